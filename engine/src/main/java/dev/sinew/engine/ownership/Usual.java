package dev.sinew.engine.ownership;

import dev.sinew.engine.codec.StateReader;
import dev.sinew.engine.codec.StateWriter;
import java.util.Arrays;

/**
 * What a caller gives at places of requests nearly always: the number under which a service knows it. Of a few places, those that it came to first. Kept in one array,
 * as there is one for each caller, mostly of one place: hashes of place and value, then how often that value was given and how often any.
 */
final class Usual {
    static final long[] NONE = {};

    private static final int MOST = 6;
    private static final int LEAST = 3;
    private static final int HALF = 32;
    private static final long LOW = 0xffff_ffffL;

    private Usual() {}

    /** What is kept with a place added where there is room; the same array otherwise. */
    static long[] with(long[] kept, long place, long value) {
        if (find(kept, Long.hashCode(place)) >= 0 || kept.length == 2 * MOST) {
            return kept;
        }
        long[] grown = Arrays.copyOf(kept, kept.length + 2);
        grown[kept.length] = ((long) Long.hashCode(place) << HALF) | (Long.hashCode(value) & LOW);
        return grown;
    }

    /** Counts a value at a place. Returns whether it is what is given there nearly always. */
    static boolean count(long[] kept, long place, long value) {
        int at = find(kept, Long.hashCode(place));
        if (at < 0) {
            return false;
        }
        long all = (kept[at + 1] & LOW) + 1;
        boolean again = (int) kept[at] == Long.hashCode(value);
        long same = (kept[at + 1] >>> HALF) + (again ? 1 : 0);
        kept[at + 1] = (same << HALF) | all;
        return again && same >= LEAST && 4 * same >= 3 * all;
    }

    private static int find(long[] kept, int place) {
        for (int at = 0; at < kept.length; at += 2) {
            if ((int) (kept[at] >>> HALF) == place) {
                return at;
            }
        }
        return -1;
    }

    static void write(long[] kept, StateWriter out) {
        out.longs(kept);
    }

    static long[] read(StateReader in) {
        long[] kept = in.longs(2 * MOST);
        return kept.length % 2 == 0 ? kept : NONE;
    }
}
