package dev.sinew.scan.app.rules;

import dev.sinew.model.Maturity;
import dev.sinew.model.Rule;
import dev.sinew.model.Severity;
import dev.sinew.scan.engine.Hit;
import dev.sinew.scan.verify.Validity;

/**
 * A secret is in the package that everybody can download: a key, a token or a password, in code, in resources, in files or in native libraries.
 *
 * <p>What counts as one is what counts in files, see {@code scan.hard-coded-secret}: formats of issuers with their checksums, and names that say so.
 * Code is followed, so that arrays, texts that are put together and Base64 do not hide it. Keys that are made to be shown and tokens that have
 * expired are told as such instead.
 *
 * <p>To fix it, revoke it, and let your own server use the new one for the app.
 */
@Rule(
        id = "scan.app-hard-coded-secret",
        flaw = "hard-coded-secret",
        title = "A key, token or password lies in the app",
        severity = Severity.HIGH,
        maturity = Maturity.PREVIEW,
        cwe = {798},
        standards = {"MASWE 0004"})
public final class HardCodedSecretInApp implements AppRule {

    @Override
    public void judge(App app, Notices notices) {
        // Secrets are found by the rules for files, over what stands in the app.
    }

    /** Whether such a secret is what is wrong. */
    public static boolean covers(Hit hit) {
        return switch (hit.kind()) {
            case SECRET, GENERIC, PASSWORD ->
                hit.verification().validity() == Validity.VALID
                        || hit.verification().validity() == Validity.UNKNOWN;
            case PUBLIC, HALF, HASH -> false;
        };
    }
}
