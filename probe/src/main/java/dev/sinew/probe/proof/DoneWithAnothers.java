package dev.sinew.probe.proof;

import dev.sinew.probe.http.Ask;
import dev.sinew.probe.http.Reply;
import dev.sinew.probe.oracle.Scalars;
import dev.sinew.probe.oracle.Strength;
import dev.sinew.probe.run.Endpoint;
import dev.sinew.probe.run.Fixtures;
import dev.sinew.probe.run.Made;
import dev.sinew.probe.run.Ours;
import dev.sinew.probe.run.Outcome;
import dev.sinew.probe.run.Persona;
import dev.sinew.probe.run.Trial;
import dev.sinew.probe.run.Whose;
import dev.sinew.spec.Schema;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.function.Supplier;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Who does something with a thing of its own names in the body what is another's by its kind: an invoice is paid with the card of another. Both the thing and the card were created in this run. As it may be done only
 * once, each try has a fresh thing. With its own the caller shows what is then read of the thing; with an id that never existed that stays as it was; with the other's it becomes the same, twice, and the answer or the thing tells what only
 * the other sent of it, or refers to it.
 *
 * @param member what the body calls the id of the means
 */
record DoneWithAnothers(Endpoint endpoint, String member, Fixtures fixtures, Trial trial) {
    private static final int ROUNDS = 2;
    private static final JsonMapper JSON = JsonMapper.shared();

    /** What is said of an endpoint; empty where it does nothing with a thing, or takes no means that two callers created. */
    static Optional<Outcome> prove(Endpoint endpoint, Trial trial) {
        return trial.fixtures()
                .filter(each -> each.writing().leftovers() && ActionByAnother.isDeed(endpoint, trial))
                .flatMap(fixtures -> trial.takes(endpoint).map(Schema::properties).stream()
                        .flatMap(each -> each.keySet().stream())
                        .filter(Whose::isMeans)
                        .findFirst()
                        .flatMap(each -> new DoneWithAnothers(endpoint, each, fixtures, trial).judge()));
    }

    private Optional<Outcome> judge() {
        List<Made> given = GivenTo.examples(endpoint, trial);
        return Pairs.of(trial.customers(), each -> means(each).isPresent(), (owner, caller) -> {
            Optional<Made> means = means(owner).filter(each -> !isShown(each, caller));
            return means.filter(each -> means(caller).isPresent() && !Rank.apart(caller, owner))
                    .map(each -> () -> judge(each, caller, () -> fresh(caller, given)));
        });
    }

    /** What a caller created of the kind that the member is the id of. */
    private Optional<Made> means(Persona caller) {
        return fixtures.made().stream()
                .filter(each ->
                        each.owner() == caller && Whose.isMadeBy(each.create().endpoint(), member))
                .findFirst();
    }

    private boolean isShown(Made means, Persona caller) {
        return Sight.isTold(means, caller, trial)
                || Sight.address(means, trial)
                        .filter(each -> trial.isSuccess(trial.askAgain(each.ask(), caller.session())))
                        .isPresent();
    }

    /** A fresh thing of a caller, which it created itself or was given. */
    private Optional<Made> fresh(Persona caller, List<Made> given) {
        return fixtures.made().stream()
                .filter(each -> each.owner() == caller && each.at(endpoint).isPresent())
                .findFirst()
                .flatMap(fixtures::another)
                .or(() -> given.stream()
                        .flatMap(each -> GivenTo.fresh(each, caller, fixtures, trial).stream())
                        .findFirst());
    }

    /** A try on a fresh thing: what was sent, the answer, and what the caller then reads otherwise. */
    private record Tried(Ask ask, Reply reply, SortedMap<String, String> moved) {}

    private Optional<Tried> tried(Persona caller, String id, Optional<Made> fresh) {
        Optional<Sight> before = fresh.flatMap(each -> Sight.of(each, trial));
        Optional<Ask> ask = fresh.flatMap(each -> each.at(endpoint))
                .flatMap(each -> fixtures.ask(each, caller))
                .filter(each -> Ours.isAll(each, caller, fixtures.made()))
                .flatMap(each -> naming(each, id));
        if (before.isEmpty() || ask.isEmpty()) {
            return Optional.empty();
        }
        Reply reply = trial.askAgain(ask.get(), caller.session());
        return Sight.of(fresh.orElseThrow(), trial)
                .map(after -> new Tried(ask.get(), reply, before.get().changed(after)));
    }

    private Optional<Ask> naming(Ask ask, String id) {
        if (!(JSON.readTree(ask.body()) instanceof ObjectNode body) || !body.has(member)) {
            return Optional.empty();
        }
        JsonNode own = body.path(member);
        body.set(member, WithAnothers.typed(id, own));
        return Optional.of(new Ask(ask.method(), ask.path(), ask.headers(), body.toString()));
    }

    private Outcome judge(Made means, Persona caller, Supplier<Optional<Made>> fresh) {
        Persona owner = means.owner();
        Optional<Tried> own = tried(caller, means(caller).orElseThrow().id(), fresh.get());
        if (own.isEmpty()
                || !trial.isSuccess(own.get().reply())
                || own.get().moved().isEmpty()) {
            return Outcome.inconclusive(
                    own.isEmpty()
                            ? caller + " has nothing of this run that it could be done with"
                            : "nothing that " + caller + " reads tells that it was done with its own " + member + ": "
                                    + own.get().reply());
        }
        Optional<Tried> never = tried(caller, NeverExisted.like(means.id()), fresh.get());
        if (never.filter(each -> !trial.isSuccess(each.reply()) && each.moved().isEmpty())
                .isEmpty()) {
            return Outcome.inconclusive(member + " is taken as it comes, also of what never existed");
        }
        Optional<Tried> last = Optional.empty();
        for (int i = 0; i < ROUNDS; i++) {
            last = tried(caller, means.id(), fresh.get());
            if (last.isEmpty() || !trial.isSuccess(last.get().reply())) {
                return i > 0 || last.isEmpty()
                        ? Outcome.inconclusive(caller + " could do it no more for this test")
                        : Outcome.refuted("what is " + owner + "'s is not taken as " + member + ": "
                                + last.get().reply());
            }
            if (!last.get().moved().keySet().containsAll(own.get().moved().keySet())
                    || !tells(last.get(), means, caller)) {
                return Outcome.inconclusive(
                        "nothing shows that what is " + owner + "'s was used where it is taken as " + member);
            }
        }
        return Outcome.confirmed(
                caller + " did something with what is its own and named what is " + owner + "'s as " + member
                        + ", twice: it was done as with its own, and what only " + owner
                        + " was told of comes back; an id that never existed is refused",
                List.of(new Outcome.Step(
                        caller.session(), last.orElseThrow().ask(), caller + " names what is " + owner + "'s")));
    }

    /** Whether the answer, or what is read of the thing, refers to the means, or says what its owner alone sent of it. */
    private boolean tells(Tried tried, Made means, Persona caller) {
        Set<String> shown = new HashSet<>(tried.moved().values());
        tried.reply().json().ifPresent(each -> shown.addAll(Scalars.of(each).values()));
        List<String> sent = Scalars.of(WithAnothers.sent(means)).values().stream()
                .filter(each -> !caller.seen().contains(each) && shown.contains(each))
                .toList();
        return Strength.of(sent) >= Strength.ENOUGH || tried.moved().containsValue(means.id());
    }
}
