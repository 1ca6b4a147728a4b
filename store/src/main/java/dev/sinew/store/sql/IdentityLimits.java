package dev.sinew.store.sql;

import dev.sinew.store.Journal;
import java.time.Duration;

/**
 * How much is remembered of identities.
 *
 * @param memory for how long
 * @param run how many make a run
 * @param runs how many runs there are at most; where a day has more, the oldest are forgotten, and counted
 * @param unread after how many entries identities go into a run though they do not fill it, so that a start need not read more
 */
record IdentityLimits(Duration memory, int run, int runs, int unread) {
    /** 67 million identities, for which filters take 128 MB; a start reads half a million entries at most. */
    static final IdentityLimits USUAL = new IdentityLimits(Journal.IDENTITY_MEMORY, 1 << 17, 512, 1 << 19);

    long memoryMicros() {
        return memory.toNanos() / 1_000;
    }
}
