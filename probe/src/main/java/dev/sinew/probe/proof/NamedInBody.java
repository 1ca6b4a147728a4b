package dev.sinew.probe.proof;

import dev.sinew.probe.http.Ask;
import dev.sinew.probe.http.Reply;
import dev.sinew.probe.oracle.Scalars;
import dev.sinew.probe.oracle.Strength;
import dev.sinew.probe.run.Endpoint;
import dev.sinew.probe.run.Filled;
import dev.sinew.probe.run.Fixtures;
import dev.sinew.probe.run.Homes;
import dev.sinew.probe.run.Made;
import dev.sinew.probe.run.Ours;
import dev.sinew.probe.run.Outcome;
import dev.sinew.probe.run.Persona;
import dev.sinew.probe.run.Trial;
import dev.sinew.probe.run.Whose;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Who does something that leaves nothing with an address of its own, such as to place an advert or to say whose contact holds a domain, names in the body what another created in this run, where a thing
 * of its own stands. It succeeds with its own thing, and not with an id that never existed, so that the thing is looked up; with the other's, twice, either the answer shows the text that this run
 * wrote into it, and which no list told the caller of, or its owner finds in it what the answer is called.
 */
record NamedInBody(Endpoint endpoint, String member, Trial trial) {
    private static final int ROUNDS = 2;

    /** What is said of an endpoint; empty where no member of its body is the id of something that was created, or what it creates has an address. */
    static Optional<Outcome> prove(Endpoint endpoint, Trial trial) {
        boolean posted = endpoint.operation().method().equals("POST");
        List<Made> made = trial.fixtures().map(Fixtures::made).orElse(List.of());
        if (endpoint.isRead()
                || endpoint.isOfSessions()
                || ActionByAnother.isOfOthers(endpoint)
                || posted
                        && made.stream()
                                .anyMatch(each -> each.create().endpoint().equals(endpoint))) {
            return Optional.empty();
        }
        return endpoint.members().stream()
                .filter(Whose::isIdOfThing)
                .map(member -> new NamedInBody(endpoint, member, trial))
                .filter(each -> made.stream().anyMatch(each::means))
                .flatMap(each -> OnCreated.byAnother(endpoint, trial, each::means, each::judge).stream())
                .reduce((first, second) -> Verdicts.better(Optional.of(first), () -> Optional.of(second))
                        .orElseThrow());
    }

    private boolean means(Made made) {
        return made.isCalled(Whose.plainly(member)) && made.at(endpoint).isEmpty();
    }

    private Outcome judge(Made foreign, Persona other, Fixtures fixtures) {
        Optional<Filled> where = where(other, fixtures);
        Optional<Made> own = fixtures.made().stream()
                .filter(each -> each.owner() == other && means(each))
                .findFirst();
        if (where.isEmpty() || own.isEmpty()) {
            return Outcome.inconclusive(other + " created nothing that it could be tried with");
        }
        // What is done to things is done to what the run created alone.
        boolean ours = !endpoint.pathParameters().isEmpty()
                || Homes.isOfSeveral(endpoint)
                || Ours.isAll(ask(where.get(), own.get().id(), other, fixtures), other, fixtures.made());
        if (!ours) {
            return Outcome.inconclusive("it would be done to something that was there before");
        }
        Reply mine = send(where.get(), own.get().id(), other, fixtures);
        if (!trial.isSuccess(mine)) {
            return Outcome.inconclusive(other + " itself could not do it with what is its own: " + mine);
        }
        Reply never = send(where.get(), NeverExisted.like(foreign.id()), other, fixtures);
        if (trial.isSuccess(never)) {
            return Outcome.inconclusive(member + " is taken as it comes, also of what never existed");
        }
        List<String> secrets = Scalars.of(WithAnothers.sent(foreign)).values().stream()
                .filter(each -> Strength.of(each) >= Strength.ENOUGH)
                .filter(each -> !other.seen().contains(each) && !mine.text().contains(each))
                .toList();
        boolean shown = true;
        boolean changed = true;
        for (int round = 0; round < ROUNDS; round++) {
            String before = page(foreign);
            Reply reply = send(where.get(), foreign.id(), other, fixtures);
            if (!trial.isSuccess(reply)) {
                return Outcome.refuted(other + " was refused: " + reply);
            }
            String after = page(foreign);
            shown &= secrets.stream().anyMatch(reply.text()::contains);
            changed &=
                    !before.isEmpty() && fresh(reply).anyMatch(each -> after.contains(each) && !before.contains(each));
            if (!shown && !changed) {
                return Outcome.inconclusive("what is " + foreign.owner() + "'s is taken as " + member
                        + ", and neither the answer nor its owner's page tells that anything came of it");
            }
        }
        return Outcome.confirmed(
                other + " named what " + foreign.owner() + " had created as " + member + ", twice: "
                        + (shown
                                ? "the answer shows what stands in it, which " + other + " was never told"
                                : "its owner finds in it what the answer to " + other + " is called")
                        + "; an id that never existed is refused",
                List.of(new Outcome.Step(
                        other.session(),
                        ask(where.get(), foreign.id(), other, fixtures),
                        other + " names what is " + foreign.owner() + "'s")));
    }

    /** Where it is tried: below what the caller created itself, or where nothing is named; there what is done stays, which must be allowed. */
    private Optional<Filled> where(Persona other, Fixtures fixtures) {
        if (endpoint.pathParameters().isEmpty()) {
            return Optional.of(Filled.bare(endpoint))
                    .filter(each -> fixtures.writing().leftovers());
        }
        return fixtures.made().stream()
                .filter(each -> each.owner() == other)
                .flatMap(each -> each.at(endpoint).stream())
                .findFirst();
    }

    private Ask ask(Filled where, String id, Persona other, Fixtures fixtures) {
        Ask usual = fixtures.ask(where, other).orElseGet(where::ask);
        ObjectNode body =
                !usual.body().isEmpty() && JsonMapper.shared().readTree(usual.body()) instanceof ObjectNode told
                        ? told
                        : JsonMapper.shared().createObjectNode();
        body.set(member, node(id));
        return where.ask(body.toString());
    }

    private Reply send(Filled where, String id, Persona other, Fixtures fixtures) {
        return trial.askAgain(ask(where, id, other, fixtures), other.session());
    }

    private static JsonNode node(String id) {
        return id.matches("\\d{1,15}")
                ? JsonNodeFactory.instance.numberNode(Long.parseLong(id))
                : JsonNodeFactory.instance.stringNode(id);
    }

    /** What its owner reads at the address of a thing; empty where it has none. */
    private String page(Made made) {
        return Sight.address(made, trial)
                .map(each -> trial.askAgain(each.ask(), made.owner().session()))
                .filter(trial::isSuccess)
                .map(Reply::text)
                .orElse("");
    }

    /** What an answer calls what was done: ids that nothing else has by chance. */
    private static Stream<String> fresh(Reply reply) {
        return reply.json().stream()
                .flatMap(json -> Scalars.of(json).values().stream())
                .filter(each -> Strength.of(each) >= Strength.ENOUGH && !Sight.isTime(each));
    }
}
