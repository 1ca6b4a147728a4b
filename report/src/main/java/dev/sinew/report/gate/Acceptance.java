package dev.sinew.report.gate;

import java.time.LocalDate;
import java.util.Optional;

/**
 * That somebody decided to live with something.
 *
 * @param reason why, in that person's words
 * @param until the last day on which it holds, where it ends
 */
public record Acceptance(String reason, Optional<LocalDate> until) {
    /** One acceptance that holds where both do. */
    Acceptance and(Acceptance other) {
        String both = reason.equals(other.reason) ? reason : reason + "; " + other.reason;
        Optional<LocalDate> first = until.isPresent() && other.until.isPresent()
                ? Optional.of(until.get().isBefore(other.until.get()) ? until.get() : other.until.get())
                : until.or(other::until);
        return new Acceptance(both, first);
    }
}
