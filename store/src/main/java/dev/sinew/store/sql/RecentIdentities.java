package dev.sinew.store.sql;

import dev.sinew.store.Identity;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

/**
 * Identities that stand in no run yet: a map by open addressing over primitive arrays, as there are too many for objects. A
 * sequence of 0 marks a free place.
 */
final class RecentIdentities {
    /** More than a run and the largest append together. */
    private static final int PLACES = 1 << 18;

    private final long[] high = new long[PLACES];
    private final long[] low = new long[PLACES];
    private final long[] sequence = new long[PLACES];
    private final long[] received = new long[PLACES];
    private int size;

    /** Where an identity stood last, and when it came. */
    record Found(long sequence, long received) {
        /** Nowhere. */
        static final Found NOWHERE = new Found(0, 0);
    }

    int size() {
        return size;
    }

    boolean isEmpty() {
        return size == 0;
    }

    Found find(Identity identity) {
        int place = place(identity);
        return sequence[place] == 0 ? Found.NOWHERE : new Found(sequence[place], received[place]);
    }

    /** Adds an identity, or says where it stands from now on. */
    void put(Identity identity, long at, long when) {
        if (size >= PLACES - 1) {
            throw new IllegalStateException("a run was not written in time");
        }
        int place = place(identity);
        size += sequence[place] == 0 ? 1 : 0;
        high[place] = identity.high();
        low[place] = identity.low();
        sequence[place] = at;
        received[place] = when;
    }

    void clear() {
        Arrays.fill(sequence, 0);
        size = 0;
    }

    /** Takes identities in the order in which databases sort them, so that a run is written from front to back. */
    void forEachSorted(Taker taker) throws SQLException {
        int[] order = IntStream.range(0, PLACES)
                .filter(place -> sequence[place] != 0)
                .boxed()
                .sorted(Comparator.<Integer>comparingLong(place -> high[place]).thenComparingLong(place -> low[place]))
                .mapToInt(Integer::intValue)
                .toArray();
        for (int place : order) {
            taker.take(new Identity(high[place], low[place]), sequence[place], received[place]);
        }
    }

    /** When the first and the last of them came, by their own times. */
    long oldest() {
        return times().min().orElse(0);
    }

    long newest() {
        return times().max().orElse(0);
    }

    private LongStream times() {
        return IntStream.range(0, PLACES).filter(place -> sequence[place] != 0).mapToLong(place -> received[place]);
    }

    private int place(Identity identity) {
        int place = (int) (identity.low() & (PLACES - 1));
        while (sequence[place] != 0 && (high[place] != identity.high() || low[place] != identity.low())) {
            place = (place + 1) & (PLACES - 1);
        }
        return place;
    }

    /** Takes one identity. */
    interface Taker {
        void take(Identity identity, long sequence, long received) throws SQLException;
    }
}
