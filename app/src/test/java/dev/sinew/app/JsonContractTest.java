package dev.sinew.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.MissingNode;

/** The JSON report's keys, types and nulls, which programs rely on. */
final class JsonContractTest {
    @TempDir
    Path folder;

    private JsonNode report = MissingNode.getInstance();

    @BeforeEach
    void analyse() throws IOException {
        String login = Traffic.line(
                "POST",
                "https://api.bank.example/login",
                Map.of("content-type", "application/json"),
                "{\"username\":\"mara@mail.example\",\"password\":\"x\"}",
                200,
                Map.of("content-type", "application/json"),
                "{\"access_token\":\"Zx81kPq0TtWm4RfBn29sLd\"}");
        String export = Traffic.get("https://api.bank.example/export?access_token=Zx81kPq0TtWm4RfBn29sLd", "{}");
        String lost = Traffic.line("GET", "https://api.bank.example/nowhere", Map.of(), "", 404, Map.of(), "");
        Path traffic = Traffic.write(folder.resolve("traffic.jsonl"), login + export + "no exchange\n" + lost);
        Path log = Traffic.write(folder.resolve("old.log"), """
                198.51.100.1 - - [-] "GET /x HTTP/1.1" 200 1
                198.51.100.1 - - [31/Jan/2026:12:00:00 +0000] "GET /y HTTP/1.1" 200 1
                """);
        report = Run.report(traffic, log);
    }

    @Test
    void hasItsPartsInTheirOrder() {
        assertThat(report.propertyNames())
                .containsExactly(
                        "sinew",
                        "summary",
                        "operations",
                        "findings",
                        "apis",
                        "cohorts",
                        "signals",
                        "incidents",
                        "tests",
                        "problems",
                        "compliance");
        assertThat(report.path("sinew").propertyNames()).containsExactly("version", "command");
        assertThat(report.path("sinew").path("version").stringValue()).matches("\\d+\\.\\d+\\.\\d+.*");
        assertThat(report.path("sinew").path("command").stringValue()).isEqualTo("analyze");
    }

    @Test
    void sumsUpWhatItLists() {
        JsonNode summary = report.path("summary");

        assertThat(summary.propertyNames())
                .containsExactly(
                        "exchanges", "operations", "callers", "findings", "incidents", "new", "accepted", "fixed");
        summary.forEach(number -> assertThat(number.isIntegralNumber()).isTrue());
        assertThat(summary.path("exchanges").intValue()).isEqualTo(4);
        assertThat(summary.path("operations").intValue())
                .isEqualTo(report.path("operations").size());
        assertThat(summary.path("findings").intValue())
                .isEqualTo(report.path("findings").size());
        assertThat(summary.path("callers").intValue()).isEqualTo(1);
        assertThat(summary.path("incidents").intValue()).isZero();
    }

    @Test
    void describesEveryOperationWithEveryKey() {
        List<String> seen = new ArrayList<>();
        for (JsonNode operation : report.path("operations")) {
            assertThat(operation.propertyNames())
                    .containsExactly(
                            "api",
                            "method",
                            "path",
                            "selector",
                            "requests",
                            "callers",
                            "authentication",
                            "authenticationTypes",
                            "dataClasses",
                            "dataFields",
                            "cohorts",
                            "documented",
                            "status",
                            "firstSeen",
                            "lastSeen",
                            "risk",
                            "riskReasons");
            seen.add(operation.path("method").stringValue()
                    + operation.path("path").stringValue());
            assertThat(operation.path("api").isString()).isTrue();
            assertThat(operation.path("selector").stringValue()).isEmpty();
            assertThat(operation.path("requests").isIntegralNumber()).isTrue();
            assertThat(operation.path("callers").isIntegralNumber()).isTrue();
            assertThat(operation.path("authentication").stringValue()).isIn("always", "mixed", "never", "unknown");
            assertThat(texts(operation.path("authenticationTypes"))).doesNotContain("");
            assertThat(operation.path("dataClasses").isArray()).isTrue();
            assertThat(operation.path("documented").isNull()).isTrue();
            assertThat(operation.path("status").stringValue()).isIn("active", "shadow", "zombie", "orphan");
            assertThat(operation.path("risk").isNumber()).isTrue();
            assertThat(operation.path("riskReasons").isArray()).isTrue();
            assertThat(Instant.parse(operation.path("firstSeen").stringValue()))
                    .isEqualTo(Instant.parse("2026-01-31T12:00:00Z"));
            assertThat(operation.path("lastSeen")).isEqualTo(operation.path("firstSeen"));
        }
        assertThat(seen).containsExactly("GET/y", "GET/export", "POST/login");
    }

