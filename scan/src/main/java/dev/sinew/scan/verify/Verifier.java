package dev.sinew.scan.verify;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.zip.CRC32;

/** Verifies secrets by what their formats say of themselves. Nobody is asked here. */
public final class Verifier {
    private static final List<String> CHECKED = List.of("ghp_", "gho_", "ghu_", "ghs_", "ghr_", "npm_");
    private static final Pattern GRAFANA = Pattern.compile("glsa_[A-Za-z0-9]{32}_[0-9a-f]{8}");
    private static final int CHECKSUM = 6;
    private static final int MIN_LENGTH = 36;

    private final Instant now;

    /** A verifier; what expires is judged by that time. */
    public Verifier(Instant now) {
        this.now = now;
    }

    /** What can be told of a secret. */
    public Verification verify(String secret) {
        Optional<Verification> printed = PublishedExamples.of(secret);
        if (printed.isPresent()) {
            return printed.get();
        }
        for (String prefix : CHECKED) {
            if (secret.startsWith(prefix) && secret.length() >= MIN_LENGTH) {
                return checked(secret.substring(prefix.length()));
            }
        }
        if (secret.startsWith("github_pat_") && secret.length() == 93) {
            Verification fineGrained = checked(secret.substring(secret.indexOf('_', 11) + 1));
            return fineGrained.validity() == Validity.VALID ? fineGrained : Verification.UNKNOWN;
        }
        if (GRAFANA.matcher(secret).matches()) {
            return grafana(secret);
        }
        if (secret.startsWith("eyJ")) {
            return JsonWebToken.verify(secret, now);
        }
        return secret.contains("PRIVATE KEY") ? PrivateKeyText.verify(secret) : Verification.UNKNOWN;
    }

    /**
     * CRC-32 of all but the last six characters, in base 62, as GitHub described it in 2021 and npm took it over. For fine-grained tokens GitHub
     * described nothing, so that there a wrong one says nothing.
     */
    private static Verification checked(String text) {
        int cut = text.length() - CHECKSUM;
        return checked(Base62.checksum(text.substring(0, cut)).equals(text.substring(cut)));
    }

    /** CRC-32 of all before it, its lowest byte first, as Grafana's own generator writes it. */
    private static Verification grafana(String secret) {
        int cut = secret.lastIndexOf('_');
        CRC32 crc = new CRC32();
        crc.update(secret.substring(0, cut).getBytes(StandardCharsets.US_ASCII));
        String expected = String.format(Locale.ROOT, "%08x", Integer.reverseBytes((int) crc.getValue()));
        return checked(expected.equals(secret.substring(cut + 1)));
    }

    private static Verification checked(boolean holds) {
        return holds
                ? new Verification(Validity.VALID, "the checksum in it is right")
                : new Verification(Validity.INVALID, "the checksum in it is wrong: nobody issued it");
    }
}
