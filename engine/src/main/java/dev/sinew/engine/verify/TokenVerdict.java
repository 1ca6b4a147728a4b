package dev.sinew.engine.verify;

import java.util.Set;

/**
 * What is known of one token's signature.
 *
 * @param print the fingerprint of the credential that carried it
 * @param signature what came of the check
 * @param reason why it is not known, or {@link Reason#NONE}
 * @param issuer the issuer whose key set was asked, or empty where there is none
 * @param contents what its claims hold
 */
public record TokenVerdict(long print, Signature signature, Reason reason, String issuer, Set<TokenContent> contents) {
    public TokenVerdict {
        contents = Set.copyOf(contents);
    }

    /** A verdict on a signature alone. */
    public TokenVerdict(long print, Signature signature, Reason reason, String issuer) {
        this(print, signature, reason, issuer, Set.of());
    }

    TokenVerdict with(Set<TokenContent> found) {
        return new TokenVerdict(print, signature, reason, issuer, found);
    }

    /** What came of checking a signature. */
    public enum Signature {
        /** The algorithm is {@code none} however it is spelled, or the signature is empty. */
        UNSIGNED,
        /** A key of the issuer made it. */
        VALID,
        /** The key that must have made it did not. */
        INVALID,
        /** It is made with a key from the dictionary of known keys, so that anybody can make another. */
        WEAK_KEY,
        /** It cannot be told. */
        UNKNOWN
    }

    /** Why a signature cannot be told. */
    public enum Reason {
        NONE,
        /** No key set is known for the issuer. */
        NO_KEY_SET,
        /** The issuer's key set does not have the token's key id. */
        UNKNOWN_KEY_ID,
        /** The token names no key, and none or several of its issuer may have made it. */
        NO_KEY_ID,
        /** An algorithm, curve, key or critical header that is not supported. */
        UNSUPPORTED,
        /** Longer than what is verified, or no token. */
        UNREADABLE
    }
}
