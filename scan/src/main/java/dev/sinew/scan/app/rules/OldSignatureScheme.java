package dev.sinew.scan.app.rules;

import dev.sinew.model.Confidence;
import dev.sinew.model.Maturity;
import dev.sinew.model.Rule;
import dev.sinew.model.Severity;
import java.util.Set;

/**
 * Only the first signature scheme is there, which signs files and not the package: on systems before Android 8.1, bytes put before the archive
 * change what runs and leave the signature valid (CVE-2017-13156).
 *
 * <p>A scheme counts as there by its block; signatures are not verified.
 *
 * <p>To fix it, sign with the second scheme or a later one.
 */
@Rule(
        id = "scan.app-old-signature-scheme",
        flaw = "old-signature-scheme",
        title = "The app is signed in the old way only",
        severity = Severity.MEDIUM,
        maturity = Maturity.PREVIEW,
        cwe = {347},
        standards = {"MASTG TEST-0224"})
public final class OldSignatureScheme implements AppRule {

    private static final Set<Integer> OLD = Set.of(1);

    @Override
    public void judge(App app, Notices notices) {
        if (app.signing().schemes().equals(OLD)) {
            notices.add(Confidence.CONFIRMED, "META-INF", "scheme 1 is the only one");
        }
    }
}
