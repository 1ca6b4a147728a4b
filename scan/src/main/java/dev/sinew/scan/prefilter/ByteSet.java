package dev.sinew.scan.prefilter;

/**
 * A set of bytes, as they stand for characters in UTF-8: all that are no ASCII belong to a set together, or not at all.
 *
 * @param low bytes 0 to 63, one bit each
 * @param high bytes 64 to 127
 * @param rest whether all others
 */
record ByteSet(long low, long high, boolean rest) {
    private static final int ASCII = 128;
    private static final double REST_SHARE = 0.01;

    static final ByteSet EMPTY = new ByteSet(0, 0, false);
    static final ByteSet ALL = new ByteSet(-1, -1, true);

    /** A character, or some of them in a row. */
    static ByteSet range(int from, int to) {
        ByteSet all = new ByteSet(0, 0, to >= ASCII);
        for (int c = from; c <= Math.min(to, ASCII - 1); c++) {
            all = all.with(one(c));
        }
        return all;
    }

    private static ByteSet one(int c) {
        return c < 64 ? new ByteSet(1L << c, 0, false) : new ByteSet(0, 1L << (c - 64), false);
    }

    static ByteSet of(String ascii) {
        return ascii.chars().mapToObj(ByteSet::one).reduce(EMPTY, ByteSet::with);
    }

    ByteSet with(ByteSet other) {
        return new ByteSet(low | other.low, high | other.high, rest || other.rest);
    }

    /** All others; of those that are no ASCII always all, since a set of some of them leaves others. */
    ByteSet others() {
        return new ByteSet(~low, ~high, true);
    }

    boolean isIn(ByteSet other) {
        return (low & ~other.low) == 0 && (high & ~other.high) == 0 && (!rest || other.rest);
    }

    boolean has(int c) {
        return c >= ASCII ? rest : ((c < 64 ? low >>> c : high >>> (c - 64)) & 1) != 0;
    }

    /** The only ASCII character in it, or that of the smallest number; -1 where there is none. */
    int first() {
        return low != 0
                ? Long.numberOfTrailingZeros(low)
                : high != 0 ? 64 + Long.numberOfTrailingZeros(high) : rest ? ASCII : -1;
    }

    /** Without regard to case. Programs that fold case take two letters of other alphabets for k and s. */
    ByteSet anyCase() {
        long letters = (1L << 26) - 1;
        long both = (high >>> 1 | high >>> 33) & letters;
        boolean others = (both >>> ('k' - 'a') & 1) != 0 || (both >>> ('s' - 'a') & 1) != 0;
        return new ByteSet(low, high | both << 1 | both << 33, rest || others);
    }

    /** How much of a usual source text consists of these, about, from 0 to 1. */
    double share() {
        double sum = rest ? REST_SHARE : 0;
        for (long bits = low; bits != 0; bits &= bits - 1) {
            sum += share(Long.numberOfTrailingZeros(bits));
        }
        for (long bits = high; bits != 0; bits &= bits - 1) {
            sum += share(64 + Long.numberOfTrailingZeros(bits));
        }
        return sum;
    }

    private static double share(int c) {
        if (c == ' ') {
            return 0.22;
        }
        if (c >= 'a' && c <= 'z') {
            return 0.48 / 26;
        }
        if (c >= 'A' && c <= 'Z') {
            return 0.08 / 26;
        }
        if (c >= '0' && c <= '9') {
            return 0.005;
        }
        return c == '\n' ? 0.03 : c > ' ' ? 0.004 : 0.0001;
    }

    /** One entry for each byte. */
    boolean[] table() {
        boolean[] table = new boolean[2 * ASCII];
        for (int c = 0; c < table.length; c++) {
            table[c] = has(c);
        }
        return table;
    }
}
