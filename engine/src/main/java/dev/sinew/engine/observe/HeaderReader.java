package dev.sinew.engine.observe;

import dev.sinew.bytes.Ascii;
import dev.sinew.bytes.CharClass;
import dev.sinew.bytes.Slice;
import dev.sinew.bytes.SpanHash;
import dev.sinew.engine.classify.Formats;
import dev.sinew.engine.privacy.PrivacyKey;
import dev.sinew.model.Headers;
import dev.sinew.model.Location;
import dev.sinew.model.ValueFormat;
import org.jspecify.annotations.Nullable;

/** Reads the header fields of a message: what later steps ask for is noted, the API's own headers and cookies become fields. */
final class HeaderReader {
    private static final int AGENTS = 1 << 8;
    private static final String VERSIONS = "/_history/";
    private static final String CODE = "code=";

    private static final int LONGEST_LOGIN = 512;

    private final int limit;
    private final TextCache texts;
    private final TraitReader traits;
    private final byte[] @Nullable [] agentKeys = new byte[AGENTS] @Nullable [];
    private final String[] agentFamilies = new String[AGENTS];
    private final HeaderName.Table asked = new HeaderName.Table();
    private final HeaderName.Table answered = new HeaderName.Table();

    private Slice contentType = Slice.EMPTY;
    private Slice contentEncoding = Slice.EMPTY;
    private Slice soapAction = Slice.EMPTY;
    private String agent = "";
    private String traceId = "";
    private boolean overflowed;

    HeaderReader(int limit, TextCache texts, TraitReader traits) {
        this.traits = traits;
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
        PathNode own = null;
        HeaderName name = null;
        for (int i = 0; i < count; i++) {
            name = asked.name(name, bytes, headers.nameFrom(i), headers.nameTo(i));
            int from = headers.valueFrom(i);
            int to = headers.valueTo(i);
            if (name.telling != HeaderName.Telling.NOTHING) {
                traits.asked(name, bytes, from, to);
            }
            switch (name.role) {
                case CONTENT_TYPE -> contentType = new Slice(bytes, from, to);
                case CONTENT_ENCODING -> contentEncoding = new Slice(bytes, from, to);
                case SOAP_ACTION -> soapAction = new Slice(bytes, from, to);
                case USER_AGENT -> agent = agent(bytes, from, to);
                case TRACE_PARENT -> traceId = traceId(bytes, from, to);
                case AUTHORIZATION -> {
                    credentials.authorization(bytes, from, to);
                    login(message, bytes, Ascii.indexOf(bytes, from, to, ' '), to);
                }
                case COOKIE -> cookies(bytes, from, to, message, credentials);
                case STANDARD, SET_COOKIE -> {}
                case OWN, LOCATION -> {
                    credentials.header(name.text, bytes, from, to);
                    own = root.child(own, name.lower, 0, name.lower.length);
                    if (login(message, bytes, from, to)) {
                        message.binary(own, to - from);
                    } else {
                        value(message, own, bytes, from, to);
                    }
                }
            }
        }
    }

    /** Takes a name and a password that stand in a header as parameters; whether it has them. */
    private static boolean login(Message message, byte[] bytes, int from, int to) {
        long password = to - from > LONGEST_LOGIN || Ascii.indexOf(bytes, from, to, '=') >= to
                ? 0
                : AuthParameters.find(bytes, from, to, "password");
        long name = password == 0 ? 0 : AuthParameters.find(bytes, from, to, "username");
        if (name == 0) {
            return false;
        }
        message.login("username", bytes, AuthParameters.from(name), AuthParameters.to(name));
        return true;
    }

