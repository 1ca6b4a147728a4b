package dev.sinew.report;

import dev.sinew.model.Problem;
import dev.sinew.report.compliance.Compliance;
import dev.sinew.report.compliance.Requirement;
import dev.sinew.report.compliance.Standard;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * Writes the report for a person: in short what exists, what matters first, then incidents, findings, operations, callers,
 * standards, and what could not be read. Long lists end with how much more there is.
 */
public final class TextReport {
    private static final int MAX_PROBLEMS = 12;
    private static final String REST = " (--format html or json has all)";

    private final Look look;

    public TextReport(Look look) {
        this.look = look;
    }

    /** The whole report as lines. */
    public String write(AnalysisReport report) {
        Page page = new Page(look);
        InventoryText inventory = new InventoryText(page);
        inventory.overview(report);
        priorities(page, report);
        new IncidentText(page, report.judgement()).write(report.incidents());
        new FindingText(page, report.judgement()).write(report.findings());
        inventory.operations(report);
        inventory.cohorts(report.cohorts());
        compliance(page, report);
        problems(page, report.problems());
        page.line(page.style().bold(summary(report)));
        return page.toString();
    }

    /** The hint behind a list that was cut. */
    static String more(long count, String noun) {
        return "… and " + Words.counted(count, "more " + noun) + REST;
    }

    private static void priorities(Page page, AnalysisReport report) {
        List<Priority> first = Priority.of(report);
        if (first.isEmpty()) {
            return;
        }
        Style style = page.style();
        page.heading("What matters first", "");
        for (Priority each : first) {
            page.hanging("  " + Words.painted(style, each.severity()) + "  ", 12, each.title(), style::bold);
            page.paragraph(12, each.where(), UnaryOperator.identity());
            page.paragraph(12, each.why(), style::dim);
            if (!each.cure().isEmpty()) {
                page.paragraph(12, each.cure(), style::accent);
            }
        }
        page.gap();
    }

    private static void compliance(Page page, AnalysisReport report) {
        if (report.findings().isEmpty() && report.incidents().isEmpty()) {
            return;
        }
        Compliance compliance = Compliance.of(report.rules(), report.findings(), report.happened(), report.judgement());
        Style style = page.style();
        page.heading("Standards", "which requirements findings and incidents touch");
        Table table = new Table(style, "<OWASP API TOP 10", "-TITLE", ">FINDINGS", ">INCIDENTS", "<STATE");
        for (Requirement entry : compliance.owasp()) {
            table.row(
                    Cell.plain(entry.id()),
                    Cell.plain(entry.title()),
                    count(entry.findings().size()),
                    count(entry.incidents().size()),
                    state(style, entry));
        }
        page.table(table);
        page.gap();
        boolean any = false;
        for (Standard standard : compliance.standards()) {
            List<String> touched = new ArrayList<>();
            for (Requirement each : standard.requirements()) {
                int count = each.findings().size() + each.incidents().size();
                if (count > 0) {
                    touched.add(each.id() + " (" + count + ")");
                }
            }
            if (!touched.isEmpty()) {
                any = true;
                page.hanging("  " + standard.id() + "  ", 4, Words.few(touched, 12), UnaryOperator.identity());
            }
        }
        if (any) {
            page.gap();
        }
    }

    private static Cell count(int count) {
        return count == 0 ? Cell.EMPTY : Cell.plain(Words.grouped(count));
    }

    private static Cell state(Style style, Requirement entry) {
        if (!entry.checked()) {
            return new Cell("not checked by this run", style::dim);
        }
        boolean touched = !entry.findings().isEmpty() || !entry.incidents().isEmpty();
        return touched
                ? new Cell("touched", style::warn)
                : new Cell("nothing found by " + Words.counted(entry.rules(), "rule"), style::good);
    }

    private static void problems(Page page, List<Problem> problems) {
        if (problems.isEmpty()) {
            return;
        }
        page.heading("Not read or not attributed", "");
        for (Problem problem : problems.subList(0, Math.min(MAX_PROBLEMS, problems.size()))) {
            String place = problem.file().isEmpty()
                    ? ""
                    : PlainText.of(problem.file()) + (problem.entry() >= 0 ? " entry " + problem.entry() : "") + ": ";
            page.hanging("  ", 4, place + PlainText.of(problem.what()), UnaryOperator.identity());
        }
        if (problems.size() > MAX_PROBLEMS) {
            page.paragraph(2, more(problems.size() - MAX_PROBLEMS, "problem"), page.style()::dim);
        }
        page.gap();
    }

    private static String summary(AnalysisReport report) {
        long apis = report.operations().stream()
                .map(row -> row.operation().api())
                .distinct()
                .count();
        Tally tally = Tally.of(report);
        String accepted = tally.accepted() == 0 ? "" : ", " + Words.grouped(tally.accepted()) + " accepted";
        String compared = report.judgement().compared()
                ? ", " + Words.grouped(tally.counting()) + " new, "
                        + Words.grouped(report.judgement().fixed()) + " fixed"
                : "";
        return Words.counted(report.exchanges(), "exchange") + ", " + Words.counted(apis, "API") + ", "
                + Words.counted(report.operations().size(), "operation") + ", "
                + Words.counted(report.callers(), "caller") + ", "
                + Words.counted(report.findings().size(), "finding") + ", "
                + Words.counted(report.incidents().size(), "incident") + compared + accepted + ", "
                + Words.counted(report.problems().size(), "problem");
    }
}
