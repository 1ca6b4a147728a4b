package dev.sinew.engine.ownership;

import java.util.Arrays;
import java.util.Collection;
import org.agrona.collections.LongHashSet;

/** Keys that have no order of their own in the one in which they are written. */
final class Sorted {
    private Sorted() {}

    static long[] of(LongHashSet set) {
        long[] keys = new long[set.size()];
        int count = 0;
        for (LongHashSet.LongIterator all = set.iterator(); all.hasNext(); ) {
            keys[count++] = all.nextValue();
        }
        Arrays.sort(keys);
        return keys;
    }

    static long[] of(Collection<Long> all) {
        return all.stream().mapToLong(Long::longValue).sorted().toArray();
    }

    /** Where the first few of some keys stand, in the order of the keys. */
    static int[] places(long[] keys, int count) {
        int[] places = new int[count];
        for (int i = 0; i < count; i++) {
            int at = i;
            while (at > 0 && keys[places[at - 1]] > keys[i]) {
                places[at] = places[at - 1];
                at--;
            }
            places[at] = i;
        }
        return places;
    }

    /** Where among the first of some keys the one is that is mixed to the largest number. */
    static int lastMixed(long[] keys, int count) {
        int last = 0;
        for (int i = 1; i < count; i++) {
            last = Named.mix(keys[i]) > Named.mix(keys[last]) ? i : last;
        }
        return last;
    }
}
