package dev.sinew.probe.proof;

import dev.sinew.model.Maturity;
import dev.sinew.model.Rule;
import dev.sinew.model.Severity;
import dev.sinew.probe.http.Ask;
import dev.sinew.probe.http.Reply;
import dev.sinew.probe.oracle.Scalars;
import dev.sinew.probe.run.Endpoint;
import dev.sinew.probe.run.Filled;
import dev.sinew.probe.run.Fixtures;
import dev.sinew.probe.run.Homes;
import dev.sinew.probe.run.Made;
import dev.sinew.probe.run.Outcome;
import dev.sinew.probe.run.Persona;
import dev.sinew.probe.run.Proof;
import dev.sinew.probe.run.Reached;
import dev.sinew.probe.run.Replay;
import dev.sinew.probe.run.Trial;
import dev.sinew.probe.run.Verdict;
import dev.sinew.probe.run.Whose;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import tools.jackson.databind.json.JsonMapper;

/**
 * A caller creates an object among those of another.
 *
 * <p>The address names a parent, and whose that is is not asked: a card is ordered for somebody else's account.
 *
 * <p>Proved below a parent that the run created: the text that the other sent, which stands nowhere else, comes back in the owner's own list,
 * twice. All of it goes with the parent. Also below the owner as a person, as in {@code /users/{userId}/credit-cards}, where the owner's login or token says that it is called so:
 * of kinds that are one's own, such as means of payment, orders and addresses, where the owner can delete them. Not tried is what nothing deletes, such as a transfer.
 *
 * <p>Where a body says whose something is, and what two callers created shows each one's own name or id as its owner, one names the other there: the text stands in the other's list, which has nothing of what the first
 * creates for itself. What is one's own by its kind, such as a card or an address, is named in the place of the own: what is created refers to it, and an id that never existed is refused. So is what one's own is paid with, where two callers created such means. So is what another created in this run, where what is done leaves nothing with an address of its own: the answer
 * shows what stands in it, or its owner finds there what was done. So is the account that money is taken from, where the run created such accounts and their owner pays into one.
 *
 * <p>To fix it, look the parent up among those of the caller.
 */
@Rule(
        id = "probe.object-created-for-another",
        flaw = "broken-object-level-authorisation",
        title = "An object can be created among those of another",
        severity = Severity.HIGH,
        maturity = Maturity.PREVIEW,
        owasp = {"API1:2023"},
        cwe = {639, 284})
public final class ObjectCreatedForAnother implements Proof {
    @Override
    public boolean isWriting() {
        return true;
    }

    @Override
    public Optional<Outcome> prove(Endpoint endpoint, Trial trial) {
        Optional<Outcome> debited = DebitedAccount.prove(endpoint, trial);
        if (!Homes.creates(endpoint)
                || debited.filter(each -> each.verdict() == Verdict.CONFIRMED).isPresent()) {
            return debited;
        }
        Optional<Outcome> named = Verdicts.better(below(endpoint, trial), () -> OwnerInBody.prove(endpoint, trial));
        Optional<Outcome> with = Verdicts.better(named, () -> WithAnothers.prove(endpoint, trial));
        Optional<Outcome> done = Verdicts.better(with, () -> DoneWithAnothers.prove(endpoint, trial));
        return Verdicts.better(Verdicts.better(done, () -> NamedInBody.prove(endpoint, trial)), () -> debited);
    }

    private static Optional<Outcome> below(Endpoint endpoint, Trial trial) {
        // What it stands below may show it, as a ticket does its messages.
        String above = endpoint.path().substring(0, endpoint.path().lastIndexOf('/'));
        Optional<Endpoint> list = (Homes.isOfSeveral(endpoint)
                        ? Stream.of(endpoint.path(), above)
                        : Stream.of(endpoint.path()))
                .flatMap(path -> trial.endpoints().stream()
                        .filter(each -> each.isRead() && each.path().equals(path)))
                .findFirst();
        if (endpoint.pathParameters().isEmpty() || list.isEmpty()) {
            return Optional.empty();
        }
        Optional<Outcome> parents = OnCreated.byAnother(
                endpoint,
                trial,
                made -> made.at(endpoint).isPresent() && made.at(list.get()).isPresent(),
                (made, other, fixtures) -> judge(
                        made.at(endpoint).orElseThrow(),
                        made.at(list.get()).orElseThrow(),
                        Optional.of(made),
                        made.owner(),
                        other,
                        fixtures,
                        trial));
        return Verdicts.better(parents, () -> people(endpoint, list.get(), trial));
    }

