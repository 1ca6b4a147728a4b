package dev.sinew.model;

import dev.sinew.bytes.Slice;
import java.util.Optional;

/**
 * One request and its answer as captured, raw. Lives in memory only and is never logged; what is kept of it is an {@link
 * Observation}.
 *
 * @param origin where it was read
 * @param id the source's unique id of it, or empty
 * @param timeMicros when the request was received, in microseconds since 1970 UTC, or {@link #TIME_UNKNOWN}
 * @param tookMicros from request to answer, in microseconds, or -1 where unknown
 * @param client the client's address as text, or empty where unknown
 * @param direction incoming or outgoing
 * @param request the request
 * @param response the answer, absent where none was seen
 */
public record Exchange(
        Origin origin,
        String id,
        long timeMicros,
        long tookMicros,
        String client,
        Direction direction,
        Request request,
        Optional<Response> response) {
    public static final long TIME_UNKNOWN = Long.MIN_VALUE;

    /** The same exchange at another time. */
    public Exchange at(long micros) {
        return new Exchange(origin, id, micros, tookMicros, client, direction, request, response);
    }

    /**
     * A request.
     *
     * @param method the method as sent
     * @param url absolute ({@code https://host/path?query}), or from the root where a Host header names the authority
     * @param headers its header fields
     * @param body its body
     */
    public record Request(String method, Slice url, Headers headers, Body body) {
        /** Says how much there is and nothing of what it is. */
        @Override
        public String toString() {
            return "Request[" + url + ", " + headers + ", " + body + "]";
        }
    }

    /**
     * An answer.
     *
     * @param status the HTTP status, or -1 where unknown
     * @param headers its header fields
     * @param body its body
     */
    public record Response(int status, Headers headers, Body body) {}

    /** Says where it came from and nothing of what it carries. */
    @Override
    public String toString() {
        return "Exchange[" + origin.file() + ":" + origin.entry() + "]";
    }
}
