package dev.sinew.scan;

import dev.sinew.scan.engine.Hit;
import dev.sinew.scan.rules.Kind;
import dev.sinew.scan.verify.PublicHalf;
import dev.sinew.scan.verify.Validity;
import dev.sinew.scan.verify.Verification;
import java.util.HashMap;
import java.util.Map;

/**
 * Finds the private keys whose public key or certificate lies in the same scan: such a pair is in use, or was. Of a public half only what it is
 * known by and its place are kept.
 */
final class KeyPairs {
    private static final int MAX_HALVES = 20_000;

    private final Map<String, String> places = new HashMap<>();

    /** Whether it is the public half of a pair, and no secret; it is remembered. */
    boolean takes(Hit hit) {
        if (hit.kind() != Kind.HALF) {
            return false;
        }
        if (places.size() < MAX_HALVES) {
            PublicHalf.ofPublic(hit.secret())
                    .ifPresent(half -> places.putIfAbsent(half, hit.path() + ":" + hit.line()));
        }
        return true;
    }

    /** A hit, with where the other half lies, if it is a private key and that was seen. */
    Hit paired(Hit hit) {
        if (places.isEmpty() || !hit.secret().contains("PRIVATE KEY-----")) {
            return hit;
        }
        return PublicHalf.ofPrivate(hit.secret())
                .map(places::get)
                .map(place -> hit.verified(with(hit.verification(), place)))
                .orElse(hit);
    }

    /** The halves belong together, so that it is a key; one with a passphrase may still be of no use to who finds it. */
    private static Verification with(Verification before, String place) {
        String said = "its public half lies in " + place;
        return before.note().contains("passphrase")
                ? new Verification(before.validity(), before.note() + "; " + said)
                : new Verification(Validity.VALID, said);
    }
}
