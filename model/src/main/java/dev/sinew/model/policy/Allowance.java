package dev.sinew.model.policy;

import java.time.Instant;
import java.util.Optional;

/**
 * Somebody who is never blocked.
 *
 * @param what a caller's name ({@code caller-…}), a cohort ({@code cohort:staff}), an address or a network ({@code 192.0.2.0/24})
 * @param reason why
 * @param who decided
 * @param until when it ends by itself, where it does
 */
public record Allowance(String id, String what, String reason, String who, Instant since, Optional<Instant> until)
        implements Entry {
    /** What stands before the name of a cohort. */
    public static final String COHORT = "cohort:";

    /** Whether it has not ended. */
    public boolean stands(Instant now) {
        return until.isEmpty() || until.get().isAfter(now);
    }

    /** Whether it names addresses. */
    public boolean isNetwork() {
        return !what.startsWith(COHORT) && !what.startsWith(Block.Kind.CALLER.word() + "-");
    }
}
