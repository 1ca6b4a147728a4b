package dev.sinew.engine.observe;

import dev.sinew.bytes.Ascii;
import dev.sinew.bytes.CharClass;
import dev.sinew.engine.classify.Formats;
import dev.sinew.model.ValueFormat;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;

/** Tells cookies that hold a session from others, for rules that look at an answer's own bytes. */
public final class SessionCookies {
    private static final int LONGEST_NAME = 64;
    private static final int SHORTEST = 16;
    private static final int LONGEST = 512;
    private static final Set<ValueFormat> RANDOM = EnumSet.of(ValueFormat.TOKEN, ValueFormat.HEX, ValueFormat.UUID);

    private SessionCookies() {}

    /** Whether a cookie is called like one that holds a session, or like one that never does. */
    public static boolean isTold(String name) {
        return Credentials.isSession(name) || Credentials.isGuard(name);
    }

    /**
     * Whether a cookie, its name before {@code equals}, its value up to {@code end} and its attributes behind, may hold a session though it is not called so: a long random
     * value that no script may read.
     */
    static boolean isPerhaps(byte[] bytes, int from, int equals, int end, int to) {
        boolean secret = end - equals > SHORTEST
                && end - equals <= LONGEST
                && RANDOM.contains(Formats.of(bytes, equals + 1, end, CharClass.signature(bytes, equals + 1, end)));
        return secret
                && !isTold(Ascii.text(bytes, from, Math.min(equals, from + LONGEST_NAME)))
                && Ascii.text(bytes, end, Math.min(to, end + LONGEST))
                        .toLowerCase(Locale.ROOT)
                        .contains("httponly");
    }

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
