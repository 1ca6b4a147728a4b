package dev.sinew.engine.classify;

import static dev.sinew.bytes.CharClass.ALPHANUMERIC;
import static dev.sinew.bytes.CharClass.AT;
import static dev.sinew.bytes.CharClass.COLON;
import static dev.sinew.bytes.CharClass.DASH;
import static dev.sinew.bytes.CharClass.DIGIT;
import static dev.sinew.bytes.CharClass.DOT;
import static dev.sinew.bytes.CharClass.EQUALS;
import static dev.sinew.bytes.CharClass.HEX;
import static dev.sinew.bytes.CharClass.HEX_LOWER;
import static dev.sinew.bytes.CharClass.HEX_UPPER;
import static dev.sinew.bytes.CharClass.HIGH;
import static dev.sinew.bytes.CharClass.LETTERS;
import static dev.sinew.bytes.CharClass.LONG;
import static dev.sinew.bytes.CharClass.PLUS;
import static dev.sinew.bytes.CharClass.SLASH;
import static dev.sinew.bytes.CharClass.SPACE;
import static dev.sinew.bytes.CharClass.UNDERSCORE;
import static dev.sinew.bytes.CharClass.UPPER;
import static dev.sinew.bytes.CharClass.only;

import dev.sinew.bytes.Ascii;
import dev.sinew.bytes.CharClass;
import dev.sinew.model.ValueFormat;

/**
 * Names the format of one value. The signature, the union of its characters' classes, rules out nearly all formats before
 * a byte is looked at again.
 */
public final class Formats {
    private static final int BASE64_URL = ALPHANUMERIC | DASH | UNDERSCORE | EQUALS;
    private static final int TOKEN_CHARACTERS = ALPHANUMERIC | DASH | UNDERSCORE | PLUS | SLASH | EQUALS;

    private Formats() {}

    /** The format of the bytes {@code from} (inclusive) to {@code to} (exclusive) with this signature. */
    public static ValueFormat of(byte[] bytes, int from, int to, int signature) {
        int length = to - from;
        if (length == 0) {
            return ValueFormat.EMPTY;
        }
        if ((signature & LONG) != 0) {
            return ofLong(bytes, from, to);
        }
        if ((signature & DIGIT) == 0) {
            return withoutDigits(bytes, from, to, signature);
        }
        if (signature == DIGIT) {
            return ValueFormat.DIGITS;
        }
        if (only(signature, HEX) && length >= 8) {
            return ValueFormat.HEX;
        }
        if (only(signature, HEX | DASH) && length == 36 && isUuid(bytes, from)) {
            return ValueFormat.UUID;
        }
        if ((signature & (SPACE | HIGH)) == 0
                && only(signature, DIGIT | DASH | DOT | PLUS | HEX_LOWER | HEX_UPPER)
                && isNumber(bytes, from, to)) {
            return ValueFormat.NUMBER;
        }
        ValueFormat time = date(bytes, from, to, signature);
        if (time != ValueFormat.NONE) {
            return time;
        }
        return mixed(bytes, from, to, signature);
    }

    private static ValueFormat withoutDigits(byte[] bytes, int from, int to, int signature) {
        if (only(signature, LETTERS | DASH | UNDERSCORE | DOT)) {
            boolean capitals = (signature & (HEX_UPPER | UPPER)) != 0;
            if (capitals && to - from >= 10 && looksRandom(bytes, from, to)) {
                return ValueFormat.TOKEN;
            }
            return only(signature, LETTERS) ? ValueFormat.WORD : ValueFormat.SLUG;
        }
        if ((signature & COLON) != 0 && isUrl(bytes, from, to)) {
            return ValueFormat.URL;
        }
        if ((signature & (AT | DOT)) == (AT | DOT) && isEmail(bytes, from, to)) {
            return ValueFormat.EMAIL;
        }
        if ((signature & (SPACE | HIGH)) != 0) {
            return ValueFormat.TEXT;
        }
        return ValueFormat.NONE;
    }

