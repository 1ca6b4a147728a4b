package dev.sinew.scan.engine;

import java.util.Arrays;

/** Parts of a file that are to be looked at, in order; those that overlap become one. */
final class Windows {
    static final Windows NONE = new Windows();

    private int[] bounds = new int[8];
    private int count;

    /** Adds one that begins no earlier than the last one began. */
    void add(int from, int to) {
        if (count > 0 && from <= bounds[count - 1]) {
            bounds[count - 1] = Math.max(bounds[count - 1], to);
            return;
        }
        if (count == bounds.length) {
            bounds = Arrays.copyOf(bounds, 2 * count);
        }
        bounds[count++] = from;
        bounds[count++] = to;
    }

    /** Whether everything up to an offset is in the last one. */
    boolean reaches(int offset) {
        return count > 0 && offset <= bounds[count - 1];
    }

    int size() {
        return count / 2;
    }

    int from(int index) {
        return bounds[2 * index];
    }

    int to(int index) {
        return bounds[2 * index + 1];
    }
}
