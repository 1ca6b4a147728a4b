package dev.sinew.bytes;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/** Decodes the backslash escapes of a JSON string (RFC 8259, section 7) into UTF-8 bytes. */
public final class JsonText {
    private static final int REPLACEMENT = 0xfffd;
    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final long ONES = 0x0101010101010101L;
    private static final long HIGHS = 0x8080808080808080L;

    private JsonText() {}

    /**
     * Writes the decoded bytes of a span to {@code target} from {@code at} and returns the index behind them. The decoded
     * form is never longer than the span, so the target may be the source and {@code at} the span's start. A malformed escape
     * stands for itself; a lone surrogate becomes U+FFFD.
     */
    public static int decode(byte[] source, int from, int to, byte[] target, int at) {
        int out = at;
        int i = from;
        while (i < to) {
            int plain = copyPlain(source, i, to, target, out);
            i += plain;
            out += plain;
            if (i + 1 >= to) {
                if (i < to) {
                    target[out++] = source[i];
                }
                return out;
            }
            byte b = source[i];
            byte kind = source[i + 1];
            if (kind == 'u') {
                int unit = unit(source, i, to);
                if (unit < 0) {
                    target[out++] = b;
                    i++;
                    continue;
                }
                i += 6;
                if (Character.isHighSurrogate((char) unit)) {
                    int low = unit(source, i, to);
                    if (low >= 0 && Character.isLowSurrogate((char) low)) {
                        unit = Character.toCodePoint((char) unit, (char) low);
                        i += 6;
                    } else {
                        unit = REPLACEMENT;
                    }
                } else if (Character.isLowSurrogate((char) unit)) {
                    unit = REPLACEMENT;
                }
                out = utf8(unit, target, out);
            } else {
                target[out++] = simple(kind);
                i += 2;
            }
        }
        return out;
    }

    /**
     * Copies up to the next backslash, eight bytes at a time; how many bytes. Behind them in another array up to seven more may be
     * written, which come anew.
     */
    @SuppressWarnings("ReferenceEquality") // Whether it is the same array, not an equal one.
    private static int copyPlain(byte[] source, int from, int to, byte[] target, int at) {
        int i = from;
        int out = at;
        while (i + 8 <= to && out + 8 <= target.length) {
            long word = (long) LONGS.get(source, i);
            long slashes = word ^ (ONES * '\\');
            long hit = (slashes - ONES) & ~slashes & HIGHS;
            if (hit != 0 && source == target) {
                break;
            }
            LONGS.set(target, out, word);
            if (hit != 0) {
                return i - from + (Long.numberOfTrailingZeros(hit) >> 3);
            }
            i += 8;
            out += 8;
        }
        while (i < to && source[i] != '\\') {
            target[out++] = source[i++];
        }
        return i - from;
    }

    /** The code unit of a {@code \}{@code uXXXX} escape at {@code i}, or -1. */
    private static int unit(byte[] source, int i, int to) {
        if (i + 6 > to || source[i] != '\\' || source[i + 1] != 'u') {
            return -1;
        }
        int unit = 0;
        for (int k = i + 2; k < i + 6; k++) {
            int digit = Ascii.hex(source[k]);
            if (digit < 0) {
                return -1;
            }
            unit = unit << 4 | digit;
        }
        return unit;
    }

    private static byte simple(byte kind) {
        return switch (kind) {
            case 'n' -> '\n';
            case 't' -> '\t';
            case 'r' -> '\r';
            case 'b' -> '\b';
            case 'f' -> '\f';
            default -> kind;
        };
    }

    private static int utf8(int point, byte[] target, int at) {
        int out = at;
        if (point < 0x80) {
            target[out++] = (byte) point;
        } else if (point < 0x800) {
            target[out++] = (byte) (0xc0 | point >> 6);
            target[out++] = (byte) (0x80 | point & 0x3f);
        } else if (point < 0x10000) {
            target[out++] = (byte) (0xe0 | point >> 12);
            target[out++] = (byte) (0x80 | point >> 6 & 0x3f);
            target[out++] = (byte) (0x80 | point & 0x3f);
        } else {
            target[out++] = (byte) (0xf0 | point >> 18);
            target[out++] = (byte) (0x80 | point >> 12 & 0x3f);
            target[out++] = (byte) (0x80 | point >> 6 & 0x3f);
            target[out++] = (byte) (0x80 | point & 0x3f);
        }
        return out;
    }
}
