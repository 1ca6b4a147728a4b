package dev.sinew.engine.observe;

import dev.sinew.bytes.Ascii;
import dev.sinew.bytes.Slice;
import dev.sinew.model.Headers;
import java.util.Locale;

/** Splits a request's URL into authority, path and query, as spans; reused from exchange to exchange. */
final class Target {
    private static final int MAX_AUTHORITY = 253;

    private final TextCache texts;
    private boolean encrypted;
    private boolean plain;
    private String api = "";
    private int pathFrom;
    private int pathTo;
    private int queryFrom;
    private int queryTo;

    Target(TextCache texts) {
        this.texts = texts;
    }

    boolean encrypted() {
        return encrypted;
    }

    /** Whether the URL says that the call went over a network in the clear. */
    boolean cleartext() {
        return plain && !api.startsWith("localhost") && !api.startsWith("127.") && !api.startsWith("[::1]");
    }

    /** The lower-case authority without user information and default port, or empty where none is known. */
    String api() {
        return api;
    }

    int pathFrom() {
        return pathFrom;
    }

    int pathTo() {
        return pathTo;
    }

    int queryFrom() {
        return queryFrom;
    }

    int queryTo() {
        return queryTo;
    }

    /** Reads a URL; whether it is one: absolute, or from the root, or {@code *}. Anything else has no path. */
    boolean read(Slice url, Headers headers) {
        byte[] bytes = url.array();
        int from = url.from();
        int to = Ascii.indexOf(bytes, from, url.to(), '#');
        encrypted = false;
        plain = false;
        api = "";
        int rest = scheme(bytes, from, to);
        if (rest > from) {
            int end = authorityEnd(bytes, rest, to);
            api = authority(bytes, rest, end);
            rest = end;
        }
        if (api.isEmpty()) {
            Slice host = headers.first("host");
            if (host.isEmpty()) {
                host = headers.first(":authority");
            }
            api = authority(host.array(), host.from(), host.to());
        }
        int question = Ascii.indexOf(bytes, rest, to, '?');
        boolean rooted = rest < question && bytes[rest] == '/';
        boolean bare = rest == question && rest > from;
        boolean usable = rooted || bare || Ascii.equals(bytes, rest, question, "*");
        pathFrom = rest;
        pathTo = usable ? question : rest;
        queryFrom = Math.min(question + 1, to);
        queryTo = to;
        return usable;
    }

    private int scheme(byte[] bytes, int from, int to) {
        if (Ascii.startsWithIgnoreCase(bytes, from, to, "https://")
                || Ascii.startsWithIgnoreCase(bytes, from, to, "wss://")) {
            encrypted = true;
            return Ascii.indexOf(bytes, from, to, ':') + 3;
        }
        if (Ascii.startsWithIgnoreCase(bytes, from, to, "http://")
                || Ascii.startsWithIgnoreCase(bytes, from, to, "ws://")) {
            plain = true;
            return Ascii.indexOf(bytes, from, to, ':') + 3;
        }
        return from;
    }

    private static int authorityEnd(byte[] bytes, int from, int to) {
        int i = from;
        while (i < to && bytes[i] != '/' && bytes[i] != '?') {
            i++;
        }
        return i;
    }

    private String authority(byte[] bytes, int from, int to) {
        int start = from;
        for (int i = from; i < to; i++) {
            if (bytes[i] == '@') {
                start = i + 1;
            }
        }
        int end = to;
        String port = encrypted ? ":443" : ":80";
        if (Ascii.startsWith(bytes, Math.max(start, end - port.length()), end, port)) {
            end -= port.length();
        }
        if (end - start > MAX_AUTHORITY || !valid(bytes, start, end) || !hasPlainPort(bytes, start, end)) {
            return "";
        }
        String text = texts.get(bytes, start, end);
        return isLower(text) ? text : text.toLowerCase(Locale.ROOT);
    }

    private static boolean valid(byte[] bytes, int from, int to) {
        for (int i = from; i < to; i++) {
            int low = Ascii.lower(bytes[i]);
            boolean good = (low >= 'a' && low <= 'z')
                    || (low >= '0' && low <= '9')
                    || low == '.'
                    || low == '-'
                    || low == ':'
                    || low == '['
                    || low == ']'
                    || low == '_';
            if (!good) {
                return false;
            }
        }
        return true;
    }

    /**
     * Whether a host stands there, and behind its last colon, if any, digits alone: anything else may be a name and a password
     * with a slash in it.
     */
    private static boolean hasPlainPort(byte[] bytes, int from, int to) {
        int i = to;
        while (i > from && bytes[i - 1] >= '0' && bytes[i - 1] <= '9') {
            i--;
        }
        boolean port = i > from && bytes[i - 1] == ':';
        boolean colon = Ascii.indexOf(bytes, from, to, ':') < to;
        boolean bracketed = to > from && bytes[to - 1] == ']';
        return port ? i - 1 > from : !colon || bracketed;
    }

    private static boolean isLower(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) >= 'A' && text.charAt(i) <= 'Z') {
                return false;
            }
        }
        return true;
    }
}
