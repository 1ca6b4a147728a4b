package dev.sinew.engine.observe;

import dev.sinew.bytes.Ascii;
import dev.sinew.bytes.CharClass;

/**
 * Finds parameters of credentials (RFC 9110, section 11.2) in a header: {@code token="…"} as in {@code Token token="…"}, or in a header of an application's own, as {@code DirectLogin:
 * username="…", password="…"}. Quotes within quotes are not understood.
 */
final class AuthParameters {
    private static final int LONGEST_NAME = 32;
    private static final int MOST = 16;
    private static final long NONE = 0;

    private AuthParameters() {}

    /** Where the value of a parameter stands, its beginning in the upper half and its end in the lower; 0 where there is none, or where the text is no list of parameters. */
    static long find(byte[] bytes, int from, int to, String wanted) {
        int at = Ascii.skipBlanks(bytes, from, to);
        for (int count = 0; at < to && count < MOST; count++) {
            int name = at;
            while (at < to && isNamed(bytes[at])) {
                at++;
            }
            int nameTo = at;
            at = Ascii.skipBlanks(bytes, at, to);
            if (nameTo == name || nameTo - name > LONGEST_NAME || at >= to || bytes[at] != '=') {
                return NONE;
            }
            at = Ascii.skipBlanks(bytes, at + 1, to);
            boolean quoted = at < to && bytes[at] == '"';
            int value = quoted ? at + 1 : at;
            int end = Ascii.indexOf(bytes, value, to, quoted ? '"' : ',');
            if (Ascii.equalsIgnoreCase(bytes, name, nameTo, wanted)) {
                return end > value ? (long) value << 32 | end : NONE;
            }
            at = Ascii.skipBlanks(bytes, Math.min(to, quoted ? end + 1 : end), to);
            if (at < to && bytes[at] != ',') {
                return NONE;
            }
            at = Ascii.skipBlanks(bytes, Math.min(to, at + 1), to);
        }
        return NONE;
    }

    static int from(long found) {
        return (int) (found >>> 32);
    }

    static int to(long found) {
        return (int) found;
    }

    private static boolean isNamed(byte b) {
        return (CharClass.of(b) & (CharClass.ALPHANUMERIC | CharClass.UNDERSCORE | CharClass.DASH)) != 0;
    }
}
