package dev.sinew.engine.ownership;

import dev.sinew.engine.codec.StateReader;
import dev.sinew.engine.codec.StateWriter;
import java.util.Arrays;

/**
 * What a caller gives at places of requests nearly always: the number under which a service knows it. Of a few places, those that it came to first.
 */
final class Usual {
    private static final int MOST = 6;
    private static final int LEAST = 3;

    private long[] places = new long[1];
    private long[] values = new long[1];
    private int[] same = new int[1];
    private int[] all = new int[1];
    private int size;

    /** The caller gave a value at a place. Returns whether it is what it gives there nearly always. */
    boolean add(long place, long value) {
        int at = 0;
        while (at < size && places[at] != place) {
            at++;
        }
        if (at == size) {
            if (size == MOST) {
                return false;
            }
            if (size == places.length) {
                int room = Math.min(MOST, 2 * size);
                places = Arrays.copyOf(places, room);
                values = Arrays.copyOf(values, room);
                same = Arrays.copyOf(same, room);
                all = Arrays.copyOf(all, room);
            }
            places[size] = place;
            values[size++] = value;
        }
        all[at]++;
        if (values[at] != value) {
            return false;
        }
        same[at]++;
        return same[at] >= LEAST && 4L * same[at] >= 3L * all[at];
    }

    void write(StateWriter out) {
        out.varint(size);
        for (int i = 0; i < size; i++) {
            out.fixed(places[i]);
            out.fixed(values[i]);
            out.varint(same[i]);
            out.varint(all[i]);
        }
    }

    static Usual read(StateReader in) {
        Usual usual = new Usual();
        int count = in.below(MOST + 1);
        for (int i = 0; i < count && !in.failed(); i++) {
            usual.add(in.fixedLong(), in.fixedLong());
            usual.same[usual.size - 1] = in.below(Integer.MAX_VALUE);
            usual.all[usual.size - 1] = in.below(Integer.MAX_VALUE);
        }
        return usual;
    }
}
