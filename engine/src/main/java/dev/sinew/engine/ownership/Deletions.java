package dev.sinew.engine.ownership;

import dev.sinew.engine.codec.StateReader;
import dev.sinew.engine.codec.StateWriter;
import java.util.Arrays;

/**
 * When the object under a key was deleted first and last, by the type that it was deleted as: an id may name things of several
 * types, of which one that is deleted leaves the others. The same in any order; of a few types at most, the smallest keys.
 */
final class Deletions {
    private static final int MOST = 4;

    private int[] types = new int[0];
    private int[] first = new int[0];
    private int[] last = new int[0];

    void add(int type, int time) {
        int at = Arrays.binarySearch(types, type);
        if (at >= 0) {
            first[at] = Math.min(first[at], time);
            last[at] = Math.max(last[at], time);
            return;
        }
        int into = -at - 1;
        if (into >= MOST) {
            return;
        }
        types = with(types, into, type);
        first = with(first, into, time);
        last = with(last, into, time);
    }

    /** The same, to be added to on its own. */
    Deletions copy() {
        Deletions same = new Deletions();
        same.types = types.clone();
        same.first = first.clone();
        same.last = last.clone();
        return same;
    }

    private static int[] with(int[] old, int at, int value) {
        int[] now = Arrays.copyOf(old, Math.min(MOST, old.length + 1));
        System.arraycopy(old, at, now, at + 1, now.length - at - 1);
        now[at] = value;
        return now;
    }

    /** When it was first deleted as one type, 0 for never. */
    int first(int type) {
        int at = Arrays.binarySearch(types, type);
        return at < 0 ? 0 : first[at];
    }

    /** When last. */
    int last(int type) {
        int at = Arrays.binarySearch(types, type);
        return at < 0 ? 0 : last[at];
    }

    void write(StateWriter out) {
        out.varint(types.length);
        for (int i = 0; i < types.length; i++) {
            out.fixed(types[i]);
            out.varint(first[i]);
            out.varint(last[i]);
        }
    }

    static Deletions read(StateReader in) {
        Deletions deletions = new Deletions();
        int count = in.below(MOST + 1);
        for (int i = 0; i < count && !in.failed(); i++) {
            int type = in.fixedInt();
            deletions.add(type, in.below(Integer.MAX_VALUE));
            deletions.add(type, in.below(Integer.MAX_VALUE));
        }
        return deletions;
    }
}
