package dev.sinew.probe.proof;

import dev.sinew.probe.run.Endpoint;
import dev.sinew.probe.run.Filled;
import dev.sinew.probe.run.Fixtures;
import dev.sinew.probe.run.Homes;
import dev.sinew.probe.run.Made;
import dev.sinew.probe.run.Outcome;
import dev.sinew.probe.run.Persona;
import dev.sinew.probe.run.SameAsCreated;
import dev.sinew.probe.run.Trial;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;

/** Runs a test of writing on objects that this run created, a fresh one for each try, and on nothing else. */
final class OnCreated {
    /** The methods that change an object. */
    static final Set<String> CHANGES = Set.of("PUT", "PATCH");

    private OnCreated() {}

    /** A try by another than the owner. */
    interface ByAnother {
        Outcome judge(Made fresh, Persona other, Fixtures fixtures);
    }

    /** A try by another with a request that is about the object. */
    interface Requested {
        Outcome judge(Filled request, Made fresh, Persona other, Fixtures fixtures, Trial trial);
    }

    /** A try by the owner alone. */
    interface ByOwner {
        Outcome judge(Made fresh, Fixtures fixtures);
    }

    /** Tries each owner with each other caller that has no higher rank, until one is confirmed; empty where there is nothing to try it on. */
    static Optional<Outcome> byAnother(Endpoint endpoint, Trial trial, Predicate<Made> fits, ByAnother test) {
        if (trial.fixtures().isEmpty()) {
            return Optional.empty();
        }
        Fixtures fixtures = trial.fixtures().get();
        Verdicts verdicts = new Verdicts("there is no caller beside the owner who has no higher rank");
        Map<Persona, Made> examples = examples(fixtures, fits);
        Pairs pairs = new Pairs(verdicts, examples::containsKey);
        for (Made like : examples.values()) {
            for (Persona other : trial.personas()) {
                if (other != like.owner() && !Rank.apart(other, like.owner())) {
                    pairs.attempt(like.owner(), other, () -> judge(endpoint, like, other, fixtures, trial, test));
                }
            }
        }
        return examples.isEmpty() ? nothing(endpoint, fixtures) : Optional.of(pairs.outcome());
    }

    private static Outcome judge(
            Endpoint endpoint, Made like, Persona other, Fixtures fixtures, Trial trial, ByAnother test) {
        if (ParentOf.isOf(other, like, trial)) {
            return Outcome.inconclusive("what it was created below may be of " + other + ", who may then do so there");
        }
        if (OpenRead.isLeftOpen(endpoint, trial)
                && !Sight.isKept(like, trial)
                && Sight.isKnownByItsIdAlone(like, trial)) {
            return Outcome.inconclusive(
                    "whoever has its id reads it, without credentials, so that the id may be what proves who may do this, as of a guest's cart");
        }
        if (Sight.isReplaced(like, trial)) {
            return fresh(like, fixtures, made -> unlessShared(made, other, fixtures, trial, test));
        }
        return Sight.shared(like, other, trial)
                .filter(each -> !SaidFor.owner(endpoint) && !isLocked(endpoint, like, other, trial))
                .map(why -> belonging(why, like, other, fixtures, trial, test))
                .orElseGet(() -> fresh(like, fixtures, made -> test.judge(made, other, fixtures)));
    }

    /** Of what the lists of both tell, what the target itself says of whose it is decides. */
    private static Outcome belonging(
            String why, Made like, Persona other, Fixtures fixtures, Trial trial, ByAnother test) {
        Optional<Belongings.Owner> owner = Belongings.ofOne(like, fixtures, trial);
        return owner.isEmpty()
                ? Outcome.inconclusive(why)
                : Belongings.by(
                        owner.get(),
                        like.owner(),
                        other,
                        trial,
                        who -> fresh(
                                like,
                                fixtures,
                                made -> Belongings.says(owner.get(), made, trial)
                                        ? test.judge(made, who, fixtures)
                                        : Outcome.inconclusive(why)));
    }

