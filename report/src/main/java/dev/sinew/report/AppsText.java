package dev.sinew.report;

import java.util.List;
import java.util.function.UnaryOperator;

/** Writes what people ask of apps first: of several a table, then each with its answers and what it calls. */
final class AppsText {
    private static final int INDENT = 4;
    private static final int MOST_CALLS = 40;

    private AppsText() {}

    static void write(AnalysisReport report, Page page) {
        List<ScannedApp> apps = report.apps();
        if (apps.size() > 1) {
            summary(apps, report, page);
        }
        apps.forEach(app -> app(app, page));
    }

    private static void summary(List<ScannedApp> apps, AnalysisReport report, Page page) {
        page.heading("Apps", Words.counted(apps.size(), "app"));
        Table table =
                new Table(page.style(), "~app", "<secrets", "<interception", "<obfuscated", ">calls", ">findings");
        for (ScannedApp app : apps) {
            long findings = report.findings().stream()
                    .filter(each -> each.line().file().equals(app.file()))
                    .count();
            table.row(
                    Cell.plain(PlainText.of(app.id() + " " + app.version()).strip()),
                    verdict(app, "secrets"),
                    verdict(app, "interception"),
                    verdict(app, "obfuscated"),
                    Cell.plain(Words.grouped(app.calls().size())),
                    Cell.plain(Words.grouped(findings)));
        }
        page.table(table);
        page.gap();
        for (String key : List.of("secrets", "interception", "obfuscated")) {
            long yes = apps.stream().filter(app -> is(app, key, "yes")).count();
            long partly = apps.stream().filter(app -> is(app, key, "partly")).count();
            long unknown = apps.stream().filter(app -> is(app, key, "unknown")).count();
            page.line("  " + key + ": yes " + yes + ", partly " + partly + ", unknown " + unknown + ", of "
                    + apps.size());
        }
        page.gap();
    }

    private static boolean is(ScannedApp app, String key, String verdict) {
        return app.answers().stream()
                .anyMatch(each -> each.key().equals(key) && each.verdict().equals(verdict));
    }

    private static Cell verdict(ScannedApp app, String key) {
        return app.answers().stream()
                .filter(each -> each.key().equals(key))
                .map(each -> Cell.plain(each.verdict()))
                .findFirst()
                .orElse(Cell.EMPTY);
    }

    private static void app(ScannedApp app, Page page) {
        page.heading(
                PlainText.of(app.id() + " " + app.version()).strip(), app.kind() + ", " + PlainText.of(app.file()));
        for (ScannedApp.Answer each : app.answers()) {
            page.hanging(
                    "  ",
                    INDENT,
                    each.question() + " " + each.verdict() + ": " + PlainText.of(each.note()),
                    UnaryOperator.identity());
        }
        page.gap();
        calls(app.calls(), page);
    }

    private static void calls(List<ScannedApp.Call> calls, Page page) {
        if (calls.isEmpty()) {
            return;
        }
        Table table = new Table(page.style(), "<", "~calls", "<inventory", "-secrets", "<with", "~in");
        calls.stream()
                .limit(MOST_CALLS)
                .forEach(each -> table.row(
                        Cell.plain(each.operation().method()),
                        Cell.plain(PlainText.of((each.secure() ? "" : "http://")
                                + each.operation().api()
                                + each.operation().path())),
                        Cell.plain(each.standing()),
                        Cell.plain(PlainText.of(String.join(", ", each.secrets()))),
                        Cell.plain(each.library()),
                        Cell.plain(PlainText.of(each.place()))));
        page.table(table);
        if (calls.size() > MOST_CALLS) {
            page.line("  and " + Words.counted(calls.size() - MOST_CALLS, "more call") + " in the JSON report");
        }
        page.gap();
    }
}
