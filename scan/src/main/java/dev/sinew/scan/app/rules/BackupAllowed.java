package dev.sinew.scan.app.rules;

import dev.sinew.model.Confidence;
import dev.sinew.model.Maturity;
import dev.sinew.model.Rule;
import dev.sinew.model.Severity;

/**
 * The app's files are copied to the user's cloud or another device, tokens and keys among them, where the app's protection ends.
 *
 * <p>Backups are on unless the manifest says otherwise. Where it names rules for what is left out, they are believed to be right. An app that may
 * not open connections hardly keeps secrets of servers and is passed over unless it says that it wants backups.
 *
 * <p>To fix it, set {@code android:allowBackup} to false, or name rules that leave secrets out.
 */
@Rule(
        id = "scan.app-backup-allowed",
        flaw = "backup-allowed",
        title = "The app's files may be backed up",
        severity = Severity.MEDIUM,
        maturity = Maturity.PREVIEW,
        cwe = {530},
        standards = {"MASWE 0006", "MASTG TEST-0262"})
public final class BackupAllowed implements AppRule {

    @Override
    public void judge(App app, Notices notices) {
        app.manifest().ifPresent(manifest -> {
            boolean said = manifest.allowBackup().orElse(false);
            boolean silent = manifest.allowBackup().isEmpty() && manifest.usesNetwork();
            if ((said || silent) && manifest.backupRules().isEmpty()) {
                notices.add(
                        said ? Confidence.CONFIRMED : Confidence.LIKELY,
                        App.MANIFEST,
                        said
                                ? "android:allowBackup is true and no rules leave anything out"
                                : "android:allowBackup is not set, which allows it, and no rules leave anything out");
            }
        });
    }
}
