package dev.sinew.bytes;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/** Runs over the inside of a JSON string without looking at what it says. */
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
}