    private static ValueFormat mixed(byte[] bytes, int from, int to, int signature) {
        if ((signature & COLON) != 0 && isUrl(bytes, from, to)) {
            return ValueFormat.URL;
        }
        if ((signature & (AT | DOT)) == (AT | DOT) && isEmail(bytes, from, to)) {
            return ValueFormat.EMAIL;
        }
        if (isAddress(bytes, from, to, signature)) {
            return ValueFormat.IP;
        }
        if (isJwt(bytes, from, to)) {
            return ValueFormat.JWT;
        }
        if (only(signature, TOKEN_CHARACTERS) && looksRandom(bytes, from, to)) {
            return ValueFormat.TOKEN;
        }
        if (only(signature, ALPHANUMERIC | DASH | UNDERSCORE | DOT)) {
            return ValueFormat.SLUG;
        }
        return (signature & (SPACE | HIGH)) != 0 ? ValueFormat.TEXT : ValueFormat.NONE;
    }

    private static ValueFormat ofLong(byte[] bytes, int from, int to) {
        if (isJwt(bytes, from, to)) {
            return ValueFormat.JWT;
        }
        if (isUrl(bytes, from, to)) {
            return ValueFormat.URL;
        }
        for (int i = from; i < Math.min(to, from + 128); i++) {
            if (bytes[i] == ' ' || bytes[i] < 0) {
                return ValueFormat.TEXT;
            }
        }
        return ValueFormat.NONE;
    }

    private static boolean isUuid(byte[] b, int from) {
        return b[from + 8] == '-' && b[from + 13] == '-' && b[from + 18] == '-' && b[from + 23] == '-';
    }

    private static boolean isNumber(byte[] b, int from, int to) {
        int i = b[from] == '-' || b[from] == '+' ? from + 1 : from;
        int dots = 0;
        int digits = 0;
        for (; i < to; i++) {
            if (b[i] == '.') {
                dots++;
            } else if (b[i] >= '0' && b[i] <= '9') {
                digits++;
            } else {
                return false;
            }
        }
        return digits > 0 && dots <= 1;
    }

    /** {@code 2026-01-31}, or with a time behind {@code T} or a space. */
    private static ValueFormat date(byte[] b, int from, int to, int signature) {
        int length = to - from;
        if (length < 10 || (signature & DASH) == 0 || b[from + 4] != '-' || b[from + 7] != '-') {
            return ValueFormat.NONE;
        }
        long year = Ascii.number(b, from, from + 4);
        long month = Ascii.number(b, from + 5, from + 7);
        long day = Ascii.number(b, from + 8, from + 10);
        if (year < 0 || month < 1 || month > 12 || day < 1 || day > 31) {
            return ValueFormat.NONE;
        }
        if (length == 10) {
            return ValueFormat.DATE;
        }
        boolean time = length >= 16 && (b[from + 10] == 'T' || b[from + 10] == ' ') && b[from + 13] == ':';
        return time ? ValueFormat.DATE_TIME : ValueFormat.NONE;
    }

    static boolean isUrl(byte[] b, int from, int to) {
        int colon = Ascii.indexOf(b, from, Math.min(to, from + 12), ':');
        return colon > from + 1 && colon + 2 < to && b[colon] == ':' && b[colon + 1] == '/' && b[colon + 2] == '/';
    }

    static boolean isEmail(byte[] b, int from, int to) {
        int at = Ascii.indexOf(b, from, to, '@');
        if (at == from || at >= to - 3 || Ascii.indexOf(b, at + 1, to, '@') != to) {
            return false;
        }
        int dot = -1;
        for (int i = from; i < to; i++) {
            int c = b[i];
            if (c <= ' ' || c == '"' || c == '<' || c == '>' || c == '(' || c == ')' || c == ',' || c == ';'
                    || c == '\\') {
                return false;
            }
            if (i > at) {
                if (c == '.') {
                    dot = i;
                } else if (c != '-' && (Ascii.lower(c) < 'a' || Ascii.lower(c) > 'z') && (c < '0' || c > '9')) {
                    return false;
                }
            }
        }
        return dot > at + 1 && dot < to - 2;
    }

