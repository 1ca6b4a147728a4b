package dev.sinew.engine.profile;

import dev.sinew.engine.codec.StateReader;
import dev.sinew.engine.codec.StateWriter;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What came on which day: calls, and the middle of sizes and times. Of the days the newest are kept, so that days merge exactly.
 * A middle is the geometric mean, kept as a sum of logarithms in sixteenths, which few large values do not move.
 */
public final class Days {
    private static final int DAYS = 64;
    /** Sixteenths of a power of two. */
    private static final double STEPS = 16;

    private static final int CALLS = 0;
    private static final int SIZED = 1;
    private static final int SIZE = 2;
    private static final int TIMED = 3;
    private static final int TIME = 4;
    private static final int COUNTS = 5;

    private final SortedMap<Long, long[]> days = new TreeMap<>();
    private long lastDay = Long.MIN_VALUE;
    private long[] last = {};

    /**
     * One day.
     *
     * @param calls how many there were
     * @param sized how many were answered with success and a size
     * @param size the geometric mean of those sizes in bytes, 0 where there were none
     * @param timed how many were answered with success and the time it took
     * @param tookMicros the geometric mean of those times, 0 where there were none
     */
    public record Day(long calls, long sized, double size, long timed, double tookMicros) {}

    /** Takes a call; a size or time below 0 is unknown. */
    void add(long day, long size, long tookMicros) {
        long[] counts = counts(day);
        counts[CALLS]++;
        if (size >= 0) {
            counts[SIZED]++;
            counts[SIZE] += logarithm(size);
        }
        if (tookMicros >= 0) {
            counts[TIMED]++;
            counts[TIME] += logarithm(tookMicros);
        }
    }

    private long[] counts(long day) {
        if (day == lastDay) {
            return last;
        }
        long[] counts = days.computeIfAbsent(day, key -> new long[COUNTS]);
        if (days.size() > DAYS) {
            days.remove(days.firstKey());
        }
        lastDay = day;
        last = counts;
        return counts;
    }

    void merge(Days other) {
        other.days.forEach((day, theirs) -> {
            long[] mine = counts(day);
            for (int i = 0; i < COUNTS; i++) {
                mine[i] += theirs[i];
            }
        });
    }

    /** Calls by day since 1970 UTC. */
    SortedMap<Long, Long> calls() {
        SortedMap<Long, Long> calls = new TreeMap<>();
        days.forEach((day, counts) -> calls.put(day, counts[CALLS]));
        return Collections.unmodifiableSortedMap(calls);
    }

    /** The days since 1970 UTC that had any call, the newest 64. */
    SortedMap<Long, Day> all() {
        SortedMap<Long, Day> all = new TreeMap<>();
        days.forEach((day, counts) -> all.put(
                day,
                new Day(
                        counts[CALLS],
                        counts[SIZED],
                        mean(counts[SIZE], counts[SIZED]),
                        counts[TIMED],
                        mean(counts[TIME], counts[TIMED]))));
        return Collections.unmodifiableSortedMap(all);
    }

    /** The logarithm to the base of two in sixteenths, between powers of two on a straight line; 0 of 0. */
    private static long logarithm(long value) {
        if (value <= 0) {
            return 0;
        }
        int power = Long.SIZE - 1 - Long.numberOfLeadingZeros(value);
        long below = power >= 4 ? value >>> power - 4 & 15 : value << 4 - power & 15;
        return 16L * power + below;
    }

    private static double mean(long sum, long count) {
        return count == 0 ? 0 : Math.pow(2, sum / STEPS / count);
    }

    void write(StateWriter out) {
        out.varint(days.size());
        days.forEach((day, counts) -> {
            out.zigzag(day);
            for (long count : counts) {
                out.varint(count);
            }
        });
    }

    void read(StateReader in) {
        int size = in.upTo(DAYS);
        for (int i = 0; i < size && !in.failed(); i++) {
            long[] counts = counts(in.zigzag());
            for (int j = 0; j < COUNTS; j++) {
                counts[j] = in.varint();
            }
        }
    }
}
