package dev.sinew.model;

/**
 * A fact about one exchange as a whole that posture is judged by: how it was transported, what its headers allow. An observation
 * carries them as bits; a trait that is not set was not seen, which where headers are unknown means nothing.
 *
 * <p>Ordinals are part of the binary form: constants are added at the end.
 */
public enum Trait {
    /** The URL says {@code https}, or a proxy before us took the call over TLS. */
    ENCRYPTED,
    /**
     * The URL says {@code http} to a host that is not this machine, and no header says that a proxy took it before: one that
     * came by a proxy counts where the proxy says that it took it in the clear.
     */
    CLEARTEXT,
    /** The source records the answer's headers. */
    ANSWER_HEADERS,
    /** {@code Strict-Transport-Security} with a life above zero. */
    HSTS,
    /** An answer over TLS, headers known, without {@link #HSTS}. */
    WITHOUT_HSTS,
    /** A successful answer with a body that a browser could take for another type: no {@code X-Content-Type-Options: nosniff}. */
    WITHOUT_NOSNIFF,
    /** A successful answer that says {@code no-store}. */
    NOT_STORED,
    /** A successful answer to GET that caches may keep, as it says neither {@code no-store} nor {@code private}. */
    STORABLE,
    /** A successful answer that asks to be kept: {@code public} or a life above zero, and no {@code private} or {@code no-store}. */
    CACHEABLE,
    /** A header names software with its version. */
    SOFTWARE_VERSION,
    /** A browser asks for a page of another origin: {@code Origin} is there and differs from the host. */
    CROSS_ORIGIN,
    /** {@code Access-Control-Allow-Origin: *}. */
    CORS_ANY,
    /** {@code *} together with {@code Access-Control-Allow-Credentials: true}. */
    CORS_ANY_WITH_CREDENTIALS,
    /** The other origin that asked is allowed by its own name. */
    CORS_ALLOWED,
    /** Likewise, with credentials. */
    CORS_ALLOWED_WITH_CREDENTIALS,
    /** {@code Access-Control-Allow-Origin: null}. */
    CORS_NULL,
    /** {@code null} with credentials. */
    CORS_NULL_WITH_CREDENTIALS,
    /** The answer tells of a rate limit ({@code RateLimit…}, {@code X-RateLimit-…}, {@code Retry-After}) or is a 429. */
    RATE_LIMIT,
    /** The answer sets a cookie that holds a session. */
    SESSION_COOKIE,
    /** Such a cookie without {@code Secure}. */
    SESSION_COOKIE_NOT_SECURE,
    /** Such a cookie without {@code HttpOnly}. */
    SESSION_COOKIE_READABLE,
    /** Such a cookie with {@code SameSite=None} or without {@code SameSite}. */
    SESSION_COOKIE_CROSS_SITE,
    /** The request carries {@code x-fapi-interaction-id}. */
    INTERACTION_ID,
    /** The answer repeats it. */
    INTERACTION_ID_ECHOED,
    /** The request proves possession of a key: {@code DPoP}, or a client certificate that a proxy hands on. */
    SENDER_BOUND,
    /** The client's address is one of the internet. */
    PUBLIC_CLIENT,
    /** The client's address is one of private networks. */
    PRIVATE_CLIENT,
    /** A login name and a secret were sent and a token came back. */
    LOGIN,
    /** The answer is a redirect to another host. */
    REDIRECTS_ELSEWHERE,
    /** The answer asks to be saved as a file, or the request uploads one. */
    FILE,
    /** The answer says that its resource is or will be retired: {@code Deprecation} (RFC 9745) or {@code Sunset} (RFC 8594). */
    DEPRECATED,
    /** Answered with success (2xx) though the request, all of its headers known, proves nothing: no credential, no key. */
    BARE_SUCCESS,
    /** Such a request refused for want of proof (401 or 403). */
    BARE_REFUSED,
    /** We called somebody else's API. */
    OUTGOING,
    /** A header of the answer that names machines holds an address or a name of an internal network. */
    INTERNAL_ADDRESS,
    /** What the request asks for changes nothing, whatever its method: a GraphQL query. */
    ONLY_ASKS,
    /** The answer's status says success, and its body that nothing came of it: the errors of a GraphQL operation without data. */
    FAILED_IN_BODY,
    /** A header of the request signs it, as partners sign what they tell: {@code Stripe-Signature}, {@code X-Hub-Signature-256}. */
    SIGNED,
    /** A change is answered by leading on within the service (302 or 303), and neither to where one logs in nor to an error: what forms of pages do when it is done. */
    LEADS_ON;

    private static final Trait[] ALL = values();

    /** The trait's bit. */
    public long bit() {
        return 1L << ordinal();
    }

    /** Whether bits hold it. */
    public boolean in(long bits) {
        return (bits & bit()) != 0;
    }

    /** The trait of an ordinal. */
    public static Trait of(int ordinal) {
        return ALL[ordinal];
    }

    /** All bits that have a meaning. */
    public static long all() {
        return (1L << ALL.length) - 1;
    }
}
