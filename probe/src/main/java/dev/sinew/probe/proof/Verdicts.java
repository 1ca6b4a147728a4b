package dev.sinew.probe.proof;

import dev.sinew.probe.run.Outcome;
import dev.sinew.probe.run.Verdict;
import java.util.Optional;

/** The outcome of several tries at one place: a confirmed one counts most, then a refuted one, and what is inconclusive only alone. */
final class Verdicts {
    private final String nothing;
    private Optional<Outcome> kept = Optional.empty();

    /** {@code nothing} says why there is none, where none is added. */
    Verdicts(String nothing) {
        this.nothing = nothing;
    }

    void add(Outcome outcome) {
        if (kept.isEmpty() || outcome.verdict().compareTo(kept.get().verdict()) < 0) {
            kept = Optional.of(outcome);
        }
    }

    boolean isConfirmed() {
        return kept.map(each -> each.verdict() == Verdict.CONFIRMED).orElse(false);
    }

    Outcome outcome() {
        return kept.orElseGet(() -> Outcome.inconclusive(nothing));
    }
}
