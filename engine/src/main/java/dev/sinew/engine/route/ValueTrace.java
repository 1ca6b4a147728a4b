package dev.sinew.engine.route;

import java.util.Arrays;

/**
 * Remembers which fingerprints recently stood in identifying fields of answers: a table of fixed growth in which a newer
 * value takes an older one's place. Forgetting costs evidence, never correctness.
 */
final class ValueTrace {
    private static final int SMALL = 1 << 6;
    private static final int LARGE = 1 << 16;

    private long[] slots = new long[SMALL];
    private int used;

    void add(long print) {
        int slot = slot(print, slots.length);
        if (slots[slot] == print) {
            return;
        }
        if (slots[slot] == 0 && ++used * 2 > slots.length && slots.length < LARGE) {
            grow();
            slot = slot(print, slots.length);
        }
        slots[slot] = print;
    }

    boolean contains(long print) {
        return print != 0 && slots[slot(print, slots.length)] == print;
    }

    private void grow() {
        long[] old = slots;
        slots = new long[old.length * 4];
        for (long print : old) {
            if (print != 0) {
                slots[slot(print, slots.length)] = print;
            }
        }
        used = (int) Arrays.stream(slots).filter(print -> print != 0).count();
    }

    private static int slot(long print, int size) {
        return (int) (print ^ print >>> 32) & (size - 1);
    }
}
