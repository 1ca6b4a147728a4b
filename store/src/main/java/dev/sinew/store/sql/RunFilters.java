package dev.sinew.store.sql;

import dev.sinew.store.Identity;
import java.util.BitSet;

/**
 * Bloom filters of up to 64 runs, kept crosswise: one word for each position, one bit in it for each run. So eight words tell
 * which of all runs may hold an identity, where filters kept one by one would cost eight looks each. A run of the usual
 * length is asked in vain in one of 1,700 cases. 16 MB.
 */
final class RunFilters {
    /** How many runs. */
    static final int RUNS = Long.SIZE;

    private static final int POSITION_BITS = 21;
    private static final int LOOKS = 8;

    private final long[] words = new long[1 << POSITION_BITS];

    /** The filter of one run, to be stored with it. */
    static final class Filter {
        private final BitSet bits;

        Filter() {
            this(new BitSet(1 << POSITION_BITS));
        }

        private Filter(BitSet bits) {
            this.bits = bits;
        }

        static Filter of(byte[] stored) {
            return new Filter(BitSet.valueOf(stored));
        }

        void add(Identity identity) {
            for (int look = 0; look < LOOKS; look++) {
                bits.set(position(identity, look));
            }
        }

        byte[] bytes() {
            return bits.toByteArray();
        }
    }

    void put(int run, Filter filter) {
        long bit = 1L << run;
        filter.bits.stream().limit(words.length).forEach(position -> words[position] |= bit);
    }

    void remove(int run) {
        long others = ~(1L << run);
        for (int position = 0; position < words.length; position++) {
            words[position] &= others;
        }
    }

    /** The runs that may hold an identity, as bits. */
    long candidates(Identity identity) {
        long runs = -1L;
        for (int look = 0; look < LOOKS && runs != 0; look++) {
            runs &= words[position(identity, look)];
        }
        return runs;
    }

    /** Identities are hashes, so two parts of one make as many positions as one wants. */
    private static int position(Identity identity, int look) {
        return (int) ((identity.high() + look * (identity.low() | 1)) >>> (Long.SIZE - POSITION_BITS));
    }
}
