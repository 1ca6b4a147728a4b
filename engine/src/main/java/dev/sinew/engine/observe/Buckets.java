package dev.sinew.engine.observe;

import dev.sinew.bytes.Ascii;

/** Puts a decimal number into a bucket of its sign and power of ten, from its digits alone. */
final class Buckets {
    private static final int ZERO = 0;

    private Buckets() {}

    /**
     * The bucket: the sign times (1000 plus the power of ten of the first significant digit); 0 for zero. {@code 12.5} is 1001,
     * {@code -0.02} is -998.
     */
    static int of(byte[] bytes, int from, int to) {
        boolean negative = from < to && bytes[from] == '-';
        int exponentAt = exponentAt(bytes, from, to);
        int before = 0;
        int zeros = 0;
        boolean significant = false;
        boolean fraction = false;
        for (int i = negative ? from + 1 : from; i < exponentAt; i++) {
            int b = bytes[i];
            if (b == '.') {
                fraction = true;
            } else if (!significant && b == '0') {
                zeros += fraction ? 1 : 0;
            } else {
                significant = true;
                before += fraction ? 0 : 1;
            }
        }
        if (!significant) {
            return ZERO;
        }
        long power = (before > 0 ? before - 1 : -zeros - 1) + exponent(bytes, exponentAt, to);
        int bounded = (int) Math.max(-400, Math.min(400, power));
        return negative ? -(1000 + bounded) : 1000 + bounded;
    }

    private static int exponentAt(byte[] bytes, int from, int to) {
        int i = from;
        while (i < to && bytes[i] <= '9') {
            i++;
        }
        if (i == to) {
            return to;
        }
        int at = Ascii.indexOf(bytes, i, to, 'e');
        return at < to ? at : Ascii.indexOf(bytes, i, to, 'E');
    }

    private static long exponent(byte[] bytes, int at, int to) {
        if (at >= to) {
            return 0;
        }
        int digits = at + 1;
        boolean negative = digits < to && bytes[digits] == '-';
        if (digits < to && (bytes[digits] == '-' || bytes[digits] == '+')) {
            digits++;
        }
        long value = to - digits > 6 ? 999_999 : Math.max(0, Ascii.number(bytes, digits, to));
        return negative ? -value : value;
    }
}
