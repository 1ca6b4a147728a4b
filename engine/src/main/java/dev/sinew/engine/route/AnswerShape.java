package dev.sinew.engine.route;

import dev.sinew.engine.codec.StateReader;
import dev.sinew.engine.codec.StateWriter;
import dev.sinew.model.Fields;
import dev.sinew.model.Location;

/**
 * Which fields answers have, as a Bloom filter of 256 bits over their paths. Filters unite by OR, so the shape of many
 * answers does not depend on their order; two shapes compare by the bits they share.
 */
final class AnswerShape {
    private static final int EMPTY = 0;
    private static final int SAME = 1;
    private static final int OTHER = 2;

    private long a;
    private long b;
    private long c;
    private long d;

    void add(Fields fields) {
        for (int row = 0; row < fields.count(); row++) {
            if (fields.path(row).location() == Location.BODY) {
                set(mix(fields.path(row).hashCode()));
            }
        }
    }

    private void set(int hash) {
        long bit = 1L << hash;
        switch (hash >>> 30) {
            case 0 -> a |= bit;
            case 1 -> b |= bit;
            case 2 -> c |= bit;
            default -> d |= bit;
        }
    }

    private static int mix(int hash) {
        int mixed = hash * 0x9e3779b9;
        return mixed ^ mixed >>> 15;
    }

    void merge(AnswerShape other) {
        a |= other.a;
        b |= other.b;
        c |= other.c;
        d |= other.d;
    }

    boolean isEmpty() {
        return (a | b | c | d) == 0;
    }

    /** The share of common bits among all set bits, 0 to 1; the more fields, the surer a high share means the same form. */
    double similarity(AnswerShape other) {
        int common = Long.bitCount(a & other.a)
                + Long.bitCount(b & other.b)
                + Long.bitCount(c & other.c)
                + Long.bitCount(d & other.d);
        int all = Long.bitCount(a | other.a)
                + Long.bitCount(b | other.b)
                + Long.bitCount(c | other.c)
                + Long.bitCount(d | other.d);
        return all == 0 ? 0 : (double) common / all;
    }

    /** How many bits are set: about how many different fields there are. */
    int size() {
        return Long.bitCount(a) + Long.bitCount(b) + Long.bitCount(c) + Long.bitCount(d);
    }

    /** Writes it beside the one that was written before: paths of one template have the same. */
    void write(StateWriter out, AnswerShape before) {
        boolean same = a == before.a && b == before.b && c == before.c && d == before.d;
        out.octet(isEmpty() ? EMPTY : same ? SAME : OTHER);
        if (!isEmpty() && !same) {
            out.fixed(a);
            out.fixed(b);
            out.fixed(c);
            out.fixed(d);
        }
    }

    /** Takes what was written; only for one that is empty. */
    void read(StateReader in, AnswerShape before) {
        switch (in.upTo(OTHER)) {
            case EMPTY -> {}
            case SAME -> merge(before);
            default -> {
                a = in.fixedLong();
                b = in.fixedLong();
                c = in.fixedLong();
                d = in.fixedLong();
            }
        }
    }
}
