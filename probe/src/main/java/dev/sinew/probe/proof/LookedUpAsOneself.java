package dev.sinew.probe.proof;

import dev.sinew.probe.oracle.Baseline;
import dev.sinew.probe.oracle.Strength;
import dev.sinew.probe.run.Endpoint;
import dev.sinew.probe.run.Filled;
import dev.sinew.probe.run.Outcome;
import dev.sinew.probe.run.Persona;
import dev.sinew.probe.run.Reached;
import dev.sinew.probe.run.Trial;
import dev.sinew.probe.run.Verdict;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What is looked up by two things in the query, as an order by its number and the address that it was placed with: the other names itself beside the number of what is the owner's, so that it proves nothing
 * of it. Controls: the owner gets its own three times, nobody gets it by that same request, of a number that never existed nothing is shown, and it comes twice. Who gets it with both of the owner's, as
 * guests do, knows them, and nothing is said of that; nor where nobody gets it as well, as the second may be no proof.
 */
record LookedUpAsOneself(Endpoint endpoint, Trial trial) {
    private static final int LEAST = 2;

    /** What is shown of others; empty where nothing is looked up so, or no two callers did. */
    static Optional<Outcome> read(Endpoint endpoint, Trial trial) {
        if (!endpoint.isRead()
                || !endpoint.pathParameters().isEmpty()
                || endpoint.ids().size() < LEAST) {
            return Optional.empty();
        }
        LookedUpAsOneself looked = new LookedUpAsOneself(endpoint, trial);
        return Pairs.of(
                trial.customers(),
                each -> !each.reached(endpoint).isEmpty(),
                (owner, other) -> owner.reached(endpoint).stream()
                        .flatMap(each -> looked.mixed(each, owner, other).stream())
                        .findFirst()
                        .map(each -> () -> each.judge(trial)));
    }

    /** A lookup with a name of the other's in the place of the owner's; empty where the owner is not named, or the other was told of what is. */
    private Optional<Mixed> mixed(Reached owned, Persona owner, Persona other) {
        Map<String, String> bindings = owned.filled().bindings();
        Optional<String> name = bindings.entrySet().stream()
                .filter(each -> owner.isOwn(each.getValue()))
                .map(Map.Entry::getKey)
                .findFirst();
        Optional<String> thing = bindings.entrySet().stream()
                .filter(each -> !owner.isOwn(each.getValue()))
                .filter(each -> !other.knows(endpoint, each.getKey(), each.getValue()))
                .map(Map.Entry::getKey)
                .findFirst();
        return name.flatMap(each -> other.reached(endpoint).stream()
                        .map(one -> one.filled().bindings().getOrDefault(each, ""))
                        .filter(other::isOwn)
                        .findFirst())
                .filter(own -> thing.isPresent())
                .map(own -> new Mixed(
                        owned, owned.filled().with(name.orElseThrow(), own), thing.orElseThrow(), owner, other));
    }

    /** The owner's lookup, the same with the other's name, and the parameter that says what is looked up. */
    private record Mixed(Reached owned, Filled asked, String thing, Persona owner, Persona other) {
        Outcome judge(Trial trial) {
            Optional<Baseline> baseline = trial.baseline(owner, owned);
            if (baseline.isEmpty()) {
                return Outcome.inconclusive("the answers to " + owner + " are no JSON, or not all of three succeeded");
            }
            Set<String> common = new HashSet<>(other.seen());
            common.addAll(owned.filled().named());
            common.addAll(other.called());
            List<String> unique = baseline.get().unique(common);
            if (Strength.of(unique) < Strength.ENOUGH) {
                return Outcome.inconclusive(
                        "nothing in the answer to " + owner + " is so much its own that it would prove anything");
            }
            Filled never = asked.with(
                    thing, NeverExisted.like(owned.filled().bindings().getOrDefault(thing, "")));
            Outcome outcome =
                    new ForeignAsk(trial, owner, other, asked.ask(), never.ask(), thing).judge(baseline.get(), unique);
            return outcome.verdict() == Verdict.CONFIRMED
                    ? Outcome.confirmed(
                            other + " named itself where " + owner + " is to be named: " + outcome.reason(),
                            List.of(
                                    new Outcome.Step(
                                            owner.session(), owned.filled().ask(), owner + " looks up its own"),
                                    new Outcome.Step(
                                            other.session(), asked.ask(), other + " gets the same in its own name")))
                    : outcome;
        }
    }
}
