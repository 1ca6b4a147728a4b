package dev.sinew.scan.app.rules;

import dev.sinew.model.Confidence;
import dev.sinew.model.Maturity;
import dev.sinew.model.Rule;
import dev.sinew.model.Severity;
import dev.sinew.scan.app.manifest.Manifest;
import dev.sinew.scan.app.manifest.NetworkSecurity;
import java.util.Optional;

/**
 * The app trusts authorities that the user, or whoever had the device in hand, has installed: that is how traffic is read with a proxy.
 *
 * <p>A network security configuration names {@code user} among its anchors, outside {@code debug-overrides}; or there is none and the app was made for
 * a version before Android 7, where that was the default.
 *
 * <p>To fix it, trust {@code system} only.
 */
@Rule(
        id = "scan.app-user-certificates-trusted",
        flaw = "user-certificates-trusted",
        title = "Certificates that users install are trusted",
        severity = Severity.MEDIUM,
        maturity = Maturity.PREVIEW,
        cwe = {295},
        standards = {"MASWE 0027", "MASTG TEST-0286"})
public final class UserCertificatesTrusted implements AppRule {

    private static final int CLOSED_SINCE = 24;

    @Override
    public void judge(App app, Notices notices) {
        Optional<Manifest> manifest = app.manifest().filter(Manifest::usesNetwork);
        if (manifest.isEmpty() || app.networkSecurityUnread()) {
            return;
        }
        boolean usual = manifest.get().sdk().target() < CLOSED_SINCE;
        if (app.networkSecurity().isEmpty()) {
            if (usual) {
                notices.add(
                        Confidence.CONFIRMED,
                        App.MANIFEST,
                        "made for API level " + manifest.get().sdk().target() + ", where it is the default");
            }
            return;
        }
        NetworkSecurity security = app.networkSecurity().get();
        if (security.base().trustsUser().orElse(usual)) {
            notices.add(Confidence.CONFIRMED, "network security configuration", "for all hosts by default");
        }
        security.domains().stream()
                .filter(each -> each.trustsUser().orElse(false)
                        && !security.base().trustsUser().orElse(usual))
                .forEach(each -> notices.add(
                        Confidence.CONFIRMED,
                        "network security configuration",
                        "for " + String.join(", ", each.names())));
    }
}
