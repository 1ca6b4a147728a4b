package dev.sinew.bytes;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/** Whether bytes are UTF-8 (RFC 3629): no overlong forms, no surrogates, nothing above U+10FFFF. */
public final class Utf8 {
    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final long HIGH_BITS = 0x8080_8080_8080_8080L;

    private Utf8() {}

    /** Whether the span is well-formed; a sequence that the end cuts is not. Builds nothing. */
    public static boolean isValid(byte[] bytes, int from, int to) {
        int at = ascii(bytes, from, to);
        while (at < to) {
            int size = sequence(bytes, at, to);
            if (size == 0) {
                return false;
            }
            at = ascii(bytes, at + size, to);
        }
        return true;
    }

    /** The index of the first byte that is not ASCII, or {@code to}. */
    private static int ascii(byte[] bytes, int from, int to) {
        int at = from;
        while (at + 4 * Long.BYTES <= to) {
            long union = (long) LONGS.get(bytes, at)
                    | (long) LONGS.get(bytes, at + 8)
                    | (long) LONGS.get(bytes, at + 16)
                    | (long) LONGS.get(bytes, at + 24);
            if ((union & HIGH_BITS) != 0) {
                break;
            }
            at += 4 * Long.BYTES;
        }
        while (at + Long.BYTES <= to) {
            long high = (long) LONGS.get(bytes, at) & HIGH_BITS;
            if (high != 0) {
                return at + (Long.numberOfTrailingZeros(high) >> 3);
            }
            at += Long.BYTES;
        }
        while (at < to && bytes[at] >= 0) {
            at++;
        }
        return at;
    }

    /** The length of the sequence that begins with a byte above 0x7f, or 0 where it is none. */
    private static int sequence(byte[] bytes, int at, int to) {
        int lead = bytes[at] & 0xff;
        int size = lead >= 0xf0 ? 4 : lead >= 0xe0 ? 3 : 2;
        if (lead < 0xc2 || lead > 0xf4 || at + size > to) {
            return 0;
        }
        int second = bytes[at + 1] & 0xff;
        int least = lead == 0xe0 ? 0xa0 : lead == 0xf0 ? 0x90 : 0x80;
        int most = lead == 0xed ? 0x9f : lead == 0xf4 ? 0x8f : 0xbf;
        if (second < least || second > most) {
            return 0;
        }
        for (int i = at + 2; i < at + size; i++) {
            if ((bytes[i] & 0xc0) != 0x80) {
                return 0;
            }
        }
        return size;
    }
}
