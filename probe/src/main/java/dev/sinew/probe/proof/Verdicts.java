package dev.sinew.probe.proof;

import dev.sinew.probe.run.Outcome;
import dev.sinew.probe.run.Verdict;
import java.util.Collection;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/** The outcome of several tries at one place: a confirmed one counts most, then a refuted one, and what is inconclusive only alone. */
final class Verdicts {
    private final String nothing;
    private Optional<Outcome> kept = Optional.empty();

    /** {@code nothing} says why there is none, where none is added. */
    Verdicts(String nothing) {
        this.nothing = nothing;
    }

    /** Of two ways to test the same, the better verdict; the second is not asked where the first confirms. */
    static Optional<Outcome> better(Optional<Outcome> first, Supplier<Optional<Outcome>> second) {
        Verdicts all = new Verdicts("");
        first.ifPresent(all::add);
        Optional<Outcome> other = all.isConfirmed() ? Optional.empty() : second.get();
        // Where neither tells, why the second does not says more: it is about what the operation is for.
        if (other.isPresent()
                && first.filter(each -> each.verdict() != Verdict.INCONCLUSIVE).isEmpty()) {
            return other;
        }
        other.ifPresent(all::add);
        return all.kept;
    }

    /** The best of what each of several can be tried with, until one confirms; empty where none can. */
    static <T> Optional<Outcome> best(Collection<T> all, Function<T, Optional<Outcome>> test) {
        Verdicts verdicts = new Verdicts("");
        for (T each : all) {
            if (!verdicts.isConfirmed()) {
                test.apply(each).ifPresent(verdicts::add);
            }
        }
        return verdicts.kept;
    }

    void add(Outcome outcome) {
        if (kept.isEmpty() || outcome.verdict().compareTo(kept.get().verdict()) < 0) {
            kept = Optional.of(outcome);
        }
    }

    boolean isConfirmed() {
        return kept.map(each -> each.verdict() == Verdict.CONFIRMED).orElse(false);
    }

    /** Whether one is confirmed or refuted. */
    boolean isDecided() {
        return kept.map(each -> each.verdict() != Verdict.INCONCLUSIVE).orElse(false);
    }

    static boolean isConfirmed(Outcome outcome) {
        return outcome.verdict() == Verdict.CONFIRMED;
    }

    Outcome outcome() {
        return kept.orElseGet(() -> Outcome.inconclusive(nothing));
    }
}