    /** Reads an answer's headers; tokens handed out in them and in cookies are given to the message. */
    void answer(Headers headers, Message message, PrivacyKey key, String api) {
        clear();
        byte[] bytes = headers.bytes();
        int count = bounded(headers.count());
        HeaderName name = null;
        PathNode own = null;
        for (int i = 0; i < count; i++) {
            name = answered.name(name, bytes, headers.nameFrom(i), headers.nameTo(i));
            int from = headers.valueFrom(i);
            int to = headers.valueTo(i);
            if (name.telling != HeaderName.Telling.NOTHING) {
                traits.answered(name, bytes, from, to);
            }
            switch (name.role) {
                case CONTENT_TYPE -> contentType = new Slice(bytes, from, to);
                case CONTENT_ENCODING -> contentEncoding = new Slice(bytes, from, to);
                case LOCATION -> {
                    location(message, bytes, from, to);
                    traits.redirect(bytes, from, to, api);
                }
                case SET_COOKIE -> setCookies(message, bytes, from, to, key);
                case AUTHORIZATION, OWN -> {
                    long print = Credentials.handedOut(name.text, bytes, from, to, key);
                    if (print != 0) {
                        own = message.root(Location.HEADER).child(own, name.lower, 0, name.lower.length);
                        message.handed(own, print);
                    }
                }
                default -> {}
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

    private static void value(Message message, PathNode node, byte[] bytes, int from, int to) {
        int signature = to - from > 4096 ? CharClass.LONG : CharClass.signature(bytes, from, to);
        message.string(node, bytes, from, to, signature);
    }

    private void cookies(byte[] bytes, int from, int to, Message message, Credentials credentials) {
        PathNode root = message.root(Location.COOKIE);
        int at = from;
        int count = 0;
        PathNode node = null;
        while (at < to && count++ < limit) {
            int end = Ascii.indexOf(bytes, at, to, ';');
            int start = Ascii.skipBlanks(bytes, at, end);
            int equals = Ascii.indexOf(bytes, start, end, '=');
            if (equals < end && equals > start) {
                node = root.child(node, bytes, start, equals);
                boolean session = isSession(node, bytes, start, equals, end);
                credentials.cookie(node.path.name(), session, bytes, equals + 1, end);
                cookieValue(message, node, session, bytes, equals + 1, end);
            }
            at = end + 1;
        }
        overflowed |= at < to;
    }

    /** What a cookie's name says, worked out once a name, unless the name is data; or else its value. */
    private boolean isSession(PathNode node, byte[] bytes, int from, int equals, int to) {
        if (node.isNamed() && node.session) {
            return true;
        }
        boolean sealed = SealedValues.is(bytes, equals + 1, to);
        if (node.isNamed() && !sealed) {
            return false;
        }
        String name = texts.get(bytes, from, Math.min(equals, from + 64));
        return sealed ? !Credentials.isGuard(name) : Credentials.isSession(name);
    }

    /** A cookie that holds a session is a secret whatever its name. */
    private static void cookieValue(Message message, PathNode node, boolean session, byte[] bytes, int from, int to) {
        if (session) {
            message.binary(node, to - from);
        } else {
            value(message, node, bytes, from, to);
        }
    }

    /** One or several cookies: many who record traffic join what stood in several headers by commas. */
    private void setCookies(Message message, byte[] bytes, int from, int to, PrivacyKey key) {
        int start = from;
        int comma = Ascii.indexOf(bytes, from, to, ',');
        while (comma < to) {
            int next = Ascii.skipBlanks(bytes, comma + 1, to);
            int name = next;
            while (name < to && isCookieName(bytes[name])) {
                name++;
            }
            // In a date a blank follows, and no sign of equality.
            if (name > next && name < to && bytes[name] == '=') {
                setCookie(message, bytes, start, comma, key);
                start = next;
            }
            comma = Ascii.indexOf(bytes, name, to, ',');
        }
        setCookie(message, bytes, start, to, key);
    }

    private static boolean isCookieName(byte b) {
        return b > ' ' && b != '=' && b != ';' && b != ',' && b != '"';
    }

    private void setCookie(Message message, byte[] bytes, int from, int to, PrivacyKey key) {
        int end = Ascii.indexOf(bytes, from, to, ';');
        int equals = Ascii.indexOf(bytes, from, end, '=');
        if (equals >= end || equals == from) {
            return;
        }
        PathNode node = message.root(Location.COOKIE).child(null, bytes, from, equals);
        message.binary(node, end - equals - 1);
        if (Credentials.isCredential(isSession(node, bytes, from, equals, end), bytes, equals + 1, end)) {
            message.handed(node, key.print(bytes, equals + 1, end));
            traits.session(bytes, end, to);
        } else if (SessionCookies.isPerhaps(bytes, from, equals, end, to)) {
            // A session where this answer lets somebody in.
            message.perhaps.add(new Handed(node.path, key.print(bytes, equals + 1, end)));
        }
    }

    /**
     * The last segment of a redirect or of a created resource is an id that was handed out, the one before a version's where FHIR says which
     * version it is; so is the code for a token that a redirect carries.
     */
    private static void location(Message message, byte[] bytes, int from, int to) {
        int query = Ascii.indexOf(bytes, from, to, '?');
        code(message, bytes, query + 1, Ascii.indexOf(bytes, from, to, '#'));
        int end = Math.min(query, Ascii.indexOf(bytes, from, to, '#'));
        int start = segment(bytes, from, end);
        int before = start - VERSIONS.length();
        if (before > from && Ascii.startsWith(bytes, before, end, VERSIONS)) {
            end = before;
            start = segment(bytes, from, end);
        }
        byte[] name = {'l', 'o', 'c', 'a', 't', 'i', 'o', 'n'};
        value(message, message.root(Location.HEADER).child(null, name, 0, name.length), bytes, start, end);
    }

    private static int segment(byte[] bytes, int from, int end) {
        int start = end;
        while (start > from && bytes[start - 1] != '/') {
            start--;
        }
        return start;
    }

    /** The authorisation code of a redirect (RFC 6749, section 4.1.2). */
    private static void code(Message message, byte[] bytes, int from, int to) {
        int at = from;
        while (at < to) {
            int end = Ascii.indexOf(bytes, at, to, '&');
            if (Ascii.startsWith(bytes, at, end, CODE)) {
                byte[] name = {'c', 'o', 'd', 'e'};
                PathNode node = message.root(Location.HEADER).child(null, name, 0, name.length);
                int begin = at + CODE.length();
                // Shorter ones are typed in by people and prove nobody.
                if (end - begin > GivenCodes.LONGEST_TYPED && end - begin <= Message.MAX_CODE) {
                    int signature = CharClass.signature(bytes, begin, end);
                    ValueFormat format = Formats.of(bytes, begin, end, signature);
                    message.handed(node, message.print(bytes, begin, end, signature, format));
                }
            }
            at = end + 1;
        }
    }

    private String agent(byte[] bytes, int from, int to) {
        int slot = SpanHash.of(bytes, from, to) & (AGENTS - 1);
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
