package dev.sinew.probe.proof;

import dev.sinew.engine.classify.NameTraits;
import dev.sinew.model.Location;
import dev.sinew.probe.http.Ask;
import dev.sinew.probe.http.Reply;
import dev.sinew.probe.identity.Session;
import dev.sinew.probe.oracle.Baseline;
import dev.sinew.probe.oracle.SensitiveFields;
import dev.sinew.probe.run.Endpoint;
import dev.sinew.probe.run.Filled;
import dev.sinew.probe.run.Outcome;
import dev.sinew.probe.run.Outcome.Step;
import dev.sinew.probe.run.OwnRecord;
import dev.sinew.probe.run.Persona;
import dev.sinew.probe.run.Possessions;
import dev.sinew.probe.run.Reached;
import dev.sinew.probe.run.Trial;
import dev.sinew.spec.DescribedOperation.Parameter;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Shows what is the caller's own, unless a parameter says whose is wanted: {@code /balance?account_number=7}, of which nothing must be said. What the parameter takes stands beside the caller's name in its
 * own record. Its owner gets by it what it gets without it, three times; the other, who gets its own without it, gets just the same by it, twice, and neither
 * somebody who never existed nor nobody does. Only of what one shows to nobody by its kind, of money, and of what tells of people: a profile that others may look at is none.
 */
record OwnUnlessNamed(Endpoint endpoint, String parameter, Trial trial) {
    private static final Set<String> OF_MONEY = Set.of("balance", "balances", "holdings", "portfolio");

    /** What is shown of others; empty where no parameter says whose is wanted, or no two callers of one rank are known by it. */
    static Optional<Outcome> read(Endpoint endpoint, Trial trial) {
        boolean plain = endpoint.isRead() && endpoint.ids().isEmpty();
        List<Parameter> parameters = plain
                ? endpoint.described().parameters().stream()
                        .filter(each -> each.location() == Location.QUERY && !each.required())
                        .toList()
                : List.of();
        return Verdicts.best(parameters, each -> new OwnUnlessNamed(endpoint, each.name(), trial).read());
    }

    private Optional<Outcome> read() {
        return Pairs.of(trial.customers(), each -> plain(each).isPresent(), (owner, other) -> {
            Optional<String> owned = value(owner);
            Optional<String> own = value(other);
            boolean apart = owned.isPresent() && own.isPresent() && !owned.equals(own);
            return apart && plain(owner).isPresent() && plain(other).isPresent()
                    ? Optional.of(() -> judge(owner, owned.orElseThrow(), other))
                    : Optional.empty();
        });
    }

    private Optional<String> value(Persona persona) {
        return OwnRecord.as(parameter, persona, trial.endpoints());
    }

    /** What it got without saying whose. */
    private Optional<Reached> plain(Persona persona) {
        return persona.told(endpoint).stream()
                .filter(each -> each.filled().query().isEmpty())
                .findFirst();
    }

    private Ask asking(String value) {
        return Filled.asking(endpoint, parameter, value).ask();
    }

    private Outcome judge(Persona owner, String owned, Persona other) {
        Ask plain = Filled.bare(endpoint).ask();
        Optional<Baseline> baseline = trial.baseline(trial.thrice(plain, owner.session()));
        Reply its = trial.askAgain(asking(owned), owner.session());
        if (baseline.isEmpty() || !isAll(baseline.get(), its)) {
            return Outcome.inconclusive(owner + " does not get by " + parameter + " what it gets without");
        }
        Reply mine = trial.askAgain(plain, other.session());
        Optional<Baseline> others = trial.baseline(List.of(mine));
        if (others.isEmpty() || !isOtherwise(baseline.get(), others.get(), owned, other)) {
            return Outcome.inconclusive("what " + owner + " and " + other + " get of their own does not differ");
        }
        if (!isForNobodyElse(its)) {
            return Outcome.inconclusive("what it shows of " + owner + " may be for others to see");
        }
        Reply reply = trial.askAgain(asking(owned), other.session());
        if (!isAll(baseline.get(), reply)) {
            return Outcome.refuted(
                    trial.isSuccess(reply)
                            ? other + " got another answer than " + owner
                            : other + " was refused: " + reply);
        }
        boolean alone = !isAll(baseline.get(), trial.askAgain(asking(NeverExisted.like(owned)), other.session()))
                && !trial.isSuccess(trial.askAgain(asking(owned), Session.NOBODY))
                && isAll(others.get(), trial.askAgain(plain, other.session()));
        if (!alone || !isAll(baseline.get(), trial.askAgain(asking(owned), other.session()))) {
            return Outcome.inconclusive(other + " got what " + owner + " gets, but not for certain by asking for it");
        }
        return Outcome.confirmed(
                other + ", who gets its own without it, asked with the " + parameter + " of " + owner
                        + " and got all that " + owner
                        + " gets of its own, twice; nobody and what never existed got none of it",
                List.of(
                        new Step(owner.session(), plain, owner + " gets its own"),
                        new Step(other.session(), plain, other + " gets its own"),
                        new Step(other.session(), asking(owned), other + " gets what is " + owner + "'s")));
    }

    /** Whether an answer is what stays the same, and no more. */
    private boolean isAll(Baseline baseline, Reply reply) {
        return trial.isSuccess(reply)
                && Baseline.of(List.of(reply))
                        .filter(each ->
                                each.stable().keySet().equals(baseline.stable().keySet()))
                        .isPresent()
                && baseline.isAll(reply);
    }

    /** Whether two answers tell of two: something is otherwise beside what the two are called. */
    private boolean isOtherwise(Baseline owned, Baseline own, String name, Persona other) {
        Set<String> its = own.values();
        return owned.values().stream()
                .anyMatch(each -> !its.contains(each)
                        && !each.equals(name)
                        && !other.seen().contains(each)
                        && each.length() > 1);
    }

    private boolean isForNobodyElse(Reply shown) {
        return Possessions.isPrivate(endpoint.path())
                || SaidFor.ofCaller(endpoint)
                || NameTraits.words(Possessions.thing(endpoint.path())).stream().anyMatch(OF_MONEY::contains)
                || shown.json().filter(SensitiveFields::isPersonal).isPresent();
    }
}
