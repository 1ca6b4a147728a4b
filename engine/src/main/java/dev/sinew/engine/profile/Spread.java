package dev.sinew.engine.profile;

import dev.sinew.model.Exchange;
import dev.sinew.model.Observation;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * How sizes and times of calls spread, in buckets by powers of two, and how many calls came on which day. Of the days the
 * newest are kept.
 */
public final class Spread {
    private static final long MICROS_OF_DAY = 86_400_000_000L;
    private static final int DAYS = 64;

    private long[] requestSizes = Tally.NONE;
    private long[] answerSizes = Tally.NONE;
    private long[] times = Tally.NONE;
    private final SortedMap<Long, Long> days = new TreeMap<>();

    void add(Observation observation) {
        requestSizes = count(requestSizes, observation.requestBody().size());
        answerSizes = count(answerSizes, observation.answerBody().size());
        times = count(times, observation.tookMicros());
        if (observation.timeMicros() != Exchange.TIME_UNKNOWN) {
            day(Math.floorDiv(observation.timeMicros(), MICROS_OF_DAY), 1);
        }
    }

    private static long[] count(long[] buckets, long value) {
        return value < 0 ? buckets : Tally.add(buckets, bucket(value), 1);
    }

    /** The bucket of a value: 0 for 0, else the number of its bits. */
    private static int bucket(long value) {
        return Long.SIZE - Long.numberOfLeadingZeros(value);
    }

    private void day(long day, long calls) {
        days.merge(day, calls, Long::sum);
        if (days.size() > DAYS) {
            days.remove(days.firstKey());
        }
    }

    void merge(Spread other) {
        requestSizes = Tally.merge(requestSizes, other.requestSizes);
        answerSizes = Tally.merge(answerSizes, other.answerSizes);
        times = Tally.merge(times, other.times);
        other.days.forEach(this::day);
    }

    /** Below which power of two this share (0 to 1) of answers' sizes in bytes lies; -1 where none is known. */
    public long answerSizeBelow(double share) {
        return below(answerSizes, share);
    }

    /** Likewise of requests' sizes. */
    public long requestSizeBelow(double share) {
        return below(requestSizes, share);
    }

    /** Likewise of the time to the answer, in microseconds. */
    public long tookMicrosBelow(double share) {
        return below(times, share);
    }

    private static long below(long[] buckets, double share) {
        long all = 0;
        for (int i = 0; i < Long.SIZE; i++) {
            all += Tally.of(buckets, i);
        }
        long sum = 0;
        for (int i = 0; i < Long.SIZE && all > 0; i++) {
            sum += Tally.of(buckets, i);
            if (sum >= share * all) {
                return 1L << i;
            }
        }
        return -1;
    }

    /** Calls by day since 1970 UTC, the newest 64 days that had any. */
    public SortedMap<Long, Long> days() {
        return Collections.unmodifiableSortedMap(days);
    }
}
