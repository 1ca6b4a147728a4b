package dev.sinew.engine.observe;

import dev.sinew.bytes.Ascii;
import dev.sinew.bytes.CharClass;

/**
 * Finds the keys in a segment of a path such as {@code Orders(7)}, {@code Customers('ALFKI')} and {@code Lines(Order=7,Product=2)} (OData 4.01,
 * URL conventions, section 4.3). Other parentheses are part of a name.
 */
final class KeyedSegment {
    private static final int NAME = CharClass.ALPHANUMERIC | CharClass.UNDERSCORE | CharClass.DOT;
    private static final int PLAIN = CharClass.ALPHANUMERIC | CharClass.DASH | CharClass.UNDERSCORE | CharClass.DOT;

    private KeyedSegment() {}

    /** Where the first key begins in a decoded segment of some length, or 0 where it has none. */
    static int keys(byte[] bytes, int length) {
        if (length < 4 || bytes[length - 1] != ')') {
            return 0;
        }
        int open = Ascii.indexOf(bytes, 0, length, '(');
        boolean named = open > 0 && open < length - 2 && isName(bytes, open);
        if (!named) {
            return 0;
        }
        for (int from = open + 1; from < length; from = next(bytes, from, length)) {
            if (!isKey(bytes, from, length)) {
                return 0;
            }
        }
        return open + 1;
    }

    private static boolean isName(byte[] bytes, int to) {
        int first = CharClass.signature(bytes, 0, 1);
        int last = CharClass.signature(bytes, to - 1, to);
        return CharClass.only(first, CharClass.LETTERS)
                && CharClass.only(last, CharClass.ALPHANUMERIC)
                && CharClass.only(CharClass.signature(bytes, 0, to), NAME);
    }

    private static boolean isKey(byte[] bytes, int from, int length) {
        int value = value(bytes, from, length);
        int end = valueEnd(bytes, value, length);
        if (end <= value) {
            return false;
        }
        boolean quoted = bytes[value - 1] == '\'';
        int signature = CharClass.signature(bytes, value, end);
        boolean plain = CharClass.only(signature, PLAIN) && (signature & CharClass.DIGIT) != 0;
        return quoted || plain;
    }

    /** Where the key after the one at a place begins; the length where that was the last. */
    static int next(byte[] bytes, int from, int length) {
        boolean quoted = false;
        for (int i = from; i < length - 1; i++) {
            quoted ^= bytes[i] == '\'';
            if (!quoted && bytes[i] == ',') {
                return i + 1;
            }
        }
        return length;
    }

    /** Where the value of the key at a place begins: behind its name and its quote. */
    static int value(byte[] bytes, int from, int length) {
        int end = end(bytes, from, length);
        int equals = Ascii.indexOf(bytes, from, end, '=');
        int quote = Ascii.indexOf(bytes, from, end, '\'');
        int value = equals < Math.min(quote, end) ? equals + 1 : from;
        return value < end && bytes[value] == '\'' ? value + 1 : value;
    }

    /** Where the value that begins at a place ends. */
    static int valueEnd(byte[] bytes, int value, int length) {
        int end = bytes[value - 1] == '\'' ? quoteEnd(bytes, value, length) : end(bytes, value, length);
        return Math.max(value, end);
    }

    private static int end(byte[] bytes, int from, int length) {
        int next = next(bytes, from, length);
        return next - 1;
    }

    /** Where a quoted text ends; a quote in it is doubled. */
    private static int quoteEnd(byte[] bytes, int from, int length) {
        int at = from;
        while (at < length - 1) {
            if (bytes[at] == '\'') {
                if (bytes[at + 1] != '\'') {
                    return at;
                }
                at++;
            }
            at++;
        }
        return at;
    }
}
