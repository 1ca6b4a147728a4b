package dev.sinew.bytes;

import java.nio.charset.StandardCharsets;

/** Comparisons and small conversions over ASCII bytes, none of which builds a string on its common path. */
public final class Ascii {
    private Ascii() {}

    /** Whether the span equals {@code lower}, letters compared without case. {@code lower} is in lower case. */
    public static boolean equalsIgnoreCase(byte[] bytes, int from, int to, String lower) {
        return to - from == lower.length() && startsWithIgnoreCase(bytes, from, to, lower);
    }

    /** Whether the span begins with {@code lower}, letters compared without case. {@code lower} is in lower case. */
    public static boolean startsWithIgnoreCase(byte[] bytes, int from, int to, String lower) {
        if (to - from < lower.length()) {
            return false;
        }
        for (int i = 0; i < lower.length(); i++) {
            if (lower(bytes[from + i]) != lower.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    /** Whether {@code lower} occurs in the span, letters compared without case. {@code lower} is in lower case. */
    public static boolean containsIgnoreCase(byte[] bytes, int from, int to, String lower) {
        for (int i = from; i <= to - lower.length(); i++) {
            if (startsWithIgnoreCase(bytes, i, to, lower)) {
                return true;
            }
        }
        return false;
    }

    /** Whether the span equals the text, byte for byte. */
    public static boolean equals(byte[] bytes, int from, int to, String text) {
        return to - from == text.length() && startsWith(bytes, from, to, text);
    }

    /** Whether the span begins with the text, byte for byte. */
    public static boolean startsWith(byte[] bytes, int from, int to, String text) {
        if (to - from < text.length()) {
            return false;
        }
        for (int i = 0; i < text.length(); i++) {
            if (bytes[from + i] != text.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    /** The index of a byte in the span, or {@code to} where it does not occur. */
    public static int indexOf(byte[] bytes, int from, int to, char wanted) {
        for (int i = from; i < to; i++) {
            if (bytes[i] == wanted) {
                return i;
            }
        }
        return to;
    }

    /** The byte in lower case when it is an ASCII letter. */
    public static int lower(int b) {
        return b >= 'A' && b <= 'Z' ? b + 32 : b;
    }

    /** The value 0 to 15 of a hexadecimal digit, or -1. */
    public static int hex(int b) {
        if (b >= '0' && b <= '9') {
            return b - '0';
        }
        int low = lower(b);
        return low >= 'a' && low <= 'f' ? low - 'a' + 10 : -1;
    }

    /** The first index at or after {@code from} that holds neither space nor tab, or {@code to}. */
    public static int skipBlanks(byte[] bytes, int from, int to) {
        int i = from;
        while (i < to && (bytes[i] == ' ' || bytes[i] == '\t')) {
            i++;
        }
        return i;
    }

    /** The index behind the last byte before {@code to} that is neither space nor tab, at least {@code from}. */
    public static int trimBlanks(byte[] bytes, int from, int to) {
        int i = to;
        while (i > from && (bytes[i - 1] == ' ' || bytes[i - 1] == '\t')) {
            i--;
        }
        return i;
    }

    /**
     * The non-negative whole number that the span spells, or -1 where it is empty, has another character, or exceeds 18
     * digits.
     */
    public static long number(byte[] bytes, int from, int to) {
        if (from >= to || to - from > 18) {
            return -1;
        }
        long value = 0;
        for (int i = from; i < to; i++) {
            int digit = bytes[i] - '0';
            if (digit < 0 || digit > 9) {
                return -1;
            }
            value = value * 10 + digit;
        }
        return value;
    }

    /** The span as text; malformed UTF-8 becomes the replacement character. */
    public static String text(byte[] bytes, int from, int to) {
        return new String(bytes, from, to - from, StandardCharsets.UTF_8);
    }
}
