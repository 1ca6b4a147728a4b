package dev.sinew.engine.observe;

import dev.sinew.bytes.Ascii;
import dev.sinew.bytes.CharClass;
import dev.sinew.bytes.Slice;
import dev.sinew.engine.privacy.PrivacyKey;
import dev.sinew.model.Headers;
import dev.sinew.model.Location;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads the header fields of a message: what later steps ask for is noted, the API's own headers and cookies become fields. */
final class HeaderReader {
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

    private static final int AGENTS = 1 << 8;

    private final int limit;
    private final TextCache texts;
    private final byte[] @Nullable [] agentKeys = new byte[AGENTS] @Nullable [];
    private final String[] agentFamilies = new String[AGENTS];
    private byte[] scratch = new byte[64];

    private Slice contentType = Slice.EMPTY;
    private Slice contentEncoding = Slice.EMPTY;
    private Slice soapAction = Slice.EMPTY;
    private String agent = "";
    private String traceId = "";
    private boolean overflowed;

    HeaderReader(int limit, TextCache texts) {
        this.limit = limit;
        this.texts = texts;
    }

    Slice contentType() {
        return contentType;
    }

    Slice contentEncoding() {
        return contentEncoding;
    }

    Slice soapAction() {
        return soapAction;
    }

    /** The user agent's family, or empty. */
    String agent() {
        return agent;
    }

    /** The trace id of a W3C {@code traceparent}, or empty. */
    String traceId() {
        return traceId;
    }

    boolean overflowed() {
        return overflowed;
    }

    /** Reads a request's headers. */
    void request(Headers headers, Message message, Credentials credentials) {
        clear();
        byte[] bytes = headers.bytes();
        int count = bounded(headers.count());
        PathNode root = message.root(Location.HEADER);
        for (int i = 0; i < count; i++) {
            String name = lowerName(bytes, headers.nameFrom(i), headers.nameTo(i));
            int from = headers.valueFrom(i);
            int to = headers.valueTo(i);
            switch (name) {
                case "content-type" -> contentType = new Slice(bytes, from, to);
                case "content-encoding" -> contentEncoding = new Slice(bytes, from, to);
                case "soapaction" -> soapAction = new Slice(bytes, from, to);
                case "user-agent" -> agent = agent(bytes, from, to);
                case "traceparent" -> traceId = traceId(bytes, from, to);
                case "authorization" -> credentials.authorization(bytes, from, to);
                case "cookie" -> cookies(bytes, from, to, message, credentials);
                default -> {
                    if (!STANDARD.contains(name)) {
                        credentials.header(name, bytes, from, to);
                        int length = Math.min(headers.nameTo(i) - headers.nameFrom(i), scratch.length);
                        value(message, root.child(null, scratch, 0, length), bytes, from, to);
                    }
                }
            }
        }
    }

    /** Reads an answer's headers; tokens handed out in them and in cookies are given to the message. */
    void answer(Headers headers, Message message, PrivacyKey key) {
        clear();
        byte[] bytes = headers.bytes();
        int count = bounded(headers.count());
        for (int i = 0; i < count; i++) {
            String name = lowerName(bytes, headers.nameFrom(i), headers.nameTo(i));
            int from = headers.valueFrom(i);
            int to = headers.valueTo(i);
            switch (name) {
                case "content-type" -> contentType = new Slice(bytes, from, to);
                case "content-encoding" -> contentEncoding = new Slice(bytes, from, to);
                case "location" -> location(message, bytes, from, to);
                case "set-cookie" -> setCookie(message, bytes, from, to, key);
                default -> {
                    long print = Credentials.handedOut(name, bytes, from, to, key);
                    if (print != 0) {
                        message.handed(message.root(Location.HEADER).child(null, scratch, 0, name.length()), print);
                    }
                }
            }
        }
    }

    private void clear() {
        contentType = Slice.EMPTY;
        contentEncoding = Slice.EMPTY;
        soapAction = Slice.EMPTY;
        agent = "";
        traceId = "";
        overflowed = false;
    }

