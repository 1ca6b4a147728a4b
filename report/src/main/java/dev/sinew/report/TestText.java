package dev.sinew.report;

import dev.sinew.model.Severity;
import dev.sinew.report.Tested.Reach;
import dev.sinew.report.Tested.Test;
import dev.sinew.report.Tested.Verdict;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.function.UnaryOperator;

/**
 * Writes what active tests said for a person: what is proved with the requests that show it, what could not be told and why, and which
 * operations were really reached.
 */
public final class TestText {
    private static final int MOST_PROBLEMS = 12;
    private static final int MOST_OPERATIONS = 12;
    private static final int MOST_PLACES = 5;

    private final Page page;

    public TestText(Look look) {
        page = new Page(look);
    }

    /** The whole report as lines. */
    public String write(AnalysisReport report) {
        Tested tested = report.tested();
        confirmed(tested);
        inconclusive(tested);
        coverage(tested);
        problems(report);
        page.line(page.style().bold(summary(tested)));
        return page.toString();
    }

    private void confirmed(Tested tested) {
        List<Test> confirmed = new ArrayList<>(tested.tests().stream()
                .filter(each -> each.verdict() == Verdict.CONFIRMED)
                .toList());
        confirmed.sort(Comparator.comparing((Test each) -> each.rule().severity())
                .reversed()
                .thenComparing(each -> each.rule().id()));
        if (confirmed.isEmpty()) {
            return;
        }
        Style style = page.style();
        page.heading("Proved", Words.counted(confirmed.size(), "flaw"));
        String told = "";
        for (List<Test> same : SameCause.tests(confirmed)) {
            Test test = same.getFirst();
            if (!told.equals(test.rule().id())) {
                told = test.rule().id();
                Severity severity = test.rule().severity();
                page.hanging(
                        "  " + Words.painted(style, severity) + "  ",
                        12,
                        test.rule().title(),
                        style::bold);
            }
            if (same.size() > 1) {
                String most = same.size() + " operations, as it seems by one cause: ";
                page.paragraph(12, most + PlainText.of(test.cause()), UnaryOperator.identity());
            }
            for (Test each : same.subList(0, Math.min(same.size(), MOST_OPERATIONS))) {
                page.paragraph(12, PlainText.of(each.operation().toString()), UnaryOperator.identity());
            }
            if (same.size() > MOST_OPERATIONS) {
                page.paragraph(12, TextReport.more(same.size() - MOST_OPERATIONS, "operation"), style::dim);
            }
            page.paragraph(12, PlainText.of(test.reason()), style::dim);
            for (String command : test.commands()) {
                page.line("            " + style.accent(PlainText.of(command)));
            }
        }
        page.gap();
    }

    private void inconclusive(Tested tested) {
        List<NotTold> open = NotTold.of(tested);
        if (open.isEmpty()) {
            return;
        }
        int tests = open.stream().mapToInt(NotTold::tests).sum();
        page.heading(
                "Not told",
                Words.counted(tests, "test") + " that neither prove nor refute, by why: "
                        + Words.counted(open.size(), "reason"));
        for (NotTold group : open) {
            String many = String.format(Locale.ROOT, "%8s  ", Words.grouped(group.tests()));
            page.hanging(many, 10, PlainText.of(group.reason()), UnaryOperator.identity());
            List<NotTold.Place> places = group.places();
            for (NotTold.Place each : places.subList(0, Math.min(places.size(), MOST_PLACES))) {
                page.paragraph(
                        12, PlainText.of(each.named()) + ": " + String.join(", ", each.rules()), page.style()::dim);
            }
            if (places.size() > MOST_PLACES) {
                page.paragraph(12, TextReport.more(places.size() - MOST_PLACES, "operation"), page.style()::dim);
            }
        }
        page.gap();
    }

    private void coverage(Tested tested) {
        if (tested.coverage().isEmpty()) {
            return;
        }
        page.heading(
                "Coverage",
                tested.reached() + " of " + Words.counted(tested.coverage().size(), "operation") + " reached");
        Table table = new Table(page.style(), "<METHOD", "~PATH", "<REACHED AS", ">VERDICTS", "-WHY NOT");
        for (Reach each : tested.coverage()) {
            table.row(
                    Cell.plain(PlainText.of(each.operation().method())),
                    Cell.plain(PlainText.of(each.operation().path())),
                    Cell.plain(PlainText.of(Words.few(each.as(), 3))),
                    each.tests() == 0 ? Cell.EMPTY : Cell.plain(Integer.toString(each.tests())),
                    new Cell(PlainText.of(each.reason()), page.style()::dim));
        }
        page.table(table);
        page.gap();
    }

    private void problems(AnalysisReport report) {
        if (report.problems().isEmpty()) {
            return;
        }
        page.heading("Problems", "");
        report.problems().stream()
                .limit(MOST_PROBLEMS)
                .forEach(each -> page.hanging(
                        "  ",
                        4,
                        PlainText.of(each.file()) + ": " + PlainText.of(each.what()),
                        UnaryOperator.identity()));
        page.gap();
    }

    private static String summary(Tested tested) {
        return Words.counted(tested.tests().size(), "test") + " as "
                + (tested.identities().isEmpty() ? "nobody" : Words.few(tested.identities(), 5)) + ": "
                + tested.with(Verdict.CONFIRMED) + " confirmed, " + tested.with(Verdict.REFUTED) + " refuted, "
                + tested.with(Verdict.INCONCLUSIVE) + " inconclusive; "
                + Words.counted(tested.requests(), "request");
    }
}
