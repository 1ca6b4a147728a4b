package dev.sinew.engine.observe;

import dev.sinew.bytes.Ascii;
import dev.sinew.bytes.Slice;
import dev.sinew.engine.classify.InternalAddress;
import dev.sinew.model.Direction;
import dev.sinew.model.Trait;
import java.util.Arrays;
import java.util.Locale;

/**
 * Gathers the {@link Trait}s of one exchange while its headers are read. What a value says is worked out once a header and
 * value, as servers repeat theirs; what it means is decided when all are known.
 */
final class TraitReader {
    /** Directives of {@code Cache-Control}. */
    private static final int NO_STORE = 1;

    private static final int PRIVATE = 2;
    private static final int KEPT = 4;

    private long bits;
    private int caching;
    private boolean nosniff;
    private boolean credentials;
    private Slice origin = Slice.EMPTY;
    private Slice allowed = Slice.EMPTY;
    private Slice interaction = Slice.EMPTY;
    private boolean forwardedEncrypted;
    private boolean forwardedClear;
    private boolean forwarded;

    void begin() {
        bits = 0;
        caching = 0;
        nosniff = false;
        credentials = false;
        origin = Slice.EMPTY;
        allowed = Slice.EMPTY;
        interaction = Slice.EMPTY;
        forwardedEncrypted = false;
        forwardedClear = false;
        forwarded = false;
    }

    /** One header of the request that {@link HeaderName#telling} says to look at. */
    void asked(HeaderName name, byte[] bytes, int from, int to) {
        switch (name.telling) {
            case ORIGIN -> origin = new Slice(bytes, from, to);
            case FORWARDED_PROTOCOL -> protocol(bytes, from, to);
            case FORWARDED -> {
                forwarded = true;
                forwardedEncrypted |= Ascii.containsIgnoreCase(bytes, from, to, "proto=https");
                forwardedClear |= Ascii.containsIgnoreCase(bytes, from, to, "proto=http;")
                        || Ascii.containsIgnoreCase(bytes, Math.max(from, to - 10), to, "proto=http");
            }
            case INTERACTION_ID -> {
                interaction = new Slice(bytes, from, to);
                set(Trait.INTERACTION_ID);
            }
            case SENDER -> set(Trait.SENDER_BOUND);
            case SIGNATURE -> {
                if (to > from) {
                    set(Trait.SIGNED);
                }
            }
            default -> {}
        }
    }

    /** The scheme that a proxy took the call with; of several proxies the first, nearest to the client, counts. */
    private void protocol(byte[] bytes, int from, int to) {
        int end = Ascii.trimBlanks(bytes, from, Ascii.indexOf(bytes, from, to, ','));
        forwardedEncrypted |= Ascii.equalsIgnoreCase(bytes, from, end, "https")
                || Ascii.equalsIgnoreCase(bytes, from, end, "wss")
                || Ascii.equalsIgnoreCase(bytes, from, end, "on");
        forwardedClear |= Ascii.equalsIgnoreCase(bytes, from, end, "http");
    }

    /** One header of the answer that {@link HeaderName#telling} says to look at. */
    void answered(HeaderName name, byte[] bytes, int from, int to) {
        switch (name.telling) {
            case HSTS -> bits |= name.remembered(bytes, from, to, TraitReader::hsts);
            case NOSNIFF -> nosniff |= Ascii.equalsIgnoreCase(bytes, from, to, "nosniff");
            case CACHE_CONTROL -> caching |= (int) name.remembered(bytes, from, to, TraitReader::directives);
            case SOFTWARE -> bits |= name.remembered(bytes, from, to, TraitReader::version);
            case ALLOW_ORIGIN -> allowed = new Slice(bytes, from, to);
            case ALLOW_CREDENTIALS -> credentials |= Ascii.equalsIgnoreCase(bytes, from, to, "true");
            case RATE_LIMIT -> set(Trait.RATE_LIMIT);
            case MACHINE -> bits |= name.remembered(bytes, from, to, TraitReader::internal);
            case DISPOSITION -> bits |= name.remembered(bytes, from, to, TraitReader::attachment);
            case RETIREMENT -> bits |= name.remembered(bytes, from, to, TraitReader::retirement);
            case INTERACTION_ID -> {
                if (to > from && interaction.equals(new Slice(bytes, from, to))) {
                    set(Trait.INTERACTION_ID_ECHOED);
                }
            }
            default -> {}
        }
    }

    /** A cookie with a session that the answer sets; the span is what follows its value. */
    void session(byte[] bytes, int from, int to) {
        String attributes = Ascii.text(bytes, from, to).toLowerCase(Locale.ROOT).replace(" ", "");
        set(Trait.SESSION_COOKIE);
        if (!attributes.contains(";secure")) {
            set(Trait.SESSION_COOKIE_NOT_SECURE);
        }
        if (!attributes.contains(";httponly")) {
            set(Trait.SESSION_COOKIE_READABLE);
        }
        if (!attributes.contains(";samesite=lax") && !attributes.contains(";samesite=strict")) {
            set(Trait.SESSION_COOKIE_CROSS_SITE);
        }
    }

    /** A redirect's target. */
    void redirect(byte[] bytes, int from, int to, String api) {
        String target = Ascii.text(bytes, from, Math.min(to, from + 300)).toLowerCase(Locale.ROOT);
        int start = target.indexOf("//");
        boolean absolute = start == 0 || target.startsWith("http:") || target.startsWith("https:");
        if (absolute && start >= 0 && !target.startsWith(api, start + 2)) {
            set(Trait.REDIRECTS_ELSEWHERE);
        }
    }

