package dev.sinew.scan.app.rules;

import dev.sinew.model.Confidence;
import dev.sinew.model.Maturity;
import dev.sinew.model.Rule;
import dev.sinew.model.Severity;
import dev.sinew.scan.app.manifest.Manifest;
import dev.sinew.scan.app.manifest.NetworkSecurity;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The app may send and receive without encryption: one address that begins with http, in its code or in an answer, is enough for everybody
 * on the way to read and change what goes there.
 *
 * <p>A network security configuration decides where there is one, for all hosts or for some; else the manifest's flag; else the version that the app
 * was made for: before Android 9 the default was to allow it. Loopback addresses do not count.
 *
 * <p>To fix it, take the flag and the exceptions out.
 */
@Rule(
        id = "scan.app-cleartext-permitted",
        flaw = "cleartext-permitted",
        title = "Unencrypted connections are allowed",
        severity = Severity.MEDIUM,
        maturity = Maturity.PREVIEW,
        cwe = {319},
        standards = {"MASWE 0026", "MASTG TEST-0235"})
public final class CleartextPermitted implements AppRule {

    private static final int CLOSED_SINCE = 28;
    private static final Set<String> LOCAL = Set.of("localhost", "127.0.0.1", "10.0.2.2", "10.0.3.2", "::1");

    @Override
    public void judge(App app, Notices notices) {
        Optional<Manifest> manifest = app.manifest().filter(Manifest::usesNetwork);
        if (manifest.isEmpty() || app.networkSecurityUnread()) {
            return;
        }
        boolean usual = manifest.get().sdk().target() < CLOSED_SINCE;
        if (app.networkSecurity().isEmpty()) {
            boolean allowed = manifest.get().cleartext().orElse(usual);
            if (allowed) {
                boolean said = manifest.get().cleartext().isPresent();
                notices.add(
                        Confidence.CONFIRMED,
                        App.MANIFEST,
                        said
                                ? "android:usesCleartextTraffic is true"
                                : "made for API level " + manifest.get().sdk().target() + ", where it is the default");
            }
            return;
        }
        NetworkSecurity security = app.networkSecurity().get();
        if (security.base().cleartext().orElse(usual)) {
            notices.add(Confidence.CONFIRMED, "network security configuration", "allowed for all hosts by default");
        }
        for (NetworkSecurity.Domain each : security.domains()) {
            List<String> hosts =
                    each.names().stream().filter(host -> !LOCAL.contains(host)).toList();
            if (each.cleartext().orElse(false)
                    && !hosts.isEmpty()
                    && !security.base().cleartext().orElse(usual)) {
                notices.add(
                        Confidence.CONFIRMED,
                        "network security configuration",
                        "allowed for " + String.join(", ", hosts));
            }
        }
    }
}
