package dev.sinew.probe.proof;

import dev.sinew.probe.identity.Identity;
import dev.sinew.probe.run.Outcome;
import dev.sinew.probe.run.Persona;
import dev.sinew.probe.run.Verdict;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** Pairs of callers that were tried: what is refused between two is refused between all of their roles and tenants, so that dozens of identities do not multiply requests. */
final class Pairs {
    /** So many that tell nothing are enough to know that of these nothing is told. */
    private static final int MOST_OPEN = 2;

    private final Map<List<String>, Integer> tried = new HashMap<>();
    private final Verdicts verdicts;

    /** Pairs whose outcomes are added to others. */
    Pairs(Verdicts verdicts) {
        this.verdicts = verdicts;
    }

    /** Whether it is not known yet whether somebody like the second is refused what is of somebody like the first, nor anything confirmed. */
    boolean isOpen(Persona owner, Persona other) {
        return !verdicts.isConfirmed() && tried.getOrDefault(key(owner, other), 0) < MOST_OPEN;
    }

    /** Tries a pair where that is open. */
    void attempt(Persona owner, Persona other, Supplier<Outcome> test) {
        if (isOpen(owner, other)) {
            Outcome outcome = test.get();
            verdicts.add(outcome);
            tried.merge(key(owner, other), outcome.verdict() == Verdict.REFUTED ? MOST_OPEN : 1, Integer::sum);
        }
    }

    private static List<String> key(Persona owner, Persona other) {
        Identity one = owner.session().identity();
        Identity two = other.session().identity();
        return List.of(one.role(), one.tenant(), two.role(), two.tenant());
    }
}
