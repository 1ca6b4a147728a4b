package dev.sinew.engine.profile;

import dev.sinew.engine.codec.StateReader;
import dev.sinew.engine.codec.StateWriter;
import dev.sinew.model.Exchange;
import dev.sinew.model.Observation;
import dev.sinew.model.Origin;
import java.util.SortedMap;

/**
 * How sizes and times of calls spread, in buckets by powers of two, and what came on which day. Sizes of answers and times are
 * those of calls that were answered with success: what is refused is short and quick and would hide what is not. The most of
 * each is remembered with its place.
 */
public final class Spread {
    private static final long MICROS_OF_DAY = 86_400_000_000L;

    private long[] requestSizes = Tally.NONE;
    private long[] answerSizes = Tally.NONE;
    private long[] times = Tally.NONE;
    private Most largest = Most.NONE;
    private Most slowest = Most.NONE;
    private final Days days = new Days();

    /** A greatest value and the first place, in the order of origins, that had it; -1 where there is none. */
    public record Most(long value, Origin origin) {
        static final Most NONE = new Most(-1, Origin.NONE);

        Most with(long other, Origin at) {
            boolean more = other > value || (other == value && other >= 0 && at.compareTo(origin) < 0);
            return more ? new Most(other, at) : this;
        }

        void write(StateWriter out) {
            out.zigzag(value);
            out.origin(origin);
        }

        static Most read(StateReader in) {
            return new Most(in.zigzag(), in.origin());
        }
    }

    /** Values that stand apart: {@code count} of {@code all} reach {@code from}, all others lie below {@code below}. */
    public record Apart(long count, long all, long below, long from) {
        /** Nothing stands apart. */
        public static final Apart NONE = new Apart(0, 0, 0, 0);
    }

    void add(Observation observation) {
        requestSizes = count(requestSizes, observation.requestBody().size());
        boolean success = observation.status() >= 200 && observation.status() < 300;
        long size = success ? observation.answerBody().size() : -1;
        long took = success ? observation.tookMicros() : -1;
        answerSizes = count(answerSizes, size);
        times = count(times, took);
        largest = largest.with(size, observation.origin());
        slowest = slowest.with(took, observation.origin());
        if (observation.timeMicros() != Exchange.TIME_UNKNOWN) {
            days.add(Math.floorDiv(observation.timeMicros(), MICROS_OF_DAY), size, took);
        }
    }

    private static long[] count(long[] buckets, long value) {
        return value < 0 ? buckets : Tally.add(buckets, bucket(value), 1);
    }

    /** The bucket of a value: 0 for 0, else the number of its bits. */
    private static int bucket(long value) {
        return Long.SIZE - Long.numberOfLeadingZeros(value);
    }

    void merge(Spread other) {
        requestSizes = Tally.merge(requestSizes, other.requestSizes);
        answerSizes = Tally.merge(answerSizes, other.answerSizes);
        times = Tally.merge(times, other.times);
        largest = largest.with(other.largest.value, other.largest.origin);
        slowest = slowest.with(other.slowest.value, other.slowest.origin);
        days.merge(other.days);
    }

    /** Below which power of two this share (0 to 1) of successful answers' sizes in bytes lies; -1 where none is known. */
    public long answerSizeBelow(double share) {
        return below(answerSizes, share);
    }

    /** Likewise of requests' sizes. */
    public long requestSizeBelow(double share) {
        return below(requestSizes, share);
    }

    /** Likewise of the time to a successful answer, in microseconds. */
    public long tookMicrosBelow(double share) {
        return below(times, share);
    }

    /** How many successful answers had a known size. */
    public long sized() {
        return sum(answerSizes);
    }

    /** The largest successful answer in bytes. */
    public Most largest() {
        return largest;
    }

    /** The longest time to a successful answer, in microseconds. */
    public Most slowest() {
        return slowest;
    }

    /** The sizes of successful answers that stand apart, from {@code least} bytes on. */
    public Apart sizesApart(int gap, long least) {
        return apart(answerSizes, gap, least);
    }

    /** The times to successful answers that stand apart, from {@code least} microseconds on. */
    public Apart timesApart(int gap, long least) {
        return apart(times, gap, least);
    }

    /** What lies above the lowest run of {@code gap} empty buckets that has at most one in a hundred above it, or one. */
    private static Apart apart(long[] buckets, int gap, long least) {
        long all = sum(buckets);
        Apart found = Apart.NONE;
        int empty = 0;
        long above = 0;
        for (int i = Long.SIZE - 1; i >= 0 && above <= Math.max(1, all / 100); i--) {
            long here = Tally.of(buckets, i);
            if (here == 0) {
                empty++;
                continue;
            }
            long from = 1L << i + empty;
            if (above > 0 && empty >= gap && from >= least) {
                found = new Apart(above, all, 1L << i, from);
            }
            above += here;
            empty = 0;
        }
        return found;
    }

    private static long sum(long[] buckets) {
        long all = 0;
        for (int i = 0; i < Long.SIZE; i++) {
            all += Tally.of(buckets, i);
        }
        return all;
    }

    private static long below(long[] buckets, double share) {
        long all = sum(buckets);
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
        return days.calls();
    }

    /** The same days with the middle of sizes and times. */
    public SortedMap<Long, Days.Day> daily() {
        return days.all();
    }

    void write(StateWriter out) {
        Tally.write(requestSizes, out);
        Tally.write(answerSizes, out);
        Tally.write(times, out);
        largest.write(out);
        slowest.write(out);
        days.write(out);
    }

    void read(StateReader in) {
        requestSizes = Tally.read(in);
        answerSizes = Tally.read(in);
        times = Tally.read(in);
        largest = Most.read(in);
        slowest = Most.read(in);
        days.read(in);
    }
}
