package dev.sinew.engine.ownership;

import dev.sinew.engine.codec.StateReader;
import dev.sinew.engine.codec.StateWriter;
import java.util.Arrays;

/**
 * For which organisations a caller calls, as its requests say. Where no token tells, the one that it names in most of its calls is
 * its own; who names several alike has none. Those are counted whose hashes are smallest, so that it is the same in any order.
 */
final class Tenancy {
    private static final int MOST = 24;
    private static final int LEAST = 5;
    private static final int FEW = 2;

    private long[] values = new long[1];
    private long[] objects = new long[1];
    private int[] counts = new int[1];
    private int size;
    private int total;
    private long usual;
    private long usualObject;

    /** The caller called for an organisation. */
    void add(Named organisation) {
        total++;
        count(organisation.print(), organisation.object(), 1);
    }

    private void count(long value, long object, int times) {
        int at = 0;
        while (at < size && values[at] != value) {
            at++;
        }
        if (at < size) {
            counts[at] += times;
        } else if (size < MOST) {
            if (size == values.length) {
                values = Arrays.copyOf(values, 2 * size);
                objects = Arrays.copyOf(objects, 2 * size);
                counts = Arrays.copyOf(counts, 2 * size);
            }
            values[size] = value;
            objects[size] = object;
            counts[size++] = times;
        } else {
            int last = Sorted.lastMixed(values, size);
            if (Named.mix(value) < Named.mix(values[last])) {
                values[last] = value;
                objects[last] = object;
                counts[last] = times;
            }
        }
    }

    /** Takes over what another key of the same caller did. */
    void add(Tenancy other) {
        total += other.total;
        for (int i = 0; i < other.size; i++) {
            count(other.values[i], other.objects[i], other.counts[i]);
        }
    }

    /** Decides which is its own: the one that is named in most calls, where there is one. */
    void decide() {
        usual = 0;
        usualObject = 0;
        for (int i = 0; i < size; i++) {
            if (counts[i] >= LEAST && 2L * counts[i] > total) {
                usual = values[i];
                usualObject = objects[i];
            }
        }
    }

    /** The same where each of few is named now and then, and one far more than each other. */
    void decideAmongFew() {
        usual = 0;
        usualObject = 0;
        int most = 0;
        int next = 0;
        for (int i = 0; i < size; i++) {
            if (counts[i] > most) {
                next = most;
                most = counts[i];
                usual = values[i];
                usualObject = objects[i];
            } else {
                next = Math.max(next, counts[i]);
            }
        }
        if (most < FEW || most <= 2 * next) {
            usual = 0;
            usualObject = 0;
        }
    }

    /** The fingerprint of its own as it was decided last; 0 where there is none. */
    long usual() {
        return usual;
    }

    /** The same as an object. */
    long usualObject() {
        return usualObject;
    }

    /** Forgets what was counted, but not what was decided. */
    void forget() {
        size = 0;
        total = 0;
    }

    /** What was decided; for many threads. */
    Tenancy frozen() {
        Tenancy same = new Tenancy();
        same.usual = usual;
        same.usualObject = usualObject;
        return same;
    }

    void write(StateWriter out) {
        out.fixed(usual);
        out.fixed(usualObject);
        out.varint(total);
        out.varint(size);
        for (int i = 0; i < size; i++) {
            out.fixed(values[i]);
            out.fixed(objects[i]);
            out.varint(counts[i]);
        }
    }

    void read(StateReader in) {
        usual = in.fixedLong();
        usualObject = in.fixedLong();
        total = in.below(Integer.MAX_VALUE);
        int count = in.below(MOST + 1);
        for (int i = 0; i < count && !in.failed(); i++) {
            count(in.fixedLong(), in.fixedLong(), in.below(Integer.MAX_VALUE));
        }
    }
}
