package dev.sinew.scan.app.rules;

import java.util.List;
import java.util.Set;

/**
 * How an app is signed. Signatures are not verified.
 *
 * @param schemes which schemes are there, from 1 to 4; of a bundle none
 * @param certificates whose
 */
public record Signing(Set<Integer> schemes, List<Key> certificates) {
    /** Of an app that is not signed. */
    public static final Signing NONE = new Signing(Set.of(), List.of());

    public Signing {
        schemes = Set.copyOf(schemes);
        certificates = List.copyOf(certificates);
    }

    /**
     * The key of a certificate.
     *
     * @param subject whose
     * @param algorithm {@code RSA}, {@code EC} or {@code DSA}
     * @param bits how long it is
     * @param signedWith the algorithm that the certificate was signed with
     */
    public record Key(String subject, String algorithm, int bits, String signedWith) {}
}
