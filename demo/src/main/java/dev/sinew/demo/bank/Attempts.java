package dev.sinew.demo.bank;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/** How often something failed lately, by what it was tried on; of the most recent ones only, so that nobody can fill it. */
final class Attempts {
    private static final int MOST_KEYS = 10_000;

    private final int most;
    private final Duration within;
    private final Map<String, Count> counts = new LinkedHashMap<>();

    private record Count(int failures, Instant since) {}

    /** Allows so many failures in a time. */
    Attempts(int most, Duration within) {
        this.most = most;
        this.within = within;
    }

    /** Whether there were too many. */
    boolean exhausted(String key, Instant now) {
        return current(key, now).failures() >= most;
    }

    void failed(String key, Instant now) {
        Count count = current(key, now);
        counts.remove(key);
        counts.put(key, new Count(count.failures() + 1, count.since()));
        if (counts.size() > MOST_KEYS) {
            counts.remove(counts.keySet().iterator().next());
        }
    }

    void forget(String key) {
        counts.remove(key);
    }

    private Count current(String key, Instant now) {
        Count count = counts.get(key);
        return count == null || count.since().plus(within).isBefore(now) ? new Count(0, now) : count;
    }
}
