package dev.sinew.engine.observe;

import dev.sinew.bytes.Ascii;
import dev.sinew.bytes.CharClass;
import dev.sinew.engine.classify.Formats;
import dev.sinew.engine.classify.NameTraits;
import dev.sinew.engine.classify.Recent;
import dev.sinew.engine.privacy.PrivacyKey;
import dev.sinew.engine.verify.TokenSink;
import dev.sinew.model.Credential;
import dev.sinew.model.Credential.Claims;
import dev.sinew.model.Credential.Kind;
import dev.sinew.model.Location;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Collects what a request proves itself with, from headers, cookies and query. */
final class Credentials {
    private static final int MAX = 6;
    private static final int CACHE = 1 << 12;
    /** Shorter values are switches or language codes, not secrets. */
    private static final int MIN_SECRET = 8;
    /** The same of headers that are only called like those that hold a secret. */
    private static final int MIN_UNKNOWN = 12;

    private static final Set<String> KEY_PARAMETERS = Set.of(
            "api_key",
            "apikey",
            "api-key",
            "access_token",
            "accesstoken",
            "access-token",
            "auth_token",
            "authtoken",
            "token",
            "jwt",
            "id_token",
            "session_token",
            "sessionid",
            "session_id",
            "session",
            "sid",
            "auth",
            "authorization",
            "key",
            "subscription-key",
            "private_token",
            "client_secret",
            "x-api-key",
            "x-amz-security-token",
            "sig",
            "signature");

    /** Cookies that guard forms or count visits, though they are called after a token or a session. */
    private static final List<String> NO_SESSION = List.of(
            "csrf", "xsrf", "antiforgery", "_hjsession", "ai_session", "intercom-session", "session_hash", "captcha");

    /** What stands in the names of cookies that prove who sends them. */
    private static final List<String> IN_SESSION = List.of(
            "sess", "token", "auth", "jwt", "remember", "ticket", "signin", "loggedin", "login", "sso_", "_sso");

    private static final Set<Kind> KEYS = EnumSet.of(Kind.API_KEY_HEADER, Kind.API_KEY_QUERY);

    private static final Set<String> SCHEMES =
            Set.of("bearer", "basic", "digest", "token", "jwt", "negotiate", "ntlm", "apikey", "hmac");

    private final PrivacyKey key;
    private final TokenClaims claims;
    private static final String TOKEN = "token";
    private static final int LONGEST_PAIR = 256;
    private static final int DRAWN = 10;
    private static final byte[] NOTHING = {};

    private final TokenSink tokens;
    private final @Nullable Credential[] known = new @Nullable Credential[CACHE];
    private final List<Credential> found = new ArrayList<>();
    private final Recent<String, Boolean> keyNames = new Recent<>(KeyHeaders::isCalledKey);

    Credentials(PrivacyKey key, TokenSink tokens) {
        this.key = key;
        this.tokens = tokens;
        this.claims = new TokenClaims(key);
    }

    void begin() {
        found.clear();
    }

    /** What was found, the most telling kind first. */
    List<Credential> found() {
        if (found.size() > 1) {
            found.sort(Comparator.comparing(Credential::kind));
        }
        return found;
    }

    /** An {@code Authorization} header's value. A scheme without anything behind it proves nothing. */
    void authorization(byte[] bytes, int from, int to) {
        int blank = Ascii.indexOf(bytes, from, to, ' ');
        int value = Ascii.skipBlanks(bytes, blank, to);
        String scheme = scheme(bytes, from, blank);
        if (value >= to) {
            if (to > from && !SCHEMES.contains(scheme)) {
                secret(bytes, from, to, "authorization", Kind.JWT_HEADER, Kind.OTHER_SCHEME);
            }
            return;
        }
        long token = AuthParameters.find(bytes, value, to, TOKEN);
        if (token != 0) {
            secret(
                    bytes,
                    AuthParameters.from(token),
                    AuthParameters.to(token),
                    "authorization",
                    Kind.BEARER_JWT,
                    Kind.BEARER_OPAQUE);
            return;
        }
        if (AuthParameters.find(bytes, value, to, "password") != 0) {
            // A name and a password that a token is asked for with; no scheme that proves each call has them in the
            // clear.
            return;
        }
        switch (scheme) {
            case "bearer", "jwt", "token" -> {
                if (!isNothing(bytes, value, to)) {
                    secret(bytes, value, to, "authorization", Kind.BEARER_JWT, Kind.BEARER_OPAQUE);
                }
            }
            case "basic" -> basic(decoded(bytes, value, to), bytes, value, to, "authorization");
            case "digest" -> add(Kind.DIGEST, "authorization", key.print(bytes, value, to), Claims.NONE);
            default -> add(Kind.OTHER_SCHEME, "authorization", key.print(bytes, value, to), Claims.NONE);
        }
    }

    private static String scheme(byte[] bytes, int from, int to) {
        if (Ascii.equalsIgnoreCase(bytes, from, to, "bearer")) {
            return "bearer";
        }
        return to - from > 32 ? "" : Ascii.text(bytes, from, to).toLowerCase(Locale.ROOT);
    }

