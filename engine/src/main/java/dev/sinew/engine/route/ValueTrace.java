package dev.sinew.engine.route;

import dev.sinew.engine.codec.StateReader;
import dev.sinew.engine.codec.StateWriter;
import java.util.Arrays;

/**
 * Remembers which fingerprints recently stood in identifying fields of answers: a table of fixed growth in which a newer
 * value takes an older one's place. It grows while there is room for all apis together. Forgetting costs evidence, never
 * correctness.
 */
final class ValueTrace {
    static final int SMALL = 1 << 6;
    private static final int LARGE = 1 << 16;
    /** A table that grew holds at least one value for so many slots. */
    private static final int SPARSE = 8;

    private final Room room;
    private long[] slots = new long[SMALL];
    private int used;
    private boolean cramped;

    /** How many more slots the tables of all apis may take, beyond what each has from the start. */
    static final class Room {
        private int left;

        Room(int slots) {
            left = slots;
        }

        private boolean take(int slots) {
            boolean enough = left >= slots;
            left -= enough ? slots : 0;
            return enough;
        }
    }

    ValueTrace(Room room) {
        this.room = room;
    }

    void add(long print) {
        int slot = slot(print, slots.length);
        if (slots[slot] == print) {
            return;
        }
        if (slots[slot] == 0 && 2 * (used + 1) > slots.length && slots.length < LARGE) {
            grow();
            slot = slot(print, slots.length);
        }
        used += slots[slot] == 0 ? 1 : 0;
        slots[slot] = print;
    }

    boolean contains(long print) {
        return print != 0 && slots[slot(print, slots.length)] == print;
    }

    /** Whether it would have grown, and there was no room. */
    boolean cramped() {
        return cramped;
    }

    private void grow() {
        if (!room.take(3 * slots.length)) {
            cramped = true;
            return;
        }
        long[] old = slots;
        slots = new long[old.length * 4];
        for (long print : old) {
            if (print != 0) {
                slots[slot(print, slots.length)] = print;
            }
        }
    }

    private static int slot(long print, int size) {
        return (int) (print ^ print >>> 32) & (size - 1);
    }

    void write(StateWriter out) {
        out.flag(cramped);
        out.varint(slots.length);
        out.longs(Arrays.stream(slots).filter(print -> print != 0).toArray());
    }

    /** Takes what was written; only for one that is empty. */
    void read(StateReader in) {
        cramped = in.flag();
        int length = in.upTo(LARGE);
        long[] prints = in.longs(LARGE);
        boolean grown = length > SMALL && Integer.bitCount(length) == 1 && prints.length >= length / SPARSE;
        if (length != SMALL && !grown) {
            in.fail("a table of values has a length that it cannot have");
            return;
        }
        room.left -= length - SMALL;
        slots = new long[length];
        for (long print : prints) {
            int slot = slot(print, length);
            if (print == 0 || slots[slot] != 0) {
                in.fail("two values stand in one place");
            }
            slots[slot] = print;
        }
        used = prints.length;
    }
}
