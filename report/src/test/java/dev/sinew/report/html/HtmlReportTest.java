package dev.sinew.report.html;

import static dev.sinew.model.MarkHit.Outcome.EXPOSED;
import static dev.sinew.report.Reports.finding;
import static dev.sinew.report.Reports.incident;
import static dev.sinew.report.Reports.operation;
import static dev.sinew.report.Reports.rule;
import static dev.sinew.report.Reports.signal;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sinew.model.Finding;
import dev.sinew.model.Incident;
import dev.sinew.model.Operation;
import dev.sinew.model.RuleFacts;
import dev.sinew.model.Severity;
import dev.sinew.report.AnalysisReport;
import dev.sinew.report.Reports;
import dev.sinew.report.gate.Acceptance;
import dev.sinew.report.gate.Judgement;
import dev.sinew.report.gate.Standing;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

final class HtmlReportTest {
    private static final RuleFacts RULE = rule("posture.token-in-url", Severity.HIGH);
    private static final RuleFacts THEFT = rule("detect.theft", Severity.HIGH);
    private static final Finding FINDING = finding(RULE, operation("/export/{id}"), "access_token");
    private static final Incident ATTACK = incident(
            "inc-1",
            Severity.CRITICAL,
            signal(THEFT, operation("/accounts/{id}"), EXPOSED, 1),
            signal(THEFT, operation("/accounts/{id}"), EXPOSED, 2));

    @Test
    void saysFirstWhatExistsAndWhatMatters() throws IOException {
        String page = page(Reports.report(List.of(FINDING), List.of(ATTACK)));

        assertThat(page)
                .contains("1 API with 1 operation in 100 recorded exchanges, used by 3 known callers.")
                .contains("1 actor reached or changed what they had no right to.")
                .contains("1 weakness in 1 place, 1 of high or critical severity.");
        assertThat(page.indexOf("Title of theft (caller-1)")).isBetween(1, page.indexOf("id=\"posture.token-in-url\""));
        assertThat(page)
                .contains(
                        "What token-in-url is.",
                        "Why it matters.",
                        "To fix it, do as you should.",
                        "2 such calls in a row");
    }

    @Test
    void saysWhatWasNotChecked() throws IOException {
        assertThat(page(Reports.report(List.of(FINDING), List.of())))
                .contains(
                        "No rule that ran looks at API1:2023", "not checked by this run", "No specification was given")
                .contains("traffic.jsonl entry 5: line is no JSON");
    }

    @Test
    void showsWhatWasAcceptedAndWhy() throws IOException {
        Standing accepted = new Standing(true, Optional.of(new Acceptance("agreed with Ada", Optional.empty())));
        Judgement judgement =
                new Judgement(Map.of(FINDING.fingerprint(), accepted), Map.of("inc-1", accepted), true, 3, List.of());

        String page = page(Reports.report(List.of(FINDING), List.of(ATTACK)).judged(judgement));

        JsonNode finding = data(page).path("groups").path(0).path(0);
        assertThat(finding.path("s").stringValue()).isEqualTo("accepted");
        assertThat(finding.path("y").stringValue()).isEqualTo("agreed with Ada");
        assertThat(page)
                .contains("data-state=\"accepted\"", "3 of the earlier ones were not found again")
                .doesNotContain("id=\"first\"");
    }

    /** The policy lets nothing in, and the hashes in it are those of what is there. */
    @Test
    void loadsNothingAndRunsNothingElse() throws Exception {
        String page = page(Reports.hostile());

        assertThat(page)
                .doesNotContainPattern(
                        "(?i)(src|href|action|srcset|poster|data)\\s*=\\s*[\"']?(https?:|//|javascript:)");
        assertThat(page).doesNotContain("@import", "url(", "style=\"");
        Matcher policy = Pattern.compile("Content-Security-Policy\" content=\"([^\"]*)\"")
                .matcher(page);
        assertThat(policy.find()).isTrue();
        assertThat(policy.group(1).replace("&#39;", "'"))
                .isEqualTo("default-src 'none'; style-src 'sha256-" + hash(between(page, "<style>", "</style>"))
                        + "'; script-src 'sha256-" + hash(between(page, "<script>", "</script>"))
                        + "'; img-src data:; base-uri 'none'; form-action 'none'");
    }

