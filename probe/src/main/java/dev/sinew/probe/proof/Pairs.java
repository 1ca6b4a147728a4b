package dev.sinew.probe.proof;

import dev.sinew.probe.identity.Identity;
import dev.sinew.probe.run.Outcome;
import dev.sinew.probe.run.Persona;
import dev.sinew.probe.run.Verdict;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Predicate;
import java.util.function.Supplier;

/**
 * Pairs of callers that were tried: what is refused between two is refused between all of their roles and tenants, so that dozens of identities do not multiply requests. What one gets of another may
 * be meant for it, as for whoever acts for that other: two more pairs that stand as near to each other are tried, and where one of them is refused, the first confirms nothing.
 */
final class Pairs {
    /** So many that tell nothing are enough to know that of these nothing is told. */
    private static final int MOST_OPEN = 2;

    private static final int MOST_MORE = 2;
    private static final int MOST_TRIES = 5;

    private final Map<List<String>, Integer> tried = new HashMap<>();
    private final Verdicts verdicts;
    private final Predicate<Persona> able;

    /** How two stand to each other, of whom one was refused. */
    private final Set<List<String>> refused = new HashSet<>();

    private Optional<Outcome> confirmed = Optional.empty();
    private List<String> relation = List.of();
    private int more;
    private int tries;

    /**
     * Pairs whose outcomes are added to others.
     *
     * @param able whether somebody does the like with what is its own, so that its refusal tells that it is looked at whose something is
     */
    Pairs(Verdicts verdicts, Predicate<Persona> able) {
        this.verdicts = verdicts;
        this.able = able;
    }

    /**
     * Tries all pairs of some callers of one rank of whom a test can be made.
     *
     * @param able as above
     * @param test what to try with the first's things as the second, or nothing
     * @return empty where no test could be made
     */
    static Optional<Outcome> of(
            List<Persona> people,
            Predicate<Persona> able,
            BiFunction<Persona, Persona, Optional<Supplier<Outcome>>> test) {
        Pairs pairs = new Pairs(new Verdicts(""), able);
        boolean tried = false;
        for (Persona owner : people) {
            for (Persona other : people) {
                Optional<Supplier<Outcome>> one =
                        owner != other && !Rank.apart(other, owner) && pairs.isOpen(owner, other)
                                ? test.apply(owner, other)
                                : Optional.empty();
                tried |= one.isPresent();
                one.ifPresent(each -> pairs.attempt(owner, other, each));
            }
        }
        return tried ? Optional.of(pairs.outcome()) : Optional.empty();
    }

    /** Whether it is not known yet whether somebody like the second is refused what is of somebody like the first. */
    boolean isOpen(Persona owner, Persona other) {
        if (confirmed.isPresent()) {
            return owner != other
                    && more < MOST_MORE
                    && tries < MOST_TRIES
                    && relation(owner, other).equals(relation);
        }
        return !verdicts.isConfirmed() && tried.getOrDefault(key(owner, other), 0) < MOST_OPEN;
    }

    /** Tries a pair where that is open. */
    void attempt(Persona owner, Persona other, Supplier<Outcome> test) {
        if (!isOpen(owner, other)) {
            return;
        }
        Outcome outcome = test.get();
        List<String> between = relation(owner, other);
        boolean refutes = outcome.verdict() == Verdict.REFUTED;
        if (refutes && owner != other && able.test(other)) {
            refused.add(between);
        }
        if (confirmed.isPresent()) {
            tries++;
            more += outcome.verdict() == Verdict.INCONCLUSIVE ? 0 : 1;
            if (refused.contains(relation)) {
                explained();
            }
            return;
        }
        tried.merge(key(owner, other), refutes ? MOST_OPEN : 1, Integer::sum);
        if (outcome.verdict() != Verdict.CONFIRMED) {
            verdicts.add(outcome);
            return;
        }
        confirmed = Optional.of(outcome);
        relation = between;
        more = 0;
        tries = 0;
        if (refused.contains(relation)) {
            explained();
        }
    }

    /** Others who stand to each other as those two do are refused: between the two there is something else. */
    private void explained() {
        verdicts.add(
                Outcome.inconclusive("one gets what is another's, and others alike are refused theirs, so that it may"
                        + " be meant for that one, who may act for the other or share it"));
        confirmed = Optional.empty();
    }

    /** The outcome of all. */
    Outcome outcome() {
        confirmed.ifPresent(verdicts::add);
        confirmed = Optional.empty();
        return verdicts.outcome();
    }

    /** Their roles and tenants, and who does the like with its own: what is refused to a member is not said to be refused to who runs another organisation. */
    private List<String> key(Persona owner, Persona other) {
        Identity one = owner.session().identity();
        Identity two = other.session().identity();
        return List.of(
                one.role(),
                one.tenant(),
                two.role(),
                two.tenant(),
                Boolean.toString(able.test(owner)),
                Boolean.toString(able.test(other)));
    }

    /** How near two stand to each other: by their roles, and whether they belong to one tenant. */
    private static List<String> relation(Persona owner, Persona other) {
        Identity one = owner.session().identity();
        Identity two = other.session().identity();
        boolean together = !one.tenant().isEmpty() && one.tenant().equals(two.tenant());
        return List.of(one.role(), two.role(), together ? "together" : "apart");
    }
}
