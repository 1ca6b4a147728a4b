package dev.sinew.engine.observe;

import dev.sinew.bytes.Ascii;
import dev.sinew.bytes.CharClass;
import dev.sinew.model.ValueFormat;

/** The number within an id, by which its neighbours can be told: {@code 4711}, {@code CLM-2026-004711}, {@code 700142.pdf}, {@code NDcxMQ==}. */
final class IdNumbers {
    private static final int LONGEST = 32;
    private static final int MOST_DIGITS = 18;
    private static final int SHORTEST_ENCODED = 4;
    private static final int LONGEST_ENCODED = 16;
    private static final int NAME_CHARACTERS =
            CharClass.LETTERS | CharClass.DASH | CharClass.UNDERSCORE | CharClass.DOT;

    private IdNumbers() {}

    /** The number shifted by an api's secret offset; 0 where there is none. */
    static long of(byte[] bytes, int from, int to, ValueFormat format, int signature, long offset) {
        int length = to - from;
        if (format == ValueFormat.DIGITS) {
            return length <= MOST_DIGITS ? Ascii.number(bytes, from, to) + offset : 0;
        }
        long encoded = encoded(bytes, from, to, signature);
        if (encoded > 0) {
            return encoded + offset;
        }
        return isNumbered(format, length, signature) ? last(bytes, from, to, offset) : 0;
    }

    /** The number whose digits stand there in Base64, with all its padding; 0 where there are none. */
    private static long encoded(byte[] bytes, int from, int to, int signature) {
        int length = to - from;
        boolean may = length >= SHORTEST_ENCODED
                && length <= LONGEST_ENCODED
                && length % 4 == 0
                // The digits in Base64 begin so.
                && bytes[from] >= 'M'
                && bytes[from] <= 'O'
                && CharClass.only(signature, CharClass.ALPHANUMERIC | CharClass.EQUALS);
        if (!may) {
            return 0;
        }
        byte[] decoded = GlobalIds.decode(bytes, from, to);
        return decoded.length == 0 ? 0 : Math.max(0, Ascii.number(decoded, 0, decoded.length));
    }

    /** Whether it may be a name with a number in it. */
    private static boolean isNumbered(ValueFormat format, int length, int signature) {
        boolean drawn = format == ValueFormat.UUID
                || format == ValueFormat.HEX
                || format == ValueFormat.TOKEN
                || format == ValueFormat.JWT;
        boolean mixed =
                (signature & CharClass.DIGIT) != 0 && CharClass.only(signature, NAME_CHARACTERS | CharClass.DIGIT);
        return !drawn && mixed && length <= LONGEST;
    }

    /** The last number of two digits and more. */
    private static long last(byte[] bytes, int from, int to, long offset) {
        int end = to;
        while (end > from) {
            int begin = end;
            while (begin > from && bytes[begin - 1] >= '0' && bytes[begin - 1] <= '9') {
                begin--;
            }
            if (end - begin >= 2 && end - begin <= MOST_DIGITS) {
                return Ascii.number(bytes, begin, end) + offset;
            }
            end = begin - 1;
        }
        return 0;
    }
}
