package dev.sinew.report;

import dev.sinew.model.Evidence;
import dev.sinew.model.Finding;
import dev.sinew.report.gate.Standing;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;

/** Writes what a scan of files found for a person: file by file, in the order of their names, line by line. */
public final class ScanText {
    private static final int MOST_PROBLEMS = 12;
    private static final int INDENT = 20;

    private final Page page;

    public ScanText(Look look) {
        page = new Page(look);
    }

    /** The whole report as lines; {@code read} says what was read. */
    public String write(AnalysisReport report, String read) {
        Map<String, List<Finding>> files = new TreeMap<>();
        int accepted = 0;
        for (Finding finding : report.findings()) {
            if (report.judgement().of(finding).accepted().isPresent()) {
                accepted++;
            } else {
                files.computeIfAbsent(finding.line().file(), any -> new ArrayList<>())
                        .add(finding);
            }
        }
        AppsText.write(report, page);
        files.forEach((file, there) -> file(file, there, report));
        issuers(report.issuers());
        problems(report);
        int shown = report.findings().size() - accepted;
        page.line(page.style()
                .bold(Words.counted(shown, "finding") + " in " + Words.counted(files.size(), "file")
                        + (accepted > 0 ? ", " + Words.grouped(accepted) + " accepted" : "") + "; " + read));
        return page.toString();
    }

    private void file(String file, List<Finding> there, AnalysisReport report) {
        there.sort(Comparator.comparingInt(each -> each.line().number()));
        page.line(page.style().bold(PlainText.of(file)));
        for (Finding finding : there) {
            Standing standing = report.judgement().of(finding);
            int number = finding.line().number();
            String line = Words.padded(number == 0 ? "" : Integer.toString(number), 7);
            String known = standing.isNew() ? "" : "  (known)";
            String before = "  " + line + " "
                    + Words.painted(page.style(), finding.rule().severity()) + "  ";
            page.hanging(before, INDENT, note(finding) + known, UnaryOperator.identity());
        }
        page.gap();
    }

    private static String note(Finding finding) {
        String more = finding.occurrences() > 1 ? ", " + Words.grouped(finding.occurrences()) + " times" : "";
        return PlainText.of(finding.evidence().stream()
                        .map(Evidence::note)
                        .findFirst()
                        .orElse(finding.rule().title()))
                + more;
    }

    private void issuers(List<AskedIssuer> issuers) {
        if (issuers.isEmpty()) {
            return;
        }
        int sent = issuers.stream().mapToInt(AskedIssuer::sent).sum();
        page.heading("Issuers asked", Words.counted(sent, "secret") + " sent");
        Table table = new Table(page.style(), "~host", ">sent", ">sent before", ">works", ">refused", ">not known");
        for (AskedIssuer each : issuers) {
            table.row(
                    Cell.plain(PlainText.of(each.host())),
                    Cell.plain(Words.grouped(each.sent())),
                    Cell.plain(Words.grouped(each.remembered())),
                    Cell.plain(Words.grouped(each.works())),
                    Cell.plain(Words.grouped(each.refused())),
                    Cell.plain(Words.grouped(each.unknown())));
        }
        page.table(table);
        page.gap();
    }

    private void problems(AnalysisReport report) {
        if (report.problems().isEmpty()) {
            return;
        }
        page.heading("Problems", Words.counted(report.problems().size(), "thing") + " not read or left out");
        report.problems().stream()
                .limit(MOST_PROBLEMS)
                .forEach(each -> page.hanging(
                        "  ",
                        4,
                        PlainText.of(each.file()) + ": " + PlainText.of(each.what()),
                        UnaryOperator.identity()));
        page.gap();
    }
}
