package dev.sinew.bytes;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;

/**
 * A member's name as it stands in JSON, quotation marks included, cut into words of eight bytes, so that a few comparisons say
 * whether it stands somewhere. A name that JSON writes with escapes has no such form and equals nothing.
 */
public final class MemberName {
    /** Equals nothing. */
    public static final MemberName NONE = new MemberName(new long[0], 0, 0);

    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

    private final long first;
    private final long firstMask;
    private final long second;
    private final long secondMask;
    private final long[] words;
    /** Which bits of the last word count. */
    private final long mask;

    private final int length;

    private MemberName(long[] words, long mask, int length) {
        this.first = words.length == 0 ? 0 : words[0];
        this.firstMask = words.length <= 1 ? mask : -1;
        this.second = words.length < 2 ? 0 : words[1];
        this.secondMask = words.length == 2 ? mask : -1;
        this.words = words;
        this.mask = mask;
        this.length = length;
    }

    /** The form of a name given as UTF-8. */
    public static MemberName of(byte[] name) {
        int never = CharClass.QUOTE | CharClass.BACKSLASH | CharClass.CONTROL;
        if ((CharClass.signature(name, 0, name.length) & never) != 0) {
            return NONE;
        }
        int length = name.length + 2;
        byte[] quoted = new byte[(length + 7) & ~7];
        Arrays.fill(quoted, 0, length, (byte) '"');
        System.arraycopy(name, 0, quoted, 1, name.length);
        long[] words = new long[quoted.length / 8];
        for (int i = 0; i < words.length; i++) {
            words[i] = (long) LONGS.get(quoted, 8 * i);
        }
        return new MemberName(words, -1L >>> (8 * (quoted.length - length)), length);
    }

    /** How many bytes it has, quotation marks included. */
    int length() {
        return length;
    }

    /** Whether it stands at {@code at}. May miss it within the last seven bytes before {@code to}, but never says yes wrongly. */
    boolean standsAt(byte[] bytes, int at, int to) {
        if (at + 8 > to || (((long) LONGS.get(bytes, at) ^ first) & firstMask) != 0) {
            return false;
        }
        if (length <= 8) {
            return length > 0;
        }
        if (at + 16 > to || (((long) LONGS.get(bytes, at + 8) ^ second) & secondMask) != 0) {
            return false;
        }
        return length <= 16 || restStandsAt(bytes, at, to);
    }

    private boolean restStandsAt(byte[] bytes, int at, int to) {
        long[] expected = words;
        int last = expected.length - 1;
        if (at + 8 * expected.length > to) {
            return false;
        }
        for (int i = 2; i < last; i++) {
            if ((long) LONGS.get(bytes, at + 8 * i) != expected[i]) {
                return false;
            }
        }
        return (((long) LONGS.get(bytes, at + 8 * last) ^ expected[last]) & mask) == 0;
    }
}
