package dev.sinew.scan.app.rules;

import dev.sinew.model.Confidence;
import dev.sinew.model.Maturity;
import dev.sinew.model.Rule;
import dev.sinew.model.Severity;

/**
 * The certificate's key is too short to last: who computes it signs updates that devices accept, for as long as the app lives.
 *
 * <p>RSA and DSA need 2,048 bits, elliptic curves 224 (NIST SP 800-131A). The well-known key of debug builds, whose password everybody knows, counts as
 * weak, too.
 *
 * <p>To fix it, rotate the key (scheme 3).
 */
@Rule(
        id = "scan.app-weak-signing-key",
        flaw = "weak-signing-key",
        title = "The key that the app is signed with is weak",
        severity = Severity.MEDIUM,
        maturity = Maturity.PREVIEW,
        cwe = {326, 327},
        standards = {"MASTG TEST-0225"})
public final class WeakSigningKey implements AppRule {

    private static final int MIN_BITS = 2048;
    private static final int MIN_CURVE = 224;

    @Override
    public void judge(App app, Notices notices) {
        for (Signing.Key key : app.signing().certificates()) {
            int least = key.algorithm().startsWith("EC") ? MIN_CURVE : MIN_BITS;
            if (key.bits() > 0 && key.bits() < least) {
                notices.add(Confidence.CONFIRMED, "signature", key.algorithm() + " of " + key.bits() + " bits");
            }
            if (key.subject().contains("CN=Android Debug")) {
                notices.add(Confidence.CONFIRMED, "signature", "signed with a debug key (" + key.subject() + ")");
            }
        }
    }
}