    /**
     * The fingerprint of the token that an answer hands out in a header, or 0 where it is none: that of the same token when it
     * is sent later. {@code name} is in lower case.
     */
    static long handedOut(String name, byte[] bytes, int from, int to, PrivacyKey key) {
        if (!name.equals("authorization") && !KeyHeaders.isKnown(name)) {
            return 0;
        }
        int value =
                Ascii.startsWithIgnoreCase(bytes, from, to, "bearer ") ? Ascii.skipBlanks(bytes, from + 7, to) : from;
        return to - value >= MIN_SECRET ? key.print(bytes, value, to) : 0;
    }

    /** A header other than {@code Authorization}. {@code name} is in lower case. */
    void header(String name, byte[] bytes, int from, int to) {
        long token =
                Ascii.startsWithIgnoreCase(bytes, from, to, "token=") ? AuthParameters.find(bytes, from, to, TOKEN) : 0;
        if (AuthParameters.to(token) - AuthParameters.from(token) >= MIN_UNKNOWN) {
            secret(
                    bytes,
                    AuthParameters.from(token),
                    AuthParameters.to(token),
                    name,
                    Kind.JWT_HEADER,
                    Kind.BEARER_OPAQUE);
            return;
        }
        boolean known = KeyHeaders.isKnown(name);
        if (to - from < (known ? MIN_SECRET : MIN_UNKNOWN) || isNothing(bytes, from, to)) {
            return;
        }
        if (known || (keyNames.of(name) && isOpaque(bytes, from, to))) {
            int value = Ascii.startsWithIgnoreCase(bytes, from, to, "bearer ") ? from + 7 : from;
            byte[] pair = pair(bytes, value, to);
            if (pair != null) {
                basic(pair, bytes, value, to, name);
            } else {
                secret(bytes, value, to, name, Kind.JWT_HEADER, Kind.API_KEY_HEADER);
            }
        }
    }

    /** A name and a password as Basic has them (RFC 7617) in another header, or nothing where a value is something else. */
    private static byte @Nullable [] pair(byte[] bytes, int from, int to) {
        // Most keys and tokens have other characters: no decoder need say so with an exception.
        boolean other = Ascii.indexOf(bytes, from, to, '.') < to
                || Ascii.indexOf(bytes, from, to, '-') < to
                || Ascii.indexOf(bytes, from, to, '_') < to;
        if (other || to - from > LONGEST_PAIR || (to - from) % 4 == 1) {
            return null;
        }
        byte[] pair = decoded(bytes, from, to);
        int colon = Ascii.indexOf(pair, 0, pair.length, ':');
        int signature = CharClass.signature(pair, 0, pair.length);
        boolean plain = (signature & (CharClass.CONTROL | CharClass.HIGH)) == 0;
        return colon > 0 && colon < pair.length - 1 && plain ? pair : null;
    }

    /** What base64 stands for; empty where it is none. */
    private static byte[] decoded(byte[] bytes, int from, int to) {
        try {
            return Base64.getDecoder().decode(Arrays.copyOfRange(bytes, from, to));
        } catch (IllegalArgumentException e) {
            return NOTHING;
        }
    }

    /** What a client sends that has no token and does not notice. */
    private static boolean isNothing(byte[] bytes, int from, int to) {
        return switch (to - from) {
            case 4 -> Ascii.equals(bytes, from, to, "null");
            case 7 -> Ascii.equals(bytes, from, to, "deleted");
            case 9 -> Ascii.equals(bytes, from, to, "undefined");
            case 15 -> Ascii.equals(bytes, from, to, "[object Object]");
            default -> false;
        };
    }

    /** A cookie. {@code place} is its name, or {@code *} where the name is data; {@code session} says what the name says. */
    void cookie(String place, boolean session, byte[] bytes, int from, int to) {
        if (!isCredential(session, bytes, from, to) || isNothing(bytes, from, to)) {
            return;
        }
        if (Formats.isJwt(bytes, from, to)) {
            secret(bytes, from, to, place.toLowerCase(Locale.ROOT), Kind.JWT_COOKIE, Kind.SESSION_COOKIE);
        } else {
            add(Kind.SESSION_COOKIE, place.toLowerCase(Locale.ROOT), key.print(bytes, from, to), Claims.NONE);
        }
    }

    /**
     * Session tokens in a body, by a program that cannot set headers: where nothing else of the request proves who sends it. What is merely called a token may be one of
     * another service, or one that is to be renewed or ended.
     */
    void body(List<Handed> sent) {
        if (!found.stream().allMatch(each -> KEYS.contains(each.kind()))) {
            return;
        }
        for (Handed token : sent) {
            if (token.path().location() == Location.BODY && token.path().depth() == 1) {
                List<String> words = NameTraits.words(token.path().name());
                if (words.contains("session") && words.getLast().equals("token")) {
                    add(Kind.BEARER_OPAQUE, token.path().name().toLowerCase(Locale.ROOT), token.print(), Claims.NONE);
                    return;
                }
            }
        }
    }

