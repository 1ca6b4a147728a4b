package dev.sinew.engine.rules.posture;

import dev.sinew.engine.posture.ApiPosture;
import dev.sinew.engine.posture.OperationPosture;
import java.util.SortedMap;
import java.util.TreeMap;

/** On which days an api was called, over all its operations, and what that says of the silence of one of them. */
final class CallDays {
    /**
     * A silence is no chance where so many calls were to be expected in it: at random times none comes once in twenty thousand
     * such silences.
     */
    static final double EXPECTED = 10;

    private final SortedMap<Long, Long> days = new TreeMap<>();

    CallDays(ApiPosture api) {
        for (OperationPosture each : api.operations()) {
            each.spread().days().forEach((day, calls) -> days.merge(day, calls, Long::sum));
        }
    }

    /** Whether nothing is known. */
    boolean isEmpty() {
        return days.isEmpty();
    }

    long first() {
        return days.firstKey();
    }

    long last() {
        return days.lastKey();
    }

    /** On how many days before a day the api was called. */
    int before(long day) {
        return days.headMap(day).size();
    }

    /** On how many days after a day the api was called. */
    int after(long day) {
        return days.tailMap(day + 1).size();
    }

    /** The longest time between two days of calls, in days, at least 1. */
    static long longestPause(SortedMap<Long, Long> days) {
        long longest = 1;
        long before = days.firstKey();
        for (long day : days.keySet()) {
            longest = Math.max(longest, day - before);
            before = day;
        }
        return longest;
    }

    static long calls(SortedMap<Long, Long> days) {
        return days.values().stream().mapToLong(Long::longValue).sum();
    }
}
