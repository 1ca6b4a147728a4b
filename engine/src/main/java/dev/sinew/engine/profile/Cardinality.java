package dev.sinew.engine.profile;

import com.dynatrace.hash4j.distinctcount.UltraLogLog;
import dev.sinew.engine.codec.StateReader;
import dev.sinew.engine.codec.StateWriter;
import java.util.Arrays;
import java.util.function.LongUnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Counts distinct fingerprints: exactly up to 64, then with an UltraLogLog sketch of 1 KB (Ertl, 2023; about 2.4 % standard
 * error). The state depends on the set counted, not on its order or split.
 */
public final class Cardinality {
    private static final int EXACT = 64;
    private static final int PRECISION = 10;

    private long[] exact = new long[4];
    private int size;
    private @Nullable UltraLogLog sketch;

    /** Counts a fingerprint; these are uniformly distributed as keyed hashes are. */
    public void add(long print) {
        UltraLogLog many = sketch;
        if (many != null) {
            many.add(print);
            return;
        }
        for (int i = 0; i < size; i++) {
            if (exact[i] == print) {
                return;
            }
        }
        if (size == EXACT) {
            toSketch().add(print);
            return;
        }
        if (size == exact.length) {
            exact = Arrays.copyOf(exact, size * 2);
        }
        exact[size++] = print;
    }

    /** Adds what another has counted. */
    public void merge(Cardinality other) {
        UltraLogLog theirs = other.sketch;
        if (theirs == null) {
            for (int i = 0; i < other.size; i++) {
                add(other.exact[i]);
            }
        } else {
            toSketch().add(theirs);
        }
    }

    /** The number of distinct fingerprints, exact up to 64. */
    public long count() {
        UltraLogLog many = sketch;
        return many == null ? size : Math.round(many.getDistinctCountEstimate());
    }

    /**
     * The number of distinct values after a function that can make several one. Beyond 64 what the function joins is not
     * seen, and the number is that of the fingerprints.
     */
    public long count(LongUnaryOperator now) {
        if (sketch != null) {
            return count();
        }
        return Arrays.stream(exact, 0, size).map(now).distinct().count();
    }

    /** What was counted while it is known exactly, else nothing. */
    long[] some() {
        return Arrays.copyOf(exact, size);
    }

    private UltraLogLog toSketch() {
        UltraLogLog many = sketch;
        if (many == null) {
            many = UltraLogLog.create(PRECISION);
            for (int i = 0; i < size; i++) {
                many.add(exact[i]);
            }
            sketch = many;
            exact = new long[0];
            size = 0;
        }
        return many;
    }

    /** Writes what is known exactly in order, or the sketch, which has none. */
    void write(StateWriter out) {
        UltraLogLog many = sketch;
        out.flag(many != null);
        if (many != null) {
            out.raw(many.getState());
        } else {
            long[] sorted = some();
            Arrays.sort(sorted);
            out.longs(sorted);
        }
    }

    /** Takes what was written; only where nothing was counted yet. */
    void read(StateReader in) {
        if (!in.flag()) {
            for (long print : in.longs(EXACT)) {
                add(print);
            }
            return;
        }
        byte[] state = in.raw();
        if (state.length == 1 << PRECISION) {
            exact = new long[0];
            sketch = UltraLogLog.wrap(state);
        } else {
            in.fail("a sketch has the wrong length");
        }
    }
}
