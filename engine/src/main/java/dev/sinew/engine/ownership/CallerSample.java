package dev.sinew.engine.ownership;

import dev.sinew.engine.codec.StateReader;
import dev.sinew.engine.codec.StateWriter;
import java.util.Arrays;
import java.util.function.LongBinaryOperator;
import java.util.function.LongUnaryOperator;

/**
 * A number for each of a few dozen callers: for all while they are few, then for those whose hashes are smallest. What a caller's
 * calls say is put together so that the order does not matter: the largest, or all bits of them.
 */
public final class CallerSample {
    private final LongBinaryOperator together;
    private long[] ranks = new long[4];
    private long[] callers = new long[4];
    private long[] values = new long[4];
    private int size;

    private CallerSample(LongBinaryOperator together) {
        this.together = together;
    }

    /** A sample of each caller's largest number. */
    public static CallerSample ofLargest() {
        return new CallerSample(Math::max);
    }

    /** A sample of the bits that each caller has. */
    public static CallerSample ofBits() {
        return new CallerSample((one, other) -> one | other);
    }

    /** A sample of the sums of each caller. */
    static CallerSample ofSums() {
        return new CallerSample(Long::sum);
    }

    /** What all have of something that is worked out of the numbers, where not negative, in order. */
    long[] sorted(LongUnaryOperator worked) {
        return Arrays.stream(values, 0, size)
                .map(worked)
                .filter(value -> value >= 0)
                .sorted()
                .toArray();
    }

    /** Takes what a caller's call says. */
    public void add(long caller, long value) {
        long rank = Voters.rank(caller);
        int at = Arrays.binarySearch(ranks, 0, size, rank);
        if (at >= 0) {
            values[at] = together.applyAsLong(values[at], value);
            return;
        }
        int into = -at - 1;
        if (into >= Voters.MOST) {
            return;
        }
        if (size == ranks.length && size < Voters.MOST) {
            int room = Math.min(Voters.MOST, 2 * size);
            ranks = Arrays.copyOf(ranks, room);
            callers = Arrays.copyOf(callers, room);
            values = Arrays.copyOf(values, room);
        }
        int last = Math.min(size, ranks.length - 1);
        System.arraycopy(ranks, into, ranks, into + 1, last - into);
        System.arraycopy(callers, into, callers, into + 1, last - into);
        System.arraycopy(values, into, values, into + 1, last - into);
        ranks[into] = rank;
        callers[into] = caller;
        values[into] = value;
        size = last + 1;
    }

    /** Takes all of another. */
    public void merge(CallerSample other) {
        for (int i = 0; i < other.size; i++) {
            add(other.callers[i], other.values[i]);
        }
    }

    /** How many others are in the sample. */
    public int others(long judged) {
        int count = 0;
        for (int i = 0; i < size; i++) {
            count += callers[i] != judged ? 1 : 0;
        }
        return count;
    }

    /** How many others in the sample have so large a number. */
    public int reaching(long number, long judged) {
        int count = 0;
        for (int i = 0; i < size; i++) {
            count += callers[i] != judged && values[i] >= number ? 1 : 0;
        }
        return count;
    }

    /** How many others are in another sample, too; both keep the same of many, so that what is counted may be compared. */
    public int among(CallerSample all, long judged) {
        int count = 0;
        for (int i = 0; i < size; i++) {
            count += callers[i] != judged && Arrays.binarySearch(all.ranks, 0, all.size, ranks[i]) >= 0 ? 1 : 0;
        }
        return count;
    }

    /** The number of one; 0 where it has none in the sample. */
    public long of(long caller) {
        int at = Arrays.binarySearch(ranks, 0, size, Voters.rank(caller));
        return at >= 0 && callers[at] == caller ? values[at] : 0;
    }

    /** The largest number of the others; 0 where there are none. */
    public long largest(long judged) {
        long largest = 0;
        for (int i = 0; i < size; i++) {
            largest = callers[i] != judged ? Math.max(largest, values[i]) : largest;
        }
        return largest;
    }

    /** The number that three in four of the others do not exceed; 0 where there are none. */
    public long usual(long judged) {
        long[] sorted = new long[size];
        int count = 0;
        for (int i = 0; i < size; i++) {
            if (callers[i] != judged) {
                sorted[count++] = values[i];
            }
        }
        Arrays.sort(sorted, 0, count);
        return count == 0 ? 0 : sorted[3 * count / 4];
    }

    /** The bits that all others have. */
    long common(long judged) {
        long common = -1;
        int count = 0;
        for (int i = 0; i < size; i++) {
            if (callers[i] != judged) {
                common &= values[i];
                count++;
            }
        }
        return count == 0 ? 0 : common;
    }

    /** How many others that have any bits lack some of these. */
    int lacking(long bits, long judged) {
        int count = 0;
        for (int i = 0; i < size; i++) {
            count += callers[i] != judged && values[i] != 0 && (values[i] & bits) != bits ? 1 : 0;
        }
        return count;
    }

    /** How many others have just these bits. */
    int same(long bits, long judged) {
        int count = 0;
        for (int i = 0; i < size; i++) {
            count += callers[i] != judged && values[i] == bits ? 1 : 0;
        }
        return count;
    }

    /** How many others have any of these bits. */
    public int having(long bits, long judged) {
        int count = 0;
        for (int i = 0; i < size; i++) {
            count += callers[i] != judged && (values[i] & bits) != 0 ? 1 : 0;
        }
        return count;
    }

    public void write(StateWriter out) {
        out.varint(size);
        for (int i = 0; i < size; i++) {
            out.fixed(callers[i]);
            out.fixed(values[i]);
        }
    }

    /** Takes what was written of a sample of the same kind. */
    public void read(StateReader in) {
        int count = in.below(Voters.MOST + 1);
        for (int i = 0; i < count && !in.failed(); i++) {
            add(in.fixedLong(), in.fixedLong());
        }
    }
}
