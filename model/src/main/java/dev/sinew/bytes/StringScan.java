package dev.sinew.bytes;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/** Runs over strings, blanks and whole subtrees of JSON without looking at what they say. */
final class StringScan {
    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final long ONES = 0x0101010101010101L;
    private static final long HIGHS = 0x8080808080808080L;

    private StringScan() {}

    /** The next index that holds a quote, backslash or control character, or {@code to}. */
    static int skipPlain(byte[] input, int from, int to) {
        int i = from;
        while (i + 8 <= to) {
            long word = (long) LONGS.get(input, i);
            long quotes = word ^ (ONES * '"');
            long slashes = word ^ (ONES * '\\');
            long hit = ((quotes - ONES) & ~quotes) | ((slashes - ONES) & ~slashes) | ((word - ONES * 0x20) & ~word);
            hit &= HIGHS;
            if (hit != 0) {
                return i + (Long.numberOfTrailingZeros(hit) >> 3);
            }
            i += 8;
        }
        while (i < to && input[i] != '"' && input[i] != '\\' && (input[i] < 0 || input[i] >= 0x20)) {
            i++;
        }
        return i;
    }

    /** The index behind the quote that ends a string, or {@code to}; {@code from} is behind its opening quote. */
    static int skipBody(byte[] input, int from, int to) {
        int i = from;
        while (i < to && input[i] != '"') {
            i += input[i] == '\\' ? 2 : 1;
        }
        return Math.min(i + 1, to);
    }

    /** The first index at or behind {@code from} that holds no white space of JSON, or {@code to}. */
    static int blanksEnd(byte[] input, int from, int to) {
        int i = from;
        while (i < to && input[i] <= ' ' && isBlank(input[i])) {
            i++;
        }
        return i;
    }

    private static boolean isBlank(int b) {
        return b == ' ' || b == '\n' || b == '\r' || b == '\t';
    }

    /** The index behind the object or array that opens at {@code from}, by brackets alone, or -1 where it does not end. */
    static int subtreeEnd(byte[] input, int from, int to) {
        long open = 0;
        int i = from;
        while (i < to) {
            int b = input[i++];
            if (b == '"') {
                i = skipBody(input, i, to);
            } else if (b == '{' || b == '[') {
                open++;
            } else if ((b == '}' || b == ']') && --open == 0) {
                return i;
            }
        }
        return -1;
    }
}
