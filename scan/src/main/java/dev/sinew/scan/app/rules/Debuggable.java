package dev.sinew.scan.app.rules;

import dev.sinew.model.Confidence;
import dev.sinew.model.Maturity;
import dev.sinew.model.Rule;
import dev.sinew.model.Severity;
import dev.sinew.scan.app.manifest.Manifest;

/**
 * The manifest allows debugging: whoever holds the device, or has a shell on it, runs code as the app and reads all its files.
 *
 * <p>To fix it, build the release variant; the flag is set by the tools for debug builds only, unless the manifest names it.
 */
@Rule(
        id = "scan.app-debuggable",
        flaw = "debuggable",
        title = "The app may be debugged",
        severity = Severity.HIGH,
        maturity = Maturity.PREVIEW,
        cwe = {489},
        standards = {"MASWE 0063", "MASTG TEST-0226"})
public final class Debuggable implements AppRule {

    @Override
    public void judge(App app, Notices notices) {
        if (app.manifest().filter(Manifest::debuggable).isPresent()) {
            notices.add(Confidence.CONFIRMED, App.MANIFEST, "android:debuggable is true");
        }
    }
}
