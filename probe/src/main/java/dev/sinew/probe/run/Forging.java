package dev.sinew.probe.run;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;

/** How a token is made of a good one, so that it can be made again elsewhere. Holds nothing secret: neither tokens nor guessed keys. */
public sealed interface Forging {
    /** Credentials of the same form with other letters and digits. */
    record Garbage() implements Forging {}

    /**
     * Claims under {@code alg: none}, without a signature.
     *
     * @param none how that is spelt
     */
    record Unsigned(String none) implements Forging {}

    /** The token without its signature. */
    record WithoutSignature() implements Forging {}

    /** The token with a signature that fits nothing. */
    record WronglySigned() implements Forging {}

    /**
     * Claims under HS256 with bytes that are no secret, such as a public key.
     *
     * @param keyId the name of the key in the header
     * @param key in base64, empty for none
     */
    record WithKnownKey(Optional<String> keyId, String key) implements Forging {
        /** With a key as it is. */
        public static Forging of(Optional<String> keyId, byte[] key) {
            return new WithKnownKey(keyId, new String(Base64.getEncoder().encode(key), StandardCharsets.US_ASCII));
        }
    }

    /** Claims under a header that brings the public part of a new pair of keys ({@code jwk}), signed with its private part: RSA, as all libraries take it. */
    record WithItsOwnKey() implements Forging {}
}
