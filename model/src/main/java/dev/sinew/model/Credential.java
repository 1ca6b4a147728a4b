package dev.sinew.model;

import java.util.List;
import java.util.Set;

/**
 * What a request proves itself with: a fact of one exchange, not yet a caller.
 *
 * @param kind how it is carried and what it looks like
 * @param place the header, cookie or query parameter that carried it, in lower case
 * @param print the keyed fingerprint of the secret part
 * @param claims what a readable token says, else {@link Claims#NONE}
 */
public record Credential(Kind kind, String place, long print, Claims claims) {
    private static final Set<String> SIGNATURES = Set.of("sig", "signature");

    /** What parameters are called whose secret lets whoever was sent the link see what was shared by it. */
    private static final Set<String> SHARES = Set.of(
            "share",
            "share_token",
            "sharetoken",
            "share_key",
            "sharekey",
            "share_code",
            "sharing",
            "sharing_token",
            "sharing_key",
            "shared",
            "link_token",
            "linktoken",
            "link_key",
            "view_key",
            "viewkey",
            "guest_token",
            "invite_token");

    /** Whether it proves an address rather than somebody: whoever was given a signed address or a link with a secret may use it, and pass it on. */
    public boolean isOfAddress() {
        return kind == Kind.API_KEY_QUERY && (SIGNATURES.contains(place) || isShare(place));
    }

    /** Whether a parameter, by its name in small letters, holds the secret of a link by which something was shared. */
    public static boolean isShare(String parameter) {
        return SHARES.contains(parameter);
    }

    /** How a credential is carried and what it looks like. */
    public enum Kind {
        BEARER_JWT("bearer-jwt"),
        BEARER_OPAQUE("bearer-opaque"),
        BASIC("basic"),
        DIGEST("digest"),
        OTHER_SCHEME("other-scheme"),
        API_KEY_HEADER("api-key-header"),
        API_KEY_QUERY("api-key-query"),
        JWT_HEADER("jwt-header"),
        JWT_QUERY("jwt-query"),
        JWT_COOKIE("jwt-cookie"),
        SESSION_COOKIE("session-cookie");

        private static final Kind[] ALL = values();
        private final String label;

        Kind(String label) {
            this.label = label;
        }

        /** The name in reports. */
        public String label() {
            return label;
        }

        /** The constant of an ordinal. */
        public static Kind of(int ordinal) {
            return ALL[ordinal];
        }
    }

    /**
     * The registered claims of a token, times in seconds since 1970 UTC, or {@link Long#MIN_VALUE} where absent. Names of
     * people and subjects are fingerprints.
     *
     * @param algorithm the header's {@code alg}
     * @param keyId the fingerprint of the header's {@code kid}, or 0
     * @param issuer {@code iss} as written, at most 128 characters
     * @param subject the fingerprint of {@code sub} or what stands for it, or 0
     * @param client the fingerprint of {@code azp} or {@code client_id}, or 0
     * @param tenant the fingerprint of {@code tid}, {@code tenant} or {@code org_id}, or 0
     * @param consent the fingerprint of {@code openbanking_intent_id} or {@code consent_id}, or 0
     * @param audience {@code aud} as written, at most eight entries
     * @param issuedAt {@code iat}
     * @param notBefore {@code nbf}
     * @param expires {@code exp}
     * @param scopes the entries of {@code scope}, {@code scp}, {@code roles} and {@code role} that look like names of rights
     * @param signature the fingerprint of the signature, or 0 where it is too short for one
     * @param identifiers the claims that identify whom the token is about or what is theirs, at most eight
     */
    public record Claims(
            String algorithm,
            long keyId,
            String issuer,
            long subject,
            long client,
            long tenant,
            long consent,
            List<String> audience,
            long issuedAt,
            long notBefore,
            long expires,
            List<String> scopes,
            long signature,
            List<Identifier> identifiers) {
        /**
         * A claim that identifies: the subject, an e-mail address, a customer number …
         *
         * @param name the claim's own name in lower case
         * @param print the fingerprint that the same value has in a field
         */
        public record Identifier(String name, long print) {}

        public static final long ABSENT = Long.MIN_VALUE;
        public static final Claims NONE =
                new Claims("", 0, "", 0, 0, 0, 0, List.of(), ABSENT, ABSENT, ABSENT, List.of(), 0, List.of());

        public Claims {
            audience = List.copyOf(audience);
            scopes = List.copyOf(scopes);
            identifiers = List.copyOf(identifiers);
        }

        /** The scopes and roles that somebody signed: a token without a signature says what whoever made it up likes. */
        public List<String> signedScopes() {
            boolean unsigned = algorithm.equalsIgnoreCase("none") || (!algorithm.isEmpty() && signature == 0);
            return unsigned ? List.of() : scopes;
        }
    }
}
