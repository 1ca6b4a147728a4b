package dev.sinew.engine.verify;

import java.security.Key;
import java.util.Optional;

/**
 * A key that signatures are checked with. Printing shows its id and kind alone: it may be a shared secret.
 *
 * @param id its {@code kid}, or empty
 * @param key a public key, or a secret one for HMAC; empty where its kind is not supported
 */
public record VerificationKey(String id, Optional<Key> key) {
    @Override
    public String toString() {
        return "VerificationKey[" + id + ", " + key.map(Key::getAlgorithm).orElse("unsupported") + "]";
    }
}