    private static boolean isAddress(byte[] b, int from, int to, int signature) {
        if (only(signature, DIGIT | DOT)) {
            return isIpv4(b, from, to);
        }
        return only(signature, HEX | COLON | DOT) && (signature & COLON) != 0 && isIpv6(b, from, to);
    }

    private static boolean isIpv4(byte[] b, int from, int to) {
        int parts = 0;
        int at = from;
        while (at <= to && parts < 4) {
            int dot = Ascii.indexOf(b, at, to, '.');
            long part = dot - at > 3 ? -1 : Ascii.number(b, at, dot);
            if (part < 0 || part > 255) {
                return false;
            }
            parts++;
            at = dot + 1;
        }
        return parts == 4 && at == to + 1;
    }

    private static boolean isIpv6(byte[] b, int from, int to) {
        int colons = 0;
        boolean doubled = false;
        int run = 0;
        for (int i = from; i < to; i++) {
            if (b[i] == ':') {
                colons++;
                doubled |= i > from && b[i - 1] == ':';
                run = 0;
            } else if (++run > 4 && b[i] != '.') {
                return false;
            }
        }
        return colons == 7 || (doubled && colons <= 7);
    }

    /** Three runs of base64url characters joined by dots, the first of which encodes an object: {@code eyJ…}. */
    public static boolean isJwt(byte[] b, int from, int to) {
        if (to - from < 20 || b[from] != 'e' || b[from + 1] != 'y' || b[from + 2] != 'J') {
            return false;
        }
        int dots = 0;
        int union = 0;
        for (int i = from; i < to; i++) {
            union |= CharClass.of(b[i]);
            dots += b[i] == '.' ? 1 : 0;
        }
        return dots == 2 && only(union, BASE64_URL | DOT);
    }

    /**
     * Whether a value is drawn rather than written, by what stands behind its last joining mark: at least 8 letters and digits
     * in words (small letters with or without one capital before them, capitals, digits) shorter than people write, with a
     * digit before a letter; or words of at most 3.3 with four consonants in a row. {@code addCustomFieldSetting} has words of 5 on
     * average, {@code Bc94qOSP6FR} of 1.8.
     */
    static boolean looksRandom(byte[] b, int from, int to) {
        int start = to;
        while (start > from && kind(b[start - 1]) != 0) {
            start--;
        }
        int length = to - start;
        if (length < 8) {
            return false;
        }
        int words = 0;
        int before = 0;
        int consonants = 0;
        int mostConsonants = 0;
        boolean inner = false;
        for (int i = start; i < to; i++) {
            int kind = kind(b[i]);
            boolean capitalised = kind == 2 && before == 3 && (i - start < 2 || kind(b[i - 2]) != 3);
            words += kind != before && !capitalised ? 1 : 0;
            inner |= before == 1 && kind > 1;
            before = kind;
            consonants = kind != 1 && isConsonant(b[i]) ? consonants + 1 : 0;
            mostConsonants = Math.max(mostConsonants, consonants);
        }
        if (words < 4) {
            return false;
        }
        boolean shortWords = inner && words * 11 >= length * 5;
        boolean mixed = length >= 10 && mostConsonants >= 4 && words * 33 >= length * 10;
        return shortWords || mixed;
    }

    private static boolean isConsonant(int b) {
        return switch (Ascii.lower(b)) {
            case 'a', 'e', 'i', 'o', 'u', 'y' -> false;
            default -> true;
        };
    }

    private static int kind(int c) {
        if (c >= '0' && c <= '9') {
            return 1;
        }
        if (c >= 'a' && c <= 'z') {
            return 2;
        }
        return c >= 'A' && c <= 'Z' ? 3 : 0;
    }
}
