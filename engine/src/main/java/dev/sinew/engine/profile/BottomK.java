package dev.sinew.engine.profile;

import java.util.Arrays;

/**
 * The smallest few of a set of fingerprints, which tell how many there are (Bar-Yossef et al., 2002): exactly while they fit,
 * then with a standard error of one over the root of their number. The state depends on the set, not on its order or split.
 */
final class BottomK {
    private static final long[] NONE = {};
    private static final double RANGE = 0x1p64;

    private final int most;
    private long[] smallest = NONE;
    private int size;

    BottomK(int most) {
        this.most = most;
    }

    void add(long print) {
        if (size == most && Long.compareUnsigned(print, smallest[size - 1]) >= 0) {
            return;
        }
        int at = size;
        while (at > 0 && Long.compareUnsigned(smallest[at - 1], print) > 0) {
            at--;
        }
        if (at > 0 && smallest[at - 1] == print) {
            return;
        }
        if (size == smallest.length && size < most) {
            smallest = Arrays.copyOf(smallest, Math.min(most, Math.max(2, 2 * size)));
        }
        int moved = Math.min(size, most - 1) - at;
        System.arraycopy(smallest, at, smallest, at + 1, moved);
        smallest[at] = print;
        size = Math.min(most, size + 1);
    }

    void merge(BottomK other) {
        for (int i = 0; i < other.size; i++) {
            add(other.smallest[i]);
        }
    }

    /** About how many there are. */
    long count() {
        if (size < most) {
            return size;
        }
        double last = smallest[size - 1] >= 0 ? smallest[size - 1] : smallest[size - 1] + RANGE;
        return Math.max(size, Math.round((size - 1) / (last / RANGE)));
    }
}