    /** A query parameter. {@code place} is its name, or {@code *} where the name is data. */
    void parameter(String place, byte[] bytes, int from, int to) {
        if (to - from < MIN_SECRET || isNothing(bytes, from, to)) {
            return;
        }
        boolean jwt = Formats.isJwt(bytes, from, to);
        String name = place.toLowerCase(Locale.ROOT);
        if (jwt || (KEY_PARAMETERS.contains(name) && to - from >= 16 && isOpaque(bytes, from, to))) {
            secret(bytes, from, to, name, Kind.JWT_QUERY, Kind.API_KEY_QUERY);
        } else if (Credential.isShare(name) && isDrawn(bytes, from, to)) {
            add(Kind.API_KEY_QUERY, name, key.print(bytes, from, to), Claims.NONE);
        }
    }

    /** Whether a value is so long and mixed that nobody guesses it. */
    private static boolean isDrawn(byte[] bytes, int from, int to) {
        int signature = CharClass.signature(bytes, from, to);
        return to - from >= DRAWN
                && (signature & CharClass.DIGIT) != 0
                && (signature & CharClass.LETTERS) != 0
                && isOpaque(bytes, from, to);
    }

    /** A token seen before is known by its fingerprint, and what it says need not be read again. */
    private void secret(byte[] bytes, int from, int to, String place, Kind jwt, Kind opaque) {
        long print = key.print(bytes, from, to);
        int slot = (int) (print >>> 40) & (CACHE - 2);
        Credential held = known[slot];
        if (held != null && is(held, jwt, place, print)) {
            take(held);
            return;
        }
        Credential second = known[slot + 1];
        if (second == null || !is(second, jwt, place, print)) {
            if (!Formats.isJwt(bytes, from, to)) {
                add(opaque, place, print, Claims.NONE);
                return;
            }
            second = new Credential(jwt, place, print, claims.read(bytes, from, to));
            tokens.token(print, bytes, from, to);
        }
        known[slot + 1] = held;
        known[slot] = second;
        take(second);
    }

    private static boolean is(Credential held, Kind kind, String place, long print) {
        return held.print() == print && held.kind() == kind && held.place().equals(place);
    }

    private void take(Credential credential) {
        if (found.size() < MAX) {
            found.add(credential);
        }
    }

    private void basic(byte[] pair, byte[] bytes, int from, int to, String place) {
        int colon = Ascii.indexOf(pair, 0, pair.length, ':');
        for (int i = 0; i < colon; i++) {
            pair[i] = (byte) Ascii.lower(pair[i]);
        }
        long subject = pair.length == 0 ? 0 : key.print(pair, 0, colon);
        Claims named = new Claims(
                "",
                0,
                "",
                subject,
                0,
                0,
                0,
                List.of(),
                Claims.ABSENT,
                Claims.ABSENT,
                Claims.ABSENT,
                List.of(),
                0,
                List.of());
        add(Kind.BASIC, place, key.print(bytes, from, to), named);
    }

    private void add(Kind kind, String place, long print, Claims said) {
        take(new Credential(kind, place, print, said));
    }

    /** Whether a cookie's value proves who sends it: a readable token, or an opaque one under the name of a session. */
    static boolean isCredential(boolean session, byte[] bytes, int from, int to) {
        return to - from >= MIN_SECRET && (Formats.isJwt(bytes, from, to) || (session && isOpaque(bytes, from, to)));
    }

    static boolean isSession(String name) {
        return !isGuard(name) && namesSession(name.toLowerCase(Locale.ROOT));
    }

    /** Whether a cookie is called like one that guards forms or counts visits. */
    static boolean isGuard(String name) {
        String low = name.toLowerCase(Locale.ROOT);
        return NO_SESSION.stream().anyMatch(low::contains);
    }

    private static boolean namesSession(String low) {
        // Short for a session's id, also glued to the name of a product; a visitor's is none.
        boolean shortened = low.endsWith("sid") && !low.endsWith("visid");
        return shortened || isRemembered(low) || IN_SESSION.stream().anyMatch(low::contains);
    }

    /** Whether a cookie brings somebody back in who is remembered, by its name in small letters, also in short. */
    static boolean isRemembered(String low) {
        String last = low.substring(Math.max(low.lastIndexOf('_'), low.lastIndexOf('-')) + 1);
        return last.equals("rm") || last.equals("rem") || low.contains("remember");
    }

    /** One run without blanks: a secret, not a sentence. */
    private static boolean isOpaque(byte[] bytes, int from, int to) {
        if (to - from > 4096) {
            return false;
        }
        int signature = CharClass.signature(bytes, from, to);
        return (signature & (CharClass.SPACE | CharClass.CONTROL | CharClass.HIGH)) == 0
                && (signature & CharClass.ALPHANUMERIC) != 0;
    }
}
