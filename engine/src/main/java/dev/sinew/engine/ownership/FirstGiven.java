package dev.sinew.engine.ownership;

import dev.sinew.engine.codec.StateReader;
import dev.sinew.engine.codec.StateWriter;

/** The two smallest keys of callers that something was given to itself, where more were told of it than are remembered: whether it was one alone. */
final class FirstGiven {
    private long one;
    private long other;

    /** Those of some callers whose bits are set. */
    static FirstGiven of(long[] callers, int count, int given) {
        FirstGiven first = new FirstGiven();
        for (int i = 0; i < count; i++) {
            first.add((given & 1 << i) != 0 ? callers[i] : 0);
        }
        return first;
    }

    /** Takes a caller, in any order and as often as it comes; 0 is none. */
    void add(long caller) {
        if (caller == 0 || caller == one || caller == other) {
            return;
        }
        if (one == 0 || caller < one) {
            other = one;
            one = caller;
        } else if (other == 0 || caller < other) {
            other = caller;
        }
    }

    /** The only caller, or 0. */
    long only() {
        return other == 0 ? one : 0;
    }

    FirstGiven copy() {
        FirstGiven same = new FirstGiven();
        same.one = one;
        same.other = other;
        return same;
    }

    void write(StateWriter out) {
        out.fixed(one);
        out.fixed(other);
    }

    static FirstGiven read(StateReader in) {
        FirstGiven first = new FirstGiven();
        first.one = in.fixedLong();
        first.other = in.fixedLong();
        return first;
    }
}
