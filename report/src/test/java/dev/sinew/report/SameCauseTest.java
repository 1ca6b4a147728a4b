package dev.sinew.report;

import static dev.sinew.report.Reports.finding;
import static dev.sinew.report.Reports.operation;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sinew.model.Finding;
import dev.sinew.model.Operation;
import dev.sinew.model.RuleFacts;
import dev.sinew.model.Severity;
import dev.sinew.report.Tested.Verdict;
import dev.sinew.report.html.HtmlReport;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Findings with one cause are one row for people, with the operations below it, and each by itself for programs. */
final class SameCauseTest {
    private static final RuleFacts FAILS = Reports.rule("probe.fails", Severity.LOW);

    private final List<Tested.Test> tests = new ArrayList<>();
    private final List<Finding> findings = new ArrayList<>();

    @Test
    void textShowsOneRowForOneCause() {
        confirm("/a", "a NUL");
        confirm("/b", "a NUL");
        confirm("/c", "2,000 characters");
        confirm("/d", "");
        confirm("/e", "");

        String text = new TestText(Look.PLAIN).write(report());

        assertThat(text).containsOnlyOnce("2 operations, as it seems by one cause: a NUL");
        assertThat(text).containsOnlyOnce("Title of fails");
        assertThat(text).contains("GET api.bank.example/a\n            GET api.bank.example/b\n");
        assertThat(text).contains("5 flaws").contains("5 confirmed");
    }

    @Test
    void manyOperationsOfOneCauseAreCounted() {
        for (int i = 0; i < 40; i++) {
            confirm("/things" + i, "a NUL");
        }

        assertThat(new TestText(Look.PLAIN).write(report()))
                .contains("40 operations")
                .contains("28 more operations");
    }

    @Test
    void thePageHasOneRowForOneCauseAndSaysWhereElse() throws IOException {
        confirm("/a", "a NUL");
        confirm("/b", "a NUL");
        confirm("/c", "");

        JsonNode rows = rows();

        assertThat(rows).hasSize(2);
        assertThat(rows.path(0).path("j").asString()).isEqualTo("/a");
        assertThat(rows.path(0).path("a").asString()).isEqualTo("a NUL");
        assertThat(rows.path(0).path("n").asInt()).isEqualTo(4);
        assertThat(rows.path(0).path("c")).hasSize(1);
        assertThat(rows.path(0).path("c").path(0).path("j").asString()).isEqualTo("/b");
        assertThat(rows.path(1).has("c")).isFalse();
    }

    @Test
    void programsHaveEachByItself() throws IOException {
        confirm("/a", "a NUL");
        confirm("/b", "a NUL");
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        new JsonReport().write(report(), out);

        JsonNode json = JsonMapper.shared().readTree(out.toByteArray());

        assertThat(json.path("findings")).hasSize(2);
        assertThat(json.path("tests"))
                .hasSize(2)
                .allSatisfy(each -> assertThat(each.path("cause").asString()).isEqualTo("a NUL"));
    }

    private void confirm(String path, String cause) {
        Operation place = operation(path);
        findings.add(finding(FAILS, place, ""));
        tests.add(new Tested.Test(
                FAILS, place, Verdict.CONFIRMED, "it fails", 3, List.of("curl -s x"), Optional.empty(), cause));
    }

    private AnalysisReport report() {
        return Reports.report(findings, List.of()).tested(new Tested(tests, List.of(), List.of("anna"), 40));
    }

    private JsonNode rows() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        new HtmlReport().write(report(), out);
        String page = out.toString(StandardCharsets.UTF_8);
        int start = page.indexOf("{\"allOperations\"");
        String json = page.substring(start, page.indexOf("</script>", start));
        return JsonMapper.shared().readTree(json).path("groups").path(0);
    }
}
