package dev.sinew.engine.observe;

import dev.sinew.bytes.Ascii;
import dev.sinew.bytes.SpanHash;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The name of a header field in one spelling, with what is done about it, worked out once a name. */
final class HeaderName {
    private static final int MAX_NAME = 64;

    /** Headers of the protocol and of browsers: they belong to no operation. */
    private static final Set<String> STANDARD = Set.of(
            "accept",
            "accept-encoding",
            "accept-language",
            "accept-charset",
            "cache-control",
            "connection",
            "content-length",
            "content-type",
            "content-encoding",
            "date",
            "dnt",
            "expect",
            "host",
            "if-match",
            "if-modified-since",
            "if-none-match",
            "keep-alive",
            "origin",
            "pragma",
            "range",
            "referer",
            "sec-fetch-dest",
            "sec-fetch-mode",
            "sec-fetch-site",
            "sec-fetch-user",
            "sec-ch-ua",
            "sec-ch-ua-mobile",
            "sec-ch-ua-platform",
            "te",
            "trailer",
            "transfer-encoding",
            "upgrade",
            "upgrade-insecure-requests",
            "user-agent",
            "via",
            "x-forwarded-for",
            "x-forwarded-proto",
            "x-forwarded-host",
            "x-forwarded-port",
            "x-real-ip",
            "forwarded",
            "x-request-id",
            "traceparent",
            "tracestate",
            ":method",
            ":path",
            ":scheme",
            ":authority",
            "priority",
            "authorization",
            "cookie",
            "soapaction",
            "set-cookie",
            "x-requested-with",
            "proxy-connection");

    /** How names of headers begin in which servers and proxies name each other. */
    private static final List<String> MACHINES = List.of(
            "x-backend",
            "x-upstream",
            "x-server",
            "x-served",
            "x-host",
            "x-node",
            "x-origin",
            "x-instance",
            "x-pod",
            "x-proxy",
            "x-forwarded-server",
            "x-real-server",
            "x-target",
            "x-lb",
            "x-cache-host");

    /** What reading a header field of some name does. */
    enum Role {
        CONTENT_TYPE,
        CONTENT_ENCODING,
        SOAP_ACTION,
        USER_AGENT,
        TRACE_PARENT,
        AUTHORIZATION,
        COOKIE,
        SET_COOKIE,
        LOCATION,
        /** Of the protocol or of browsers. */
        STANDARD,
        /** The API's own. */
        OWN
    }

    /** What a header tells of its exchange as a whole: see {@link TraitReader}. */
    enum Telling {
        NOTHING,
        ORIGIN,
        FORWARDED_PROTOCOL,
        FORWARDED,
        INTERACTION_ID,
        SENDER,
        SIGNATURE,
        HSTS,
        NOSNIFF,
        CACHE_CONTROL,
        SOFTWARE,
        ALLOW_ORIGIN,
        ALLOW_CREDENTIALS,
        RATE_LIMIT,
        DISPOSITION,
        MACHINE,
        RETIREMENT
    }

    /** What a value says, as bits. */
    interface Reading {
        long of(byte[] bytes, int from, int to);
    }

    /** In lower case, at most 64 bytes. */
    final String text;
    /** The same as bytes. */
    final byte[] lower;

    final Role role;
    final Telling telling;

    private final byte[] spelled;
    /** The name that came after this one the last time. */
    private @Nullable HeaderName successor;

    private byte[] lastValue = {};
    private long lastBits;

    private HeaderName(byte[] bytes, int from, int to) {
        spelled = Arrays.copyOfRange(bytes, from, to);
        lower = Arrays.copyOf(spelled, Math.min(spelled.length, MAX_NAME));
        for (int i = 0; i < lower.length; i++) {
            lower[i] = (byte) Ascii.lower(lower[i]);
        }
        text = Ascii.text(lower, 0, lower.length);
        role = role(text);
        telling = telling(text);
    }