    private int bounded(int count) {
        overflowed = count > limit;
        return Math.min(count, limit);
    }

    /** The name in lower case, which is also left in {@link #scratch}. */
    private String lowerName(byte[] bytes, int from, int to) {
        int length = Math.min(to - from, scratch.length);
        for (int i = 0; i < length; i++) {
            scratch[i] = (byte) Ascii.lower(bytes[from + i]);
        }
        return texts.get(scratch, 0, length);
    }

    private static void value(Message message, PathNode node, byte[] bytes, int from, int to) {
        int signature = to - from > 4096 ? CharClass.LONG : CharClass.signature(bytes, from, to);
        message.string(node, bytes, from, to, signature);
    }

    private void cookies(byte[] bytes, int from, int to, Message message, Credentials credentials) {
        PathNode root = message.root(Location.COOKIE);
        int at = from;
        int count = 0;
        while (at < to && count++ < limit) {
            int end = Ascii.indexOf(bytes, at, to, ';');
            int start = Ascii.skipBlanks(bytes, at, end);
            int equals = Ascii.indexOf(bytes, start, end, '=');
            if (equals < end && equals > start) {
                String name = texts.get(bytes, start, Math.min(equals, start + 64));
                PathNode node = root.child(null, bytes, start, equals);
                credentials.cookie(name, node.path.name(), bytes, equals + 1, end);
                cookieValue(message, node, name, bytes, equals + 1, end);
            }
            at = end + 1;
        }
        overflowed |= at < to;
    }

    /** A cookie that holds a session is a secret whatever its name. */
    private static void cookieValue(Message message, PathNode node, String name, byte[] bytes, int from, int to) {
        if (Credentials.isSession(name)) {
            message.binary(node, to - from);
        } else {
            value(message, node, bytes, from, to);
        }
    }

    private void setCookie(Message message, byte[] bytes, int from, int to, PrivacyKey key) {
        int end = Ascii.indexOf(bytes, from, to, ';');
        int equals = Ascii.indexOf(bytes, from, end, '=');
        if (equals >= end || equals == from) {
            return;
        }
        PathNode node = message.root(Location.COOKIE).child(null, bytes, from, equals);
        message.binary(node, end - equals - 1);
        String name = texts.get(bytes, from, Math.min(equals, from + 64));
        if (Credentials.isCredential(name, bytes, equals + 1, end)) {
            message.handed(node, key.print(bytes, equals + 1, end));
        }
    }

    /** The last segment of a redirect or of a created resource is an id that was handed out. */
    private static void location(Message message, byte[] bytes, int from, int to) {
        int end = Math.min(Ascii.indexOf(bytes, from, to, '?'), Ascii.indexOf(bytes, from, to, '#'));
        int start = end;
        while (start > from && bytes[start - 1] != '/') {
            start--;
        }
        byte[] name = {'l', 'o', 'c', 'a', 't', 'i', 'o', 'n'};
        value(message, message.root(Location.HEADER).child(null, name, 0, name.length), bytes, start, end);
    }

    private String agent(byte[] bytes, int from, int to) {
        int hash = 0;
        for (int i = from; i < to; i++) {
            hash = 31 * hash + bytes[i];
        }
        int slot = (hash ^ hash >>> 13) & (AGENTS - 1);
        byte[] held = agentKeys[slot];
        if (held == null || !java.util.Arrays.equals(held, 0, held.length, bytes, from, to)) {
            agentKeys[slot] = java.util.Arrays.copyOfRange(bytes, from, to);
            agentFamilies[slot] = UserAgents.family(bytes, from, to);
        }
        return agentFamilies[slot];
    }

    /** W3C Trace Context: {@code 00-<32 hex>-<16 hex>-<2 hex>}. */
    private static String traceId(byte[] bytes, int from, int to) {
        if (to - from < 36 || bytes[from + 2] != '-' || bytes[from + 35] != '-') {
            return "";
        }
        int signature = CharClass.signature(bytes, from + 3, from + 35);
        return CharClass.only(signature, CharClass.HEX) ? Ascii.text(bytes, from + 3, from + 35) : "";
    }
}
