package dev.sinew.model;

import java.util.List;
import java.util.stream.Stream;

/**
 * What is kept of an exchange: what is journaled, sent and replayed. It holds field names, types, lengths, formats, short
 * path segments, bucketed numbers, keyed fingerprints, masked samples, and no value from traffic beyond those.
 *
 * @param origin where it was read
 * @param id the source's unique id, or empty
 * @param timeMicros when, in microseconds since 1970 UTC, or {@link Exchange#TIME_UNKNOWN}
 * @param tookMicros from request to answer in microseconds, or -1
 * @param direction incoming or outgoing
 * @param keyId which privacy key made the fingerprints
 * @param markSet the version of the mark set that looked at it
 * @param encrypted whether the call was made over TLS, as far as the URL says
 * @param api the lower-case authority
 * @param method the method in upper case
 * @param segments the path, a trailing slash leaving an empty last segment
 * @param selector the GraphQL root field, SOAP action, JSON-RPC or MCP method; else empty
 * @param status the answer's status, or -1 where unknown
 * @param request the request's values
 * @param answer the answer's values
 * @param requestBody the request's body as a whole
 * @param answerBody the answer's body as a whole
 * @param client where it came from
 * @param credentials what the request proves itself with, most telling first
 * @param links tokens handed out
 * @param classHits values with the form of a data class
 * @param marks what rules noticed
 * @param headersKnown whether the source records all request headers
 * @param limits the bits of the {@link Limit}s that were hit
 * @param traits the bits of the {@link Trait}s that it has
 * @param traceId the W3C trace id, or empty
 */
public record Observation(
        Origin origin,
        String id,
        long timeMicros,
        long tookMicros,
        Direction direction,
        int keyId,
        int markSet,
        boolean encrypted,
        String api,
        String method,
        List<Segment> segments,
        String selector,
        int status,
        Fields request,
        Fields answer,
        BodyFacts requestBody,
        BodyFacts answerBody,
        Client client,
        List<Credential> credentials,
        List<Link> links,
        List<ClassHit> classHits,
        List<MarkHit> marks,
        boolean headersKnown,
        int limits,
        long traits,
        String traceId) {

    public Observation {
        segments = List.copyOf(segments);
        credentials = List.copyOf(credentials);
        links = List.copyOf(links);
        classHits = List.copyOf(classHits);
        marks = List.copyOf(marks);
    }

    /** The same observation, read elsewhere. */
    public Observation at(Origin place) {
        return with(place, marks, credentials, traits);
    }

    /** The same observation with more that was noticed of it. */
    public Observation noticing(List<MarkHit> more) {
        return more.isEmpty()
                ? this
                : with(origin, Stream.concat(marks.stream(), more.stream()).toList(), credentials, traits);
    }

    /** The same observation, with other credentials and traits. */
    public Observation proving(List<Credential> proofs, long bits) {
        return with(origin, marks, proofs, bits);
    }

    private Observation with(Origin place, List<MarkHit> noticed, List<Credential> proofs, long bits) {
        return new Observation(
                place,
                id,
                timeMicros,
                tookMicros,
                direction,
                keyId,
                markSet,
                encrypted,
                api,
                method,
                segments,
                selector,
                status,
                request,
                answer,
                requestBody,
                answerBody,
                client,
                proofs,
                links,
                classHits,
                noticed,
                headersKnown,
                limits,
                bits,
                traceId);
    }

    /** Whether a limit was hit. */
    public boolean hit(Limit limit) {
        return (limits & limit.bit()) != 0;
    }

    /** Whether it has a trait. */
    public boolean has(Trait trait) {
        return trait.in(traits);
    }

    /**
     * Where a request came from; never a caller by itself.
     *
     * @param print the keyed fingerprint of the address, or 0 where unknown
     * @param address the address, encrypted
     * @param agent the family of the user agent, such as {@code chrome} or {@code okhttp}, or empty
     */
    public record Client(long print, Sealed address, String agent) {
        public static final Client UNKNOWN = new Client(0, Sealed.NONE, "");
    }
}
