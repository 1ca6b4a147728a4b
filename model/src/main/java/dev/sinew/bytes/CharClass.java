package dev.sinew.bytes;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * The class of each byte as one bit, so that a value's signature is the union over its bytes: one table look-up a byte,
 * and the few validators that can match follow from the signature and the length.
 */
public final class CharClass {
    public static final int DIGIT = 1;
    /** The letters a to f. */
    public static final int HEX_LOWER = 1 << 1;
    /** The letters g to z. */
    public static final int LOWER = 1 << 2;
    /** The letters A to F. */
    public static final int HEX_UPPER = 1 << 3;
    /** The letters G to Z. */
    public static final int UPPER = 1 << 4;

    public static final int DASH = 1 << 5;
    public static final int UNDERSCORE = 1 << 6;
    public static final int DOT = 1 << 7;
    public static final int COLON = 1 << 8;
    public static final int AT = 1 << 9;
    public static final int SLASH = 1 << 10;
    public static final int PLUS = 1 << 11;
    public static final int EQUALS = 1 << 12;
    public static final int SPACE = 1 << 13;
    /** Any other printable ASCII character. */
    public static final int PUNCTUATION = 1 << 14;
    /** A byte of 0x80 or above: part of a multi-byte character. */
    public static final int HIGH = 1 << 15;
    /** A byte below 0x20, or 0x7f. */
    public static final int CONTROL = 1 << 16;

    public static final int QUOTE = 1 << 17;
    public static final int BACKSLASH = 1 << 18;
    /** Set instead of the rest where a value is too long for its bytes to be classed. */
    public static final int LONG = 1 << 19;

    public static final int LETTERS = HEX_LOWER | LOWER | HEX_UPPER | UPPER;
    public static final int ALPHANUMERIC = LETTERS | DIGIT;
    public static final int HEX = DIGIT | HEX_LOWER | HEX_UPPER;

    /** What ends the fast scan of a JSON string. */
    static final int STOP = QUOTE | BACKSLASH | CONTROL;

    static final int[] TABLE = table();
    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

    private CharClass() {}

    /** The class of one byte. */
    public static int of(byte b) {
        return TABLE[b & 0xff];
    }

    /** The union of the classes of a span. */
    public static int signature(byte[] bytes, int from, int to) {
        int signature = 0;
        if (to - from >= 8) {
            for (int i = from; i + 8 < to; i += 8) {
                signature |= union((long) LONGS.get(bytes, i));
            }
            return signature | union((long) LONGS.get(bytes, to - 8));
        }
        for (int i = from; i < to; i++) {
            signature |= TABLE[bytes[i] & 0xff];
        }
        return signature;
    }

    /** The union of the classes of the eight bytes of a word. */
    private static int union(long word) {
        int[] table = TABLE;
        int low = (int) word;
        int high = (int) (word >>> 32);
        return table[low & 0xff]
                | table[low >>> 8 & 0xff]
                | table[low >>> 16 & 0xff]
                | table[low >>> 24]
                | table[high & 0xff]
                | table[high >>> 8 & 0xff]
                | table[high >>> 16 & 0xff]
                | table[high >>> 24];
    }

    /** Whether a signature holds nothing outside the allowed classes. */
    public static boolean only(int signature, int allowed) {
        return (signature & ~allowed) == 0;
    }

    private static int[] table() {
        int[] table = new int[256];
        for (int i = 0; i < 256; i++) {
            table[i] = classOf(i);
        }
        return table;
    }

    private static int classOf(int b) {
        if (b >= 0x80) {
            return HIGH;
        }
        if (b < 0x20 || b == 0x7f) {
            return CONTROL;
        }
        if (b >= '0' && b <= '9') {
            return DIGIT;
        }
        if (b >= 'a' && b <= 'z') {
            return b <= 'f' ? HEX_LOWER : LOWER;
        }
        if (b >= 'A' && b <= 'Z') {
            return b <= 'F' ? HEX_UPPER : UPPER;
        }
        return switch (b) {
            case '-' -> DASH;
            case '_' -> UNDERSCORE;
            case '.' -> DOT;
            case ':' -> COLON;
            case '@' -> AT;
            case '/' -> SLASH;
            case '+' -> PLUS;
            case '=' -> EQUALS;
            case ' ' -> SPACE;
            case '"' -> QUOTE;
            case '\\' -> BACKSLASH;
            default -> PUNCTUATION;
        };
    }
}
