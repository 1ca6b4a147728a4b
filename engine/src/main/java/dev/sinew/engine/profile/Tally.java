package dev.sinew.engine.profile;

import java.util.Arrays;

/** Counts by a small number below 256, in one short array: most fields have one type and one format. Merges by adding. */
final class Tally {
    private static final int SHIFT = 56;
    private static final long COUNT = (1L << SHIFT) - 1;
    private static final long[] NONE = {};

    private long[] entries = NONE;

    void add(int key, long count) {
        for (int i = 0; i < entries.length; i++) {
            if ((int) (entries[i] >>> SHIFT) == key) {
                entries[i] += count;
                return;
            }
        }
        entries = Arrays.copyOf(entries, entries.length + 1);
        entries[entries.length - 1] = (long) key << SHIFT | count;
    }

    long of(int key) {
        for (long entry : entries) {
            if ((int) (entry >>> SHIFT) == key) {
                return entry & COUNT;
            }
        }
        return 0;
    }

    void merge(Tally other) {
        for (long entry : other.entries) {
            add((int) (entry >>> SHIFT), entry & COUNT);
        }
    }
}
