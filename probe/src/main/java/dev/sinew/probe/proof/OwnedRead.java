package dev.sinew.probe.proof;

import dev.sinew.probe.http.Reply;
import dev.sinew.probe.identity.Session;
import dev.sinew.probe.oracle.Baseline;
import dev.sinew.probe.oracle.Scalars;
import dev.sinew.probe.oracle.SensitiveFields;
import dev.sinew.probe.run.Endpoint;
import dev.sinew.probe.run.Filled;
import dev.sinew.probe.run.Outcome;
import dev.sinew.probe.run.Persona;
import dev.sinew.probe.run.Possessions;
import dev.sinew.probe.run.Reached;
import dev.sinew.probe.run.Trial;
import dev.sinew.probe.run.Whose;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/**
 * Reads what is one person's own by its kind, such as an order or a payment, or says that it is private, and says itself whose it is, whoever lists tell of it. Of what is booked others may see that it is taken, and by whom: there it must name a
 * customer, or say how somebody is reached. Controls: who owns it gets the same three times, another of one's rank has such with its own name in the same place, nobody gets it without credentials, and nothing stands at
 * an id that never existed.
 */
final class OwnedRead {
    private static final int MOST = 1;

    private OwnedRead() {}

    /** What another customer gets; empty where nothing is shown there that names customers. */
    static Optional<Outcome> byCustomer(Endpoint endpoint, Trial trial) {
        return CustomersPage.isForStaff(endpoint, trial) ? Optional.empty() : of(endpoint, trial, true);
    }

    /** What a stranger gets, where the owner is one of those who use it, and no customer; empty where nothing is shown there that says whose it is. */
    static Optional<Outcome> byStranger(Endpoint endpoint, Trial trial) {
        return of(endpoint, trial, false);
    }

    private static Optional<Outcome> of(Endpoint endpoint, Trial trial, boolean apart) {
        // What stands below a person is told by the address.
        if (!endpoint.isRead()
                || !endpoint.path().endsWith("}")
                || Whose.parameter(endpoint).isPresent()) {
            return Optional.empty();
        }
        Verdicts verdicts = new Verdicts("");
        boolean tried = false;
        for (Persona owner : trial.personas()) {
            for (Persona other : trial.personas()) {
                boolean pair = owner != other && !Rank.apart(other, owner) && !Rank.apart(owner, other);
                for (Reached each : pair ? owned(endpoint, owner, other, trial) : List.<Reached>of()) {
                    Belongings.Owner says = says(each, owner).orElseThrow();
                    if (Belongings.isApart(says, owner, other) == apart && !verdicts.isConfirmed()) {
                        tried = true;
                        verdicts.add(
                                Belongings.by(says, owner, other, trial, who -> judge(each, says, owner, who, trial)));
                    }
                }
            }
        }
        return tried ? Optional.of(verdicts.outcome()) : Optional.empty();
    }

    /** What a caller reached that says that it is its own, where the other reached such with its own name in the same place. */
    private static List<Reached> owned(Endpoint endpoint, Persona owner, Persona other, Trial trial) {
        List<Reached> theirs = own(endpoint, other, trial);
        return own(endpoint, owner, trial).stream()
                .filter(each -> !Whose.names(Scalars.of(each.reply().json().orElseThrow()), "", other))
                .filter(each -> says(each, owner)
                        .filter(mine -> theirs.stream()
                                .flatMap(one -> says(one, other).stream())
                                .anyMatch(one -> one.place().equals(mine.place())
                                        && !one.value().equals(mine.value())))
                        .filter(mine ->
                                isPrivate(endpoint, mine, each.reply().json().orElseThrow()))
                        .isPresent())
                .limit(MOST)
                .toList();
    }

    /** What a caller reached that says that it is its own, else what an element of its list says so of: of a list of everybody's the first are others'. */
    private static List<Reached> own(Endpoint endpoint, Persona who, Trial trial) {
        List<Reached> reached = who.reached(endpoint).stream()
                .filter(each -> says(each, who).isPresent())
                .toList();
        if (!reached.isEmpty() || who.reached(endpoint).isEmpty()) {
            return reached;
        }
        Filled like = who.reached(endpoint).getFirst().filled();
        String collection = endpoint.path().substring(0, endpoint.path().lastIndexOf('/'));
        return trial.endpoints().stream()
                .filter(each -> each.isRead() && each.path().equals(collection))
                .flatMap(each -> OwnedList.ids(each, who).stream())
                .limit(1)
                .map(like::withLast)
                .map(each -> new Reached(each, trial.ask(each.ask(), who.session())))
                .filter(each -> trial.isSuccess(each.reply()) && says(each, who).isPresent())
                .toList();
    }

    /**
     * Whether something is one person's own: by its kind, as it says itself that it is, as it says how the customer is reached whom it names, or, of what is booked, as it names a customer or says how
     * somebody is reached.
     */
    static boolean isPrivate(Endpoint endpoint, Belongings.Owner owner, JsonNode shown) {
        return Possessions.isPrivate(endpoint.path())
                || Possessions.saysPrivate(shown)
                || owner.isTrader() && SensitiveFields.isOfSomebody(shown)
                || Possessions.isTaken(endpoint.path()) && (owner.isTrader() || SensitiveFields.isPersonal(shown));
    }

    private static Optional<Belongings.Owner> says(Reached reached, Persona who) {
        return reached.reply().json().flatMap(json -> Belongings.owner(json, who));
    }

    private static Outcome judge(Reached owned, Belongings.Owner says, Persona owner, Persona other, Trial trial) {
        Optional<Baseline> baseline = trial.baseline(owner, owned);
        if (baseline.isEmpty() || !says.value().equals(baseline.get().stable().get(says.place()))) {
            return Outcome.inconclusive("the answers to " + owner + " are not three times the same");
        }
        Reply reply = trial.askAgain(owned.filled().ask(), other.session());
        if (!baseline.get().isSame(reply)) {
            return Outcome.refuted(
                    trial.isSuccess(reply)
                            ? other + " gets another answer than " + owner
                            : other + " was refused: " + reply);
        }
        if (baseline.get().isSame(trial.ask(owned.filled().ask(), Session.NOBODY))) {
            return Outcome.inconclusive("everybody gets it, also without credentials");
        }
        Reply never = trial.askAgain(
                owned.filled()
                        .withLast(NeverExisted.like(owned.filled().last()))
                        .ask(),
                other.session());
        if (never.json()
                .filter(json -> Belongings.owner(json, owner).isPresent())
                .isPresent()) {
            return Outcome.inconclusive("an id that never existed is answered with the same owner");
        }
        if (!baseline.get().isSame(trial.askAgain(owned.filled().ask(), other.session()))) {
            return Outcome.inconclusive(other + " got it once and not again");
        }
        return Outcome.confirmed(
                other + " gets all " + baseline.get().stable().size() + " values of what is " + owner
                        + "'s, twice; nobody and an id that never existed got none",
                List.of(
                        new Outcome.Step(owner.session(), owned.filled().ask(), owner + " gets its own"),
                        new Outcome.Step(other.session(), owned.filled().ask(), other + " gets the same values")));
    }
}