    void set(Trait trait) {
        bits |= trait.bit();
    }

    /** The request as a whole: its scheme and the client's address. */
    void request(Target target, long clientTraits) {
        bits |= clientTraits;
        if (target.encrypted() || forwardedEncrypted) {
            set(Trait.ENCRYPTED);
        } else if (target.cleartext() && (forwardedClear || !forwarded)) {
            set(Trait.CLEARTEXT);
        }
        if (!origin.isEmpty() && !isOwn(target.api())) {
            set(Trait.CROSS_ORIGIN);
        }
    }

    private boolean isOwn(String api) {
        String text = Ascii.text(origin.array(), origin.from(), Math.min(origin.to(), origin.from() + 300));
        int start = text.indexOf("//");
        return start >= 0 && text.substring(start + 2).toLowerCase(Locale.ROOT).equals(api);
    }

    /** The answer as a whole, its headers known. */
    void answer(int status, boolean reading, boolean body) {
        set(Trait.ANSWER_HEADERS);
        boolean success = status >= 200 && status < 300;
        if (Trait.ENCRYPTED.in(bits) && !Trait.HSTS.in(bits)) {
            set(Trait.WITHOUT_HSTS);
        }
        if (success && body && !nosniff) {
            set(Trait.WITHOUT_NOSNIFF);
        }
        if (success) {
            caching(reading);
        }
        cors();
    }

    private void caching(boolean reading) {
        if ((caching & NO_STORE) != 0) {
            set(Trait.NOT_STORED);
        } else if ((caching & PRIVATE) == 0) {
            if (reading) {
                set(Trait.STORABLE);
            }
            if ((caching & KEPT) != 0) {
                set(Trait.CACHEABLE);
            }
        }
    }

    private void cors() {
        if (allowed.isEmpty()) {
            return;
        }
        boolean any = Ascii.equals(allowed.array(), allowed.from(), allowed.to(), "*");
        boolean none = Ascii.equalsIgnoreCase(allowed.array(), allowed.from(), allowed.to(), "null");
        if (any) {
            set(credentials ? Trait.CORS_ANY_WITH_CREDENTIALS : Trait.CORS_ANY);
        } else if (none) {
            set(credentials ? Trait.CORS_NULL_WITH_CREDENTIALS : Trait.CORS_NULL);
        } else if (Trait.CROSS_ORIGIN.in(bits) && allowed.equals(origin)) {
            set(credentials ? Trait.CORS_ALLOWED_WITH_CREDENTIALS : Trait.CORS_ALLOWED);
        }
    }

    /** Which way the call went, and whether it succeeded or was refused without proving anything. */
    void proof(Direction direction, int status, boolean headersKnown, boolean unproven) {
        if (direction == Direction.OUTGOING) {
            set(Trait.OUTGOING);
        }
        if (headersKnown && unproven && !Trait.SENDER_BOUND.in(bits)) {
            if (status >= 200 && status < 300) {
                set(Trait.BARE_SUCCESS);
            } else if (status == 401 || status == 403) {
                set(Trait.BARE_REFUSED);
            }
        }
    }

    long bits() {
        return bits;
    }

    private static long hsts(byte[] bytes, int from, int to) {
        String value = Ascii.text(bytes, from, to).toLowerCase(Locale.ROOT).replace(" ", "");
        int at = value.indexOf("max-age=");
        String age = at < 0 ? "" : value.substring(at + 8).replace("\"", "");
        return !age.isEmpty() && age.charAt(0) >= '1' && age.charAt(0) <= '9' ? Trait.HSTS.bit() : 0;
    }

    private static long directives(byte[] bytes, int from, int to) {
        long found = 0;
        for (String each : Ascii.text(bytes, from, to).toLowerCase(Locale.ROOT).split(",", 32)) {
            String directive = each.strip();
            if (directive.equals("no-store")) {
                found |= NO_STORE;
            } else if (directive.equals("private") || directive.equals("no-cache")) {
                found |= PRIVATE;
            } else if (directive.equals("public")
                    || directive.matches("s?-?max-?age=[1-9][0-9]*")
                    || directive.equals("immutable")) {
                found |= KEPT;
            }
        }
        return found;
    }

    private static long version(byte[] bytes, int from, int to) {
        return SoftwareVersion.isTold(bytes, from, to) ? Trait.SOFTWARE_VERSION.bit() : 0;
    }

    private static long internal(byte[] bytes, int from, int to) {
        return InternalAddress.find(bytes, from, to).isEmpty() ? 0 : Trait.INTERNAL_ADDRESS.bit();
    }

    /** A time, or in drafts of the standard a plain {@code true}. */
    private static long retirement(byte[] bytes, int from, int to) {
        boolean said = to > from && !Ascii.equalsIgnoreCase(bytes, from, to, "false");
        return said ? Trait.DEPRECATED.bit() : 0;
    }

    private static long attachment(byte[] bytes, int from, int to) {
        byte[] word = {'a', 't', 't', 'a', 'c', 'h', 'm', 'e', 'n', 't'};
        boolean file = to - from >= word.length && Arrays.equals(bytes, from, from + word.length, word, 0, word.length);
        return file ? Trait.FILE.bit() : 0;
    }
}
