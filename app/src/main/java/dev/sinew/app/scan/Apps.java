package dev.sinew.app.scan;

import dev.sinew.model.Finding;
import dev.sinew.model.Problem;
import dev.sinew.report.ScannedApp;
import dev.sinew.scan.ScanResult;
import dev.sinew.scan.ScanSettings;
import dev.sinew.scan.app.AppResult;
import dev.sinew.scan.app.AppScan;
import dev.sinew.scan.app.archive.Limits;
import dev.sinew.scan.engine.FileScanner;
import dev.sinew.scan.engine.FileWalk;
import dev.sinew.scan.engine.Hit;
import dev.sinew.scan.verify.Verifier;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Scans the mobile apps among files, one after the other, since one can be large. */
public final class Apps {
    private Apps() {}

    /** All of those files, in the order of their names. What cannot be read is a problem. */
    public static List<AppResult> scan(ScanSettings settings, List<FileWalk.Found> files, List<Problem> problems) {
        if (files.isEmpty()) {
            return List.of();
        }
        List<FileWalk.Found> found = new ArrayList<>(files);
        found.sort(Comparator.comparing(FileWalk.Found::name));
        AppScan scan = new AppScan(
                new FileScanner(settings.rules(), new Verifier(settings.now())),
                settings.suppressed(),
                settings.now(),
                Limits.USUAL,
                settings.issuers());
        List<AppResult> results = new ArrayList<>();
        found.forEach(file -> scan.scan(file.path(), file.name(), problems).ifPresent(results::add));
        return results;
    }

    /** A scan of files with what was found in the apps among them. */
    public static ScanResult joined(ScanResult files, List<AppResult> apps, List<Problem> problems) {
        List<Finding> findings = new ArrayList<>(files.findings());
        List<Hit> hits = new ArrayList<>(files.hits());
        List<Problem> all = new ArrayList<>(files.problems());
        all.addAll(problems);
        long accepted = files.accepted();
        for (AppResult app : apps) {
            findings.addAll(app.findings());
            hits.addAll(app.hits());
            all.addAll(app.problems());
            accepted += app.accepted();
        }
        return new ScanResult(
                findings,
                hits,
                all,
                files.files() + apps.size(),
                files.bytes(),
                Math.max(0, files.binary() - apps.size()),
                accepted,
                files.refuted());
    }

    /** An app as reports show it, joined with an inventory where there is one. */
    public static ScannedApp shown(AppResult app, Optional<Inventory> inventory) {
        return new ScannedApp(
                app.file(),
                app.id(),
                app.version(),
                app.kind().label(),
                app.answers().stream()
                        .map(each -> new ScannedApp.Answer(
                                low(each.question()), each.question().text(), low(each.verdict()), each.note()))
                        .toList(),
                app.endpoints().stream()
                        .map(each -> new ScannedApp.Call(
                                each.operation(),
                                each.secure(),
                                each.library(),
                                each.place(),
                                each.secrets(),
                                inventory
                                        .map(known -> known.standing(each.operation()))
                                        .orElse("")))
                        .toList());
    }

    private static String low(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }
}
