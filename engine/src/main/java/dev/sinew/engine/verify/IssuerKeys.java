package dev.sinew.engine.verify;

import java.util.List;

/**
 * The keys that an issuer signs tokens with.
 *
 * @param issuer the {@code iss} of its tokens, exactly
 * @param keys in the order of its key set
 */
public record IssuerKeys(String issuer, List<VerificationKey> keys) {
    public IssuerKeys {
        keys = List.copyOf(keys);
    }
}