    /** Below another person: what is one's own by its kind, and can be deleted again. */
    private static Optional<Outcome> people(Endpoint endpoint, Endpoint list, Trial trial) {
        if (!Whose.isPossession(endpoint)
                || trial.fixtures().filter(each -> each.mayCreate(endpoint)).isEmpty()) {
            return Optional.empty();
        }
        Fixtures fixtures = trial.fixtures().get();
        Verdicts verdicts = new Verdicts("");
        boolean tried = false;
        for (Persona owner : trial.personas()) {
            for (Persona other : trial.personas()) {
                Optional<Filled> below = owner.reached(list).stream()
                        .map(Reached::filled)
                        .filter(each -> !Rank.apart(other, owner) && Whose.isBelow(each, owner, other))
                        .findFirst();
                boolean known = fixtures.made().stream()
                        .anyMatch(each -> each.owner() == owner
                                && each.create().endpoint().equals(endpoint));
                if (below.isPresent() && known && !verdicts.isConfirmed()) {
                    tried = true;
                    Filled create = new Filled(endpoint, below.get().bindings(), "", true, true);
                    verdicts.add(judge(create, below.get(), Optional.empty(), owner, other, fixtures, trial));
                }
            }
        }
        return tried ? Optional.of(verdicts.outcome()) : Optional.empty();
    }

    private static Outcome judge(
            Filled create,
            Filled list,
            Optional<Made> parent,
            Persona owner,
            Persona other,
            Fixtures fixtures,
            Trial trial) {
        Optional<Ask> ask = fixtures.ask(create, owner);
        List<String> texts = ask.map(ObjectCreatedForAnother::canaries).orElse(List.of());
        if (ask.isEmpty() || texts.isEmpty()) {
            return Outcome.inconclusive("it takes no text by which the owner would know it again");
        }
        Reply reply = trial.askAgain(ask.get(), other.session());
        boolean once = shows(list, owner, texts, trial);
        boolean told = shows(list, owner, texts, trial) && once;
        if (parent.isEmpty()) {
            // What stands below a parent of this run goes with it.
            fixtures.tidy(create, owner, reply);
        }
        if (!told) {
            return reply.isRefusalOrMissing()
                    ? Outcome.refuted(other + " was refused: " + reply)
                    : Outcome.inconclusive("the list of " + owner + " shows nothing of it; " + other + " got " + reply);
        }
        if (!trial.isSuccess(reply)) {
            return Outcome.inconclusive("the list of " + owner + " shows it, but " + other + " was refused: " + reply);
        }
        Outcome.Step attempt = new Outcome.Step(other.session(), ask.get(), other + " creates it");
        Outcome.Step seen = new Outcome.Step(owner.session(), list.ask(), owner + " is told of it");
        return Outcome.confirmed(
                        other + " created something below "
                                + parent.map(each -> "what " + owner + " had created")
                                        .orElse(owner.toString()) + ": the text that " + other
                                + " sent stands in the list of " + owner,
                        List.of(attempt, seen))
                .again(parent.flatMap(each -> Replay.of(
                        each,
                        attempt,
                        create.endpoint(),
                        seen,
                        list.endpoint(),
                        Replay.Effect.ADDED,
                        Set.of(),
                        fixtures)));
    }

    private static boolean shows(Filled list, Persona owner, List<String> texts, Trial trial) {
        Reply reply = trial.askAgain(list.ask(), owner.session());
        return trial.isSuccess(reply)
                && reply.json()
                        .map(json ->
                                texts.stream().anyMatch(text -> Scalars.of(json).containsValue(text)))
                        .orElse(false);
    }

    private static List<String> canaries(Ask ask) {
        return ask.body().isEmpty()
                ? List.of()
                : Scalars.of(JsonMapper.shared().readTree(ask.body())).values().stream()
                        .filter(value -> value.contains("sinew-canary-"))
                        .toList();
    }
}