    private static Telling telling(String name) {
        return switch (name) {
            case "origin" -> Telling.ORIGIN;
            case "x-forwarded-proto",
                    "x-forwarded-scheme",
                    "x-scheme",
                    "x-forwarded-ssl",
                    "front-end-https",
                    "x-url-scheme",
                    "cloudfront-forwarded-proto",
                    ":scheme" -> Telling.FORWARDED_PROTOCOL;
            case "forwarded", "x-forwarded-for", "x-forwarded-host", "x-real-ip" -> Telling.FORWARDED;
            case "x-fapi-interaction-id" -> Telling.INTERACTION_ID;
            case "dpop", "x-forwarded-client-cert", "x-client-cert", "x-ssl-client-cert", "client-cert" ->
                Telling.SENDER;
            case "webhook-hmac", "paypal-transmission-sig" -> Telling.SIGNATURE;
            case "strict-transport-security" -> Telling.HSTS;
            case "x-content-type-options" -> Telling.NOSNIFF;
            case "cache-control" -> Telling.CACHE_CONTROL;
            case "server", "x-powered-by", "x-aspnet-version", "x-aspnetmvc-version", "x-generator" -> Telling.SOFTWARE;
            case "access-control-allow-origin" -> Telling.ALLOW_ORIGIN;
            case "access-control-allow-credentials" -> Telling.ALLOW_CREDENTIALS;
            case "retry-after", "ratelimit", "ratelimit-policy", "ratelimit-limit", "ratelimit-remaining" ->
                Telling.RATE_LIMIT;
            case "content-disposition" -> Telling.DISPOSITION;
            case "location", "content-location", "link", "refresh", "via" -> Telling.MACHINE;
            case "deprecation", "sunset" -> Telling.RETIREMENT;
            default -> byPrefix(name);
        };
    }

    private static Telling byPrefix(String name) {
        if (name.startsWith("x-ratelimit-") || name.startsWith("x-rate-limit-")) {
            return Telling.RATE_LIMIT;
        }
        if (name.contains("signature") || name.endsWith("hmac") || name.contains("hmac-")) {
            return Telling.SIGNATURE;
        }
        return MACHINES.stream().anyMatch(name::startsWith) ? Telling.MACHINE : Telling.NOTHING;
    }

    /** What a value says; the last one's is remembered. */
    long remembered(byte[] bytes, int from, int to, Reading reading) {
        if (lastValue.length == 0 || !Arrays.equals(lastValue, 0, lastValue.length, bytes, from, to)) {
            lastBits = reading.of(bytes, from, to);
            lastValue = Arrays.copyOfRange(bytes, from, to);
        }
        return lastBits;
    }

    private static Role role(String name) {
        return switch (name) {
            case "content-type" -> Role.CONTENT_TYPE;
            case "content-encoding" -> Role.CONTENT_ENCODING;
            case "soapaction" -> Role.SOAP_ACTION;
            case "user-agent" -> Role.USER_AGENT;
            case "traceparent" -> Role.TRACE_PARENT;
            case "authorization" -> Role.AUTHORIZATION;
            case "cookie" -> Role.COOKIE;
            case "set-cookie" -> Role.SET_COOKIE;
            case "location" -> Role.LOCATION;
            default -> STANDARD.contains(name) ? Role.STANDARD : Role.OWN;
        };
    }

    private boolean spells(byte[] bytes, int from, int to) {
        return Arrays.equals(spelled, 0, spelled.length, bytes, from, to);
    }

    /**
     * The names met in one kind of message. As clients send theirs in the same order again and again, the next is guessed from the
     * one before; a table of fixed size, in which a newer name takes an older one's place, holds the rest.
     */
    static final class Table {
        private static final int SLOTS = 1 << 9;

        private final @Nullable HeaderName[] names = new @Nullable HeaderName[SLOTS];
        private @Nullable HeaderName first;

        /** The name of a span, which came behind {@code before}, or first where that is {@code null}. */
        HeaderName name(@Nullable HeaderName before, byte[] bytes, int from, int to) {
            HeaderName expected = before == null ? first : before.successor;
            if (expected != null && expected.spells(bytes, from, to)) {
                return expected;
            }
            HeaderName found = lookUp(bytes, from, to);
            if (before == null) {
                first = found;
            } else {
                before.successor = found;
            }
            return found;
        }

        private HeaderName lookUp(byte[] bytes, int from, int to) {
            int slot = SpanHash.of(bytes, from, to) & (SLOTS - 1);
            HeaderName held = names[slot];
            if (held == null || !held.spells(bytes, from, to)) {
                held = new HeaderName(bytes, from, to);
                names[slot] = held;
            }
            return held;
        }
    }
}
