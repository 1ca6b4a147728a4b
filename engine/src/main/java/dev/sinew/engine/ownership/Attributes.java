package dev.sinew.engine.ownership;

import dev.sinew.engine.codec.StateReader;
import dev.sinew.engine.codec.StateWriter;
import java.util.Arrays;

/** The values that identify a caller, each with the name of the attribute that it is: few, so that they are looked through. */
final class Attributes {
    private static final int MOST = 32;
    private static final long[] NONE = {};
    private static final byte[] NO_NAMES = {};

    private long[] prints = NONE;
    private byte[] names = NO_NAMES;
    private int count;

    /** Takes one where it is new and there is room; returns whether it was. */
    boolean add(int name, long print) {
        if (name < 0 || count >= MOST || (of(print) & 1L << name) != 0) {
            return false;
        }
        if (count == prints.length) {
            int room = Math.max(2, 2 * count);
            prints = Arrays.copyOf(prints, room);
            names = Arrays.copyOf(names, room);
        }
        prints[count] = print;
        names[count++] = (byte) name;
        return true;
    }

    void addAll(Attributes other) {
        for (int i = 0; i < other.count; i++) {
            add(other.names[i], other.prints[i]);
        }
    }

    /** Which a value is, as bits. */
    long of(long print) {
        long bits = 0;
        for (int i = 0; i < count; i++) {
            bits |= prints[i] == print ? 1L << names[i] : 0;
        }
        return bits;
    }

    /** Which are known, as bits. */
    long all() {
        long bits = 0;
        for (int i = 0; i < count; i++) {
            bits |= 1L << names[i];
        }
        return bits;
    }

    /** Whether a person is identified by one of them. */
    boolean isPerson(long person) {
        for (int i = 0; i < count; i++) {
            if (names[i] == Person.attribute(person) && Person.is(person, prints[i])) {
                return true;
            }
        }
        return false;
    }

    Attributes copy() {
        Attributes same = new Attributes();
        same.prints = Arrays.copyOf(prints, count);
        same.names = Arrays.copyOf(names, count);
        same.count = count;
        return same;
    }

    void write(StateWriter out) {
        out.varint(count);
        for (int i = 0; i < count; i++) {
            out.octet(names[i]);
            out.fixed(prints[i]);
        }
    }

    /** Takes what was written, where so many attributes have names. */
    void read(StateReader in, int named) {
        int written = in.below(MOST + 1);
        for (int i = 0; i < written && !in.failed(); i++) {
            add(in.below(named), in.fixedLong());
        }
    }
}
