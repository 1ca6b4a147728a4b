package dev.sinew.report.html;

import dev.sinew.model.Operation;
import dev.sinew.report.AnalysisReport;
import dev.sinew.report.NotTold;
import dev.sinew.report.Tested;
import dev.sinew.report.Tested.Verdict;
import dev.sinew.report.Words;
import java.util.List;

/**
 * What active tests said, beside what they proved.
 *
 * @param summary in one sentence
 * @param open what could not be told and why, what most tests share first
 * @param moreOpen how many reasons are left out
 * @param coverage all operations
 * @param moreCoverage how many are left out
 */
public record TestsView(
        String summary, List<NotTold> open, int moreOpen, List<Tested.Reach> coverage, int moreCoverage) {
    private static final int MOST_REASONS = 300;
    private static final int MOST_OPERATIONS = 2_000;

    static TestsView of(AnalysisReport report) {
        Tested tested = report.tested();
        List<NotTold> open = NotTold.of(tested);
        String who = tested.identities().isEmpty() ? "nobody" : Words.few(tested.identities(), 5);
        String summary = Words.counted(tested.tests().size(), "test") + " as " + Shown.of(who) + ": "
                + Words.grouped(tested.with(Verdict.CONFIRMED)) + " confirmed, "
                + Words.grouped(tested.with(Verdict.REFUTED)) + " refuted, "
                + Words.grouped(tested.with(Verdict.INCONCLUSIVE)) + " not told; "
                + Words.counted(tested.requests(), "request") + ". " + tested.reached() + " of "
                + Words.counted(tested.coverage().size(), "operation") + " reached.";
        return new TestsView(
                summary,
                open.stream().limit(MOST_REASONS).map(TestsView::shown).toList(),
                Math.max(0, open.size() - MOST_REASONS),
                tested.coverage().stream()
                        .limit(MOST_OPERATIONS)
                        .map(TestsView::shown)
                        .toList(),
                Math.max(0, tested.coverage().size() - MOST_OPERATIONS));
    }

    private static NotTold shown(NotTold group) {
        return new NotTold(
                Shown.of(group.reason()),
                group.places().stream()
                        .map(each -> new NotTold.Place(shown(each.operation()), each.rules()))
                        .toList());
    }

    private static Tested.Reach shown(Tested.Reach reach) {
        return new Tested.Reach(
                shown(reach.operation()), Shown.few(reach.as(), 3), reach.tests(), Shown.of(reach.reason()));
    }

    private static Operation shown(Operation operation) {
        return new Operation(
                Shown.of(operation.api()), operation.method(), Shown.of(operation.path()), operation.selector());
    }
}
