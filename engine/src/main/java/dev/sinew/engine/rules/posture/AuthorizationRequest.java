package dev.sinew.engine.rules.posture;

import dev.sinew.bytes.Slice;
import dev.sinew.engine.mark.MarkSubject;
import dev.sinew.model.Direction;
import java.nio.charset.StandardCharsets;

/** An OAuth authorization request as a browser brings it, in the query of a URL (RFC 6749, section 4.1.1). */
final class AuthorizationRequest {
    private static final byte[] RESPONSE_TYPE = "response_type=".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] REQUEST_URI = "request_uri=".getBytes(StandardCharsets.US_ASCII);
    private static final int LONGEST = 8_192;

    private AuthorizationRequest() {}

    /** The query of such a request that was not refused, without its question mark; empty for any other call. */
    static String query(MarkSubject subject) {
        Slice url = subject.exchange().request().url();
        if (subject.status() >= 400 || subject.exchange().direction() != Direction.INCOMING) {
            return "";
        }
        byte[] bytes = url.array();
        int at = url.from();
        int to = Math.min(url.to(), at + LONGEST);
        while (at < to && bytes[at] != '?') {
            at++;
        }
        for (int i = at + 1; i < to; i++) {
            boolean begins = bytes[i] == 'r' && (bytes[i - 1] == '?' || bytes[i - 1] == '&');
            if (begins && (has(bytes, i, to, RESPONSE_TYPE) || has(bytes, i, to, REQUEST_URI))) {
                String query = new Slice(bytes, at + 1, to).text();
                return parameter(query, "client_id").isEmpty() ? "" : query;
            }
        }
        return "";
    }

    private static boolean has(byte[] bytes, int from, int to, byte[] wanted) {
        if (to - from < wanted.length) {
            return false;
        }
        for (int i = 0; i < wanted.length; i++) {
            if (bytes[from + i] != wanted[i]) {
                return false;
            }
        }
        return true;
    }

    /** A parameter's value as it stands there, or empty. */
    static String parameter(String query, String name) {
        for (String each : query.split("&", -1)) {
            if (each.length() > name.length() && each.startsWith(name) && each.charAt(name.length()) == '=') {
                return each.substring(name.length() + 1);
            }
        }
        return "";
    }

    /** Whether its parameters are not in the URL but in a request object, sent before or along. */
    static boolean isByObject(String query) {
        return !parameter(query, "request_uri").isEmpty()
                || !parameter(query, "request").isEmpty();
    }
}
