package dev.sinew.engine.ownership;

import java.util.Arrays;
import java.util.Collection;
import org.agrona.collections.LongHashSet;

/** Keys of hash tables in their order, in which they are written. */
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
}
