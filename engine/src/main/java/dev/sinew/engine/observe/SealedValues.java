package dev.sinew.engine.observe;

import dev.sinew.bytes.Ascii;

/**
 * Values that a server sealed or signed, by the forms that frameworks give them: whatever the cookie is called, the server goes by it.
 *
 * <p>Three parts between dots of which the last is a signature (itsdangerous, Phoenix, home-made tickets), {@code s:id.signature} (Express),
 * {@code value--signature} (Rails), and the beginnings of ASP.NET Core's data protection, Fernet, Laravel's and iron's.
 */
final class SealedValues {
    private static final int SHORTEST = 40;
    private static final int LONGEST = 4096;
    /** A signature of fifteen bytes. */
    private static final int SIGNATURE = 20;

    private static final int PARTS = 3;
    private static final String[] BEGINNINGS = {"CfDJ8", "gAAAA", "eyJpdiI6", "Fe26.2*", "s%3A", "s:"};

    private SealedValues() {}

    static boolean is(byte[] bytes, int from, int to) {
        if (to - from < SHORTEST || to - from > LONGEST) {
            return false;
        }
        for (String beginning : BEGINNINGS) {
            if (Ascii.startsWith(bytes, from, to, beginning)) {
                return true;
            }
        }
        // A leading dot says that the rest is compressed (itsdangerous).
        int start = bytes[from] == '.' ? from + 1 : from;
        int part = start;
        int parts = 1;
        int dashes = 0;
        for (int i = start; i < to; i++) {
            byte c = bytes[i];
            if (c == '.') {
                parts++;
                part = i + 1;
            } else if (c == '-' && i > start && bytes[i - 1] == '-') {
                dashes = i + 1;
            } else if (!isOfBase64(c)) {
                return false;
            }
        }
        boolean signed = parts == PARTS && to - part >= SIGNATURE;
        return signed || (parts == 1 && dashes > 0 && to - dashes >= SIGNATURE);
    }

    /** Base64, also for URLs, and percent-encoded padding. */
    private static boolean isOfBase64(byte c) {
        return (c >= 'a' && c <= 'z')
                || (c >= 'A' && c <= 'Z')
                || (c >= '0' && c <= '9')
                || c == '-'
                || c == '_'
                || c == '='
                || c == '+'
                || c == '/'
                || c == '%';
    }
}
