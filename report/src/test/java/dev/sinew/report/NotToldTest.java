package dev.sinew.report;

import static dev.sinew.report.Reports.operation;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sinew.model.Operation;
import dev.sinew.model.Severity;
import dev.sinew.report.Tested.Reach;
import dev.sinew.report.Tested.Verdict;
import dev.sinew.report.html.HtmlReport;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What could not be told is told by why, once for all tests that miss the same. */
final class NotToldTest {
    private static final String NONE =
            "this run created no card: nothing deletes what POST /cards creates; --allow-leftovers creates it";

    private final List<Tested.Test> tests = new ArrayList<>();

    @Test
    void whatMostTestsShareComesFirstWithItsOperations() {
        say("probe.tls", Operation.ofApi("api.bank.example"), "called in the clear");
        say("probe.object-changed-by-another", operation("/cards/{id}"), NONE);
        say("probe.mass-assignment", operation("/cards/{id}"), NONE);
        say("probe.object-changed-by-another", operation("/cards/{id}/pin"), NONE);

        List<NotTold> groups = NotTold.of(tested());

        assertThat(groups).extracting(NotTold::reason).containsExactly(NONE, "called in the clear");
        assertThat(groups).extracting(NotTold::tests).containsExactly(3, 1);
        assertThat(groups.getFirst().places().getFirst().rules())
                .containsExactly("object-changed-by-another", "mass-assignment");
        assertThat(groups.getLast().places().getFirst().named()).isEqualTo("the host");
    }

    @Test
    void textTellsEachReasonOnceAndWhole() {
        for (int i = 0; i < 9; i++) {
            say("probe.mass-assignment", operation("/cards" + i + "/{id}"), NONE);
        }

        String text = new TestText(Look.PLAIN).write(report()).replaceAll("\\s+", " ");

        assertThat(text).containsOnlyOnce(NONE).contains("9 tests that neither prove nor refute", "1 reason");
        assertThat(text).contains("GET /cards0/{id}: mass-assignment").contains("4 more operations");
    }

    @Test
    void thePageHasReasonsAndCoverageInsteadOfTraffic() throws IOException {
        say("probe.mass-assignment", operation("/cards/{id}"), "<b>why</b>");
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        new HtmlReport().write(report(), out);
        String page = out.toString(StandardCharsets.UTF_8);

        assertThat(page)
                .contains("id=\"tests\"", "&lt;b&gt;why&lt;/b&gt;", "GET /cards/{id}", "no request to it succeeded")
                .contains("1 operation tested with 40 requests, of which 0 could be reached.")
                .doesNotContain("<b>why</b>", "href=\"#incidents\"");
        assertThat(page).containsPattern("<section id=\"incidents\"[^>]* hidden");
    }

    private void say(String rule, Operation place, String reason) {
        tests.add(new Tested.Test(Reports.rule(rule, Severity.LOW), place, Verdict.INCONCLUSIVE, reason, 3, List.of()));
    }

    private Tested tested() {
        return new Tested(
                tests,
                List.of(new Reach(operation("/cards/{id}"), List.of(), 0, "no request to it succeeded")),
                List.of("anna"),
                40);
    }

    private AnalysisReport report() {
        return Reports.report(List.of(), List.of()).tested(tested());
    }
}
