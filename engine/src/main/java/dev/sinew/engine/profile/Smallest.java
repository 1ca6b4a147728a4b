package dev.sinew.engine.profile;

import dev.sinew.engine.codec.StateReader;
import dev.sinew.engine.codec.StateWriter;
import java.util.Arrays;

/**
 * The smallest few of a set of fingerprints, which tell how many there are (Bar-Yossef et al., 2002): exactly up to 16, then
 * with a standard error of a quarter. Of a fingerprint its upper half is kept. The state depends on the set, not on its order
 * or split.
 */
final class Smallest {
    static final int[] NONE = {};

    private static final int MOST = 16;
    private static final double RANGE = 0x1p32;

    private Smallest() {}

    /** The set with a fingerprint: the same array, or another. */
    static int[] add(int[] smallest, long print) {
        return insert(smallest, (int) (print >>> 32));
    }

    private static int[] insert(int[] smallest, int print) {
        int size = smallest.length;
        if (size == MOST && Integer.compareUnsigned(print, smallest[size - 1]) >= 0) {
            return smallest;
        }
        int at = size;
        while (at > 0 && Integer.compareUnsigned(smallest[at - 1], print) > 0) {
            at--;
        }
        if (at > 0 && smallest[at - 1] == print) {
            return smallest;
        }
        int[] more = size == MOST ? smallest : Arrays.copyOf(smallest, size + 1);
        System.arraycopy(smallest, at, more, at + 1, more.length - at - 1);
        more[at] = print;
        return more;
    }

    static int[] merge(int[] smallest, int[] others) {
        int[] merged = smallest;
        for (int other : others) {
            merged = insert(merged, other);
        }
        return merged;
    }

    /** About how many there are. */
    static long count(int[] smallest) {
        int size = smallest.length;
        if (size < MOST) {
            return size;
        }
        double last = Integer.toUnsignedLong(smallest[size - 1]) + 1;
        return Math.max(size, Math.round((size - 1) / (last / RANGE)));
    }

    static void write(int[] smallest, StateWriter out) {
        out.octet(smallest.length);
        for (int print : smallest) {
            out.fixed(print);
        }
    }

    static int[] read(StateReader in) {
        int size = in.upTo(MOST);
        int[] smallest = NONE;
        for (int i = 0; i < size && !in.failed(); i++) {
            smallest = insert(smallest, in.fixedInt());
        }
        return smallest;
    }
}
