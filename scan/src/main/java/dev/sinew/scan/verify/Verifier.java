package dev.sinew.scan.verify;

import java.time.Instant;
import java.util.List;

/** Verifies secrets by what their formats say of themselves. Nobody is asked: an answer would tell whose it is. */
public final class Verifier {
    private static final List<String> CHECKED = List.of("ghp_", "gho_", "ghu_", "ghs_", "ghr_", "npm_");
    private static final int CHECKSUM = 6;
    private static final int MIN_LENGTH = 36;

    private final Instant now;

    /** A verifier; what expires is judged by that time. */
    public Verifier(Instant now) {
        this.now = now;
    }

    /** What can be told of a secret. */
    public Verification verify(String secret) {
        for (String prefix : CHECKED) {
            if (secret.startsWith(prefix) && secret.length() >= MIN_LENGTH) {
                return checked(secret.substring(prefix.length()), "the checksum in it");
            }
        }
        if (secret.startsWith("github_pat_") && secret.length() == 93) {
            return checked(secret.substring(secret.indexOf('_', 11) + 1), "the checksum in it");
        }
        if (secret.startsWith("eyJ")) {
            return JsonWebToken.verify(secret, now);
        }
        return secret.contains("-----BEGIN ") ? PrivateKeyText.verify(secret) : Verification.UNKNOWN;
    }

    /** CRC-32 of all but the last six characters, in base 62, as GitHub described it in 2021 and npm took it over. */
    private static Verification checked(String text, String what) {
        int cut = text.length() - CHECKSUM;
        boolean holds = Base62.checksum(text.substring(0, cut)).equals(text.substring(cut));
        return holds
                ? new Verification(Validity.VALID, what + " is right")
                : new Verification(Validity.INVALID, what + " is wrong: nobody issued it");
    }
}
