package dev.sinew.model.policy;

import java.time.Duration;
import java.time.Instant;

/**
 * A block that waits for a person's word.
 *
 * @param block what it would be, were it made when it was proposed
 * @param rule the response rule that proposes it
 * @param why it was not made at once
 * @param remindAfter how long nobody answers before people are told again
 */
public record Proposal(Block block, String rule, String why, Duration remindAfter) implements Entry {
    /** It goes without an answer after so long. */
    public static final Duration LASTS = Duration.ofDays(7);

    @Override
    public String id() {
        return "proposal-" + block.id();
    }

    public Instant at() {
        return block.since();
    }

    /** Whether it still waits. */
    public boolean stands(Instant now) {
        return at().plus(LASTS).isAfter(now);
    }

    /** The block, made now by somebody. */
    public Block approved(String who, Instant now) {
        Duration lasts = Duration.between(block.since(), block.until());
        return new Block(
                block.id(),
                block.subject(),
                block.key(),
                block.reason(),
                who,
                block.incident(),
                now,
                now.plus(lasts),
                block.dryRun());
    }
}
