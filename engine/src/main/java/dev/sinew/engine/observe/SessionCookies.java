package dev.sinew.engine.observe;

import dev.sinew.bytes.Ascii;

/** Tells cookies that hold a session from others, for rules that look at an answer's own bytes. */
public final class SessionCookies {
    private static final int LONGEST_NAME = 64;

    private SessionCookies() {}

    /** Whether a cookie, its name before {@code equals} and its value behind, proves who sends it. */
    public static boolean isSession(byte[] bytes, int from, int equals, int to) {
        if (equals <= from || equals >= to) {
            return false;
        }
        String name = Ascii.text(bytes, from, Math.min(equals, from + LONGEST_NAME));
        boolean session =
                SealedValues.is(bytes, equals + 1, to) ? !Credentials.isGuard(name) : Credentials.isSession(name);
        return Credentials.isCredential(session, bytes, equals + 1, to);
    }
}