    /**
     * Whether what others may look at is its owner's to delete, or to change below something: the other is refused to change it, or what it stands below, by a request that its owner may send. Where
     * everybody may change something, as in a wiki, nothing is known of who may delete it.
     */
    private static boolean isLocked(Endpoint endpoint, Made made, Persona other, Trial trial) {
        boolean removes = Homes.removes(endpoint);
        if (!removes && !Homes.changes(endpoint)) {
            return false;
        }
        // Whether it is changed by others is what is tried.
        for (Optional<Made> each = removes ? Optional.of(made) : made.parent();
                each.isPresent();
                each = each.get().parent()) {
            Made locked = each.get();
            boolean refused = trial.endpoints().stream()
                    .filter(change -> Homes.changes(change) && locked.isAddress(change))
                    .flatMap(change -> locked.at(change).stream())
                    .flatMap(change -> SameAsCreated.ask(locked, change).stream())
                    .anyMatch(same -> trial.askAgain(same, other.session()).isRefusal()
                            && trial.isSuccess(
                                    trial.askAgain(same, locked.owner().session())));
            if (refused) {
                return true;
            }
        }
        return false;
    }

    /** Of what its owner has one at a time only, whether it is shared is asked of the one that is there. */
    private static Outcome unlessShared(Made made, Persona other, Fixtures fixtures, Trial trial, ByAnother test) {
        return Sight.shared(made, other, trial)
                .map(Outcome::inconclusive)
                .orElseGet(() -> test.judge(made, other, fixtures));
    }

    /** The same with the request of an endpoint, where that does what is tested. */
    static Optional<Outcome> byAnother(
            Endpoint endpoint, boolean does, Trial trial, Predicate<Made> fits, Requested test) {
        return does
                ? byAnother(
                        endpoint,
                        trial,
                        fits,
                        (made, other, fixtures) ->
                                test.judge(made.at(endpoint).orElseThrow(), made, other, fixtures, trial))
                : Optional.empty();
    }

    /** Tries each owner until one is confirmed; empty where there is nothing to try it on. */
    static Optional<Outcome> byOwner(Endpoint endpoint, Trial trial, Predicate<Made> fits, ByOwner test) {
        if (trial.fixtures().isEmpty()) {
            return Optional.empty();
        }
        Fixtures fixtures = trial.fixtures().get();
        Verdicts verdicts = new Verdicts("");
        Map<Persona, Made> examples = examples(fixtures, fits);
        Pairs pairs = new Pairs(verdicts, examples::containsKey);
        for (Made like : examples.values()) {
            pairs.attempt(
                    like.owner(), like.owner(), () -> fresh(like, true, fixtures, made -> test.judge(made, fixtures)));
        }
        return examples.isEmpty() ? nothing(endpoint, fixtures) : Optional.of(pairs.outcome());
    }

    private static Outcome fresh(Made like, Fixtures fixtures, Function<Made, Outcome> test) {
        return fresh(like, false, fixtures, test);
    }

    /** With a fresh one, or where there can be no other, {@code last} says that what there is may be used up. */
    private static Outcome fresh(Made like, boolean last, Fixtures fixtures, Function<Made, Outcome> test) {
        Optional<Made> another = fixtures.spare(like);
        Optional<Made> fresh =
                another.isPresent() || !last || !fixtures.made().contains(like) ? another : Optional.of(like);
        if (fresh.isEmpty()) {
            return Outcome.inconclusive(
                    like.owner() + " could create no object for this test: " + fixtures.whyNoMore(like));
        }
        Outcome outcome = test.apply(fresh.get());
        if (fixtures.made().contains(fresh.get())) {
            fixtures.discard(fresh.get());
        }
        return outcome;
    }

    /** One object of each owner, the first that fits. */
    private static Map<Persona, Made> examples(Fixtures fixtures, Predicate<Made> fits) {
        Map<Persona, Made> first = new LinkedHashMap<>();
        fixtures.made().stream().filter(fits).forEach(each -> first.putIfAbsent(each.owner(), each));
        return first;
    }

    private static Optional<Outcome> nothing(Endpoint endpoint, Fixtures fixtures) {
        return endpoint.pathParameters().isEmpty()
                ? Optional.empty()
                : Optional.of(
                        Outcome.inconclusive("this run created no object to try it on: " + fixtures.lack(endpoint)));
    }
}