    @Test
    void saysUnknownWhereTheSourceCannotKnow() {
        JsonNode logged = report.path("operations").path(0);

        assertThat(logged.path("api").stringValue()).isEmpty();
        assertThat(logged.path("authentication").stringValue()).isEqualTo("unknown");
        assertThat(logged.path("callers").intValue()).isZero();
    }

    @Test
    void knowsNoTimeWhereThereWasNone() throws IOException {
        Path file = Traffic.write(
                folder.resolve("timeless.jsonl"),
                "{\"request\":{\"method\":\"GET\",\"url\":\"https://api.bank.example/x\"},\"response\":{\"status\":200}}\n");

        JsonNode operation = Run.report(file).path("operations").path(0);

        assertThat(operation.path("firstSeen").isNull()).isTrue();
        assertThat(operation.path("lastSeen").isNull()).isTrue();
    }

    @Test
    void describesEveryFindingWithEveryKey() {
        JsonNode finding = token(report);

        assertThat(finding.propertyNames())
                .contains(
                        "rule",
                        "flaw",
                        "severity",
                        "confidence",
                        "maturity",
                        "owasp",
                        "cwe",
                        "title",
                        "operation",
                        "file",
                        "line",
                        "evidence",
                        "fingerprint",
                        "new",
                        "accepted");
        assertThat(finding.path("rule").stringValue()).isEqualTo("posture.token-in-url");
        assertThat(finding.path("flaw").stringValue()).isEqualTo("token-in-url");
        assertThat(finding.path("severity").stringValue()).isIn("low", "medium", "high", "critical");
        assertThat(finding.path("confidence").stringValue()).isIn("confirmed", "likely", "possible");
        assertThat(finding.path("maturity").stringValue()).isIn("experimental", "preview", "stable");
        assertThat(texts(finding.path("owasp"))).allMatch(entry -> entry.matches("API\\d+:2023"));
        finding.path("cwe").forEach(number -> assertThat(number.isInt()).isTrue());
        assertThat(finding.path("operation").propertyNames()).containsExactly("api", "method", "path", "selector");
        assertThat(finding.path("file").isNull()).isTrue();
        assertThat(finding.path("line").isNull()).isTrue();
        assertThat(finding.path("field").stringValue()).isEqualTo("access_token");
        assertThat(finding.path("occurrences").intValue()).isEqualTo(1);
        JsonNode evidence = finding.path("evidence").path(0);
        assertThat(evidence.propertyNames()).containsExactly("file", "entry", "note");
        assertThat(evidence.path("file").stringValue()).endsWith("/traffic.jsonl");
        assertThat(evidence.path("entry").intValue()).isEqualTo(1);
        assertThat(finding.path("fingerprint").stringValue()).matches("[0-9a-f]{64}");
    }

    @Test
    void keepsAFindingsFingerprintFromRunToRun() throws IOException {
        Path file = Traffic.write(
                folder.resolve("again.jsonl"),
                Traffic.get("https://api.bank.example/export?access_token=Mn55vQw2LoXe8TzYa61pKc", "{}"));

        assertThat(token(Run.report(file)).path("fingerprint"))
                .isEqualTo(token(report).path("fingerprint"));
    }

    private static JsonNode token(JsonNode report) {
        for (JsonNode finding : report.path("findings")) {
            if (finding.path("rule").stringValue().equals("posture.token-in-url")) {
                return finding;
            }
        }
        throw new AssertionError("no finding of posture.token-in-url");
    }

    @Test
    void listsProblemsWithTheirPlaces() {
        report.path("problems")
                .forEach(problem -> assertThat(problem.propertyNames()).containsExactly("file", "entry", "what"));
        assertThat(Run.problems(report))
                .anyMatch(problem -> problem.startsWith("traffic.jsonl:2: "))
                .anyMatch(problem -> problem.startsWith("old.log:0: "))
                .anyMatch(problem -> problem.startsWith(": api.bank.example: 1 exchange of paths"));
    }

    @Test
    void leavesEmptyWhatThisCommandDoesNotFind() {
        for (String part : Set.of("signals", "incidents", "tests")) {
            assertThat(report.path(part).isArray()).isTrue();
            assertThat(report.path(part).isEmpty()).isTrue();
        }
    }

    private static List<String> texts(JsonNode array) {
        List<String> texts = new ArrayList<>();
        array.forEach(each -> texts.add(each.stringValue()));
        return texts;
    }
}
