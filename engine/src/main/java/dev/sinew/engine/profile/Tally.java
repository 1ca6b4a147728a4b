package dev.sinew.engine.profile;

import dev.sinew.engine.codec.StateReader;
import dev.sinew.engine.codec.StateWriter;
import java.util.Arrays;

/** Counts by a small number below 256, in one short array: most fields have one type and one format. Merges by adding. */
final class Tally {
    static final long[] NONE = {};

    private static final int KEYS = 256;
    private static final int SHIFT = 56;
    private static final long COUNT = (1L << SHIFT) - 1;

    private Tally() {}

    /** The counts with some more for a number: the same array, or a longer one. */
    static long[] add(long[] entries, int key, long count) {
        for (int i = 0; i < entries.length; i++) {
            if ((int) (entries[i] >>> SHIFT) == key) {
                entries[i] += count;
                return entries;
            }
        }
        long[] more = Arrays.copyOf(entries, entries.length + 1);
        more[entries.length] = (long) key << SHIFT | count;
        return more;
    }

    static long of(long[] entries, int key) {
        for (long entry : entries) {
            if ((int) (entry >>> SHIFT) == key) {
                return entry & COUNT;
            }
        }
        return 0;
    }

    static long[] merge(long[] entries, long[] others) {
        long[] merged = entries;
        for (long other : others) {
            merged = add(merged, (int) (other >>> SHIFT), other & COUNT);
        }
        return merged;
    }

    /** Writes the counts in the order of their numbers, whatever came first. */
    static void write(long[] entries, StateWriter out) {
        long[] sorted = entries.clone();
        Arrays.sort(sorted);
        out.varint(sorted.length);
        for (long entry : sorted) {
            out.octet((int) (entry >>> SHIFT));
            out.varint(entry & COUNT);
        }
    }

    static long[] read(StateReader in) {
        int size = in.upTo(KEYS);
        long[] entries = NONE;
        for (int i = 0; i < size && !in.failed(); i++) {
            entries = add(entries, in.octet(), in.varint() & COUNT);
        }
        return entries;
    }
}