    @Test
    void rendersNothingFromOutsideAsMarkup() throws IOException {
        String harmless = page(Reports.report(List.of(FINDING), List.of(ATTACK)));
        String hostile = page(Reports.hostile());

        assertThat(count(hostile, "<script"))
                .isEqualTo(count(harmless, "<script"))
                .isEqualTo(2);
        assertThat(count(hostile, "</script")).isEqualTo(2);
        assertThat(hostile).doesNotContain("<img", "<!--", "\u202e", "\u0000", "\u001b", "\ufffe");
        assertThat(attributes(hostile)).isSubsetOf(allowed());
        assertThat(hostile).doesNotContain("x".repeat(500));
        assertThat(data(hostile).path("operations").path(0).path("p").stringValue())
                .isEqualTo("api<script>alert(1)</script>");
    }

    @Test
    void staysSmallWithManyOperationsAndFindings() throws IOException {
        List<AnalysisReport.Row> rows = new ArrayList<>();
        List<Finding> findings = new ArrayList<>();
        for (int i = 0; i < 25_000; i++) {
            Operation operation =
                    new Operation("api" + i % 40 + ".bank.example", "GET", "/v1/things" + i + "/{id}", "");
            rows.add(Reports.row(operation));
            if (i % 2 == 0) {
                findings.add(finding(rule("posture.kind-" + i % 30, Severity.MEDIUM), operation, "field"));
            }
        }
        AnalysisReport small = Reports.report(List.of(FINDING), List.of());
        AnalysisReport large = new AnalysisReport(
                "0.1.0", "analyze", 1, 1, rows, List.of(), List.of(), findings, List.of(), List.of(), List.of());

        String page = page(large);

        assertThat(page.length()).isLessThan(16_000_000);
        assertThat(data(page).path("operations").size()).isEqualTo(20_000);
        assertThat(data(page).path("allOperations").intValue()).isEqualTo(25_000);
        int places = 0;
        for (JsonNode group : data(page).path("groups")) {
            places += group.size();
        }
        assertThat(places).isEqualTo(10_000);
        assertThat(data(page).path("allFindings").intValue()).isEqualTo(12_500);
        assertThat(page.replace(between(page, "id=\"data\">", "</script>"), "").length())
                .isLessThan(page(small).length() + 100_000);
    }

    private static String page(AnalysisReport report) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        new HtmlReport().write(report, out);
        return out.toString(StandardCharsets.UTF_8);
    }

    private static JsonNode data(String page) {
        return new JsonMapper().readTree(between(page, "id=\"data\">", "</script>"));
    }

    private static String between(String text, String begin, String end) {
        int from = text.indexOf(begin) + begin.length();
        return text.substring(from, text.indexOf(end, from));
    }

    private static int count(String text, String part) {
        return text.split(Pattern.quote(part), -1).length - 1;
    }

    private static String hash(String text) throws Exception {
        return Base64.getEncoder()
                .encodeToString(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
    }

    /** Names of attributes in the tags of the page, outside of style, script and data. */
    private static Set<String> attributes(String page) {
        String markup = page.replaceAll("(?s)<(script|style)[ >].*?</\\1>", "");
        Set<String> names = new TreeSet<>();
        Matcher tags = Pattern.compile("<[a-z][a-z0-9]*((?:\\s+[^\\s=>\"]+(?:=\"[^\"]*\")?)*)\\s*/?>")
                .matcher(markup);
        while (tags.find()) {
            Matcher each = Pattern.compile("\\s([^\\s=>\"]+)=?(\"[^\"]*\")?").matcher(tags.group(1));
            while (each.find()) {
                names.add(each.group(1));
            }
        }
        return names;
    }

    private static Set<String> allowed() {
        return Set.of(
                "lang",
                "charset",
                "http-equiv",
                "content",
                "name",
                "class",
                "href",
                "width",
                "height",
                "viewbox",
                "aria-hidden",
                "d",
                "fill",
                "stroke",
                "stroke-width",
                "stroke-linecap",
                "aria-label",
                "id",
                "aria-labelledby",
                "rx",
                "type",
                "autocomplete",
                "spellcheck",
                "placeholder",
                "value",
                "role",
                "aria-live",
                "hidden",
                "tabindex",
                "scope",
                "data-label",
                "data-severity",
                "data-state",
                "data-apis");
    }
}
