package dev.sinew.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sinew.spec.drift.RuleIndex;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Traffic against specifications, from the command line. */
final class SpecificationTest {
    private static final String API = "https://api.bank.example";
    private static final Set<String> SPECIFIED =
            RuleIndex.all().stream().map(each -> each.facts().id()).collect(Collectors.toSet());
    private static final Map<String, String> JSON =
            Map.of("content-type", "application/json", "authorization", "Bearer 0123456789abcdefXYZ");

    @TempDir
    Path folder;

    private Path traffic;
    private ObjectNode learned;

    @BeforeEach
    void learn() throws IOException {
        StringBuilder lines = new StringBuilder();
        for (int i = 0; i < 12; i++) {
            String account = "{\"id\":" + (81_000 + i)
                    + ",\"owner\":\"Anna Bell\",\"balance\":12.5,\"state\":\"OPEN\",\"limits\":"
                    + "[{\"kind\":\"DAY\",\"value\":" + i + "}]" + (i % 3 == 0 ? ",\"note\":\"some words\"" : "") + "}";
            lines.append(call("GET", "/v1/accounts?page=" + i + "&size=20", "", 200, "[" + account + "]"))
                    .append(call(
                            "GET",
                            "/v1/accounts/" + (81_000 + i),
                            "",
                            i == 0 ? 404 : 200,
                            i == 0 ? "{\"error\":\"none\"}" : account))
                    .append(call("POST", "/v1/accounts", account, 201, account))
                    .append(call("DELETE", "/v1/accounts/" + (81_000 + i), "", 204, ""))
                    .append(call("GET", "/v1/branches", "", 200, "[{\"city\":\"Bern\"}]"))
                    .append(call("GET", "/health", "", 200, "{\"up\":true}"));
        }
        traffic = Traffic.write(folder.resolve("traffic.jsonl"), lines.toString());
        Run run = Run.of("analyze", "--format", "openapi", traffic);
        assertThat(run.code()).isZero();
        learned = (ObjectNode) run.json();
    }

    private static String call(String method, String path, String body, int status, String answer) {
        return Traffic.line(method, API + path, JSON, body, status, Map.of("content-type", "application/json"), answer);
    }

    private JsonNode compared(JsonNode description) throws IOException {
        Path file = Files.writeString(folder.resolve("spec.json"), new JsonMapper().writeValueAsString(description));
        return Run.of("analyze", "--format", "json", "--spec", file, traffic).json();
    }

    /** What contradicts traffic; what the lint says stands beside it. */
    private static List<String> findings(JsonNode report) {
        return findings(report, false);
    }

    /** What the lint, or else drift, found; what other rules say of the same traffic is not the matter here. */
    private static List<String> findings(JsonNode report, boolean lint) {
        List<JsonNode> wanted = new ArrayList<>();
        report.path("findings").forEach(wanted::add);
        wanted.removeIf(each -> {
            String rule = each.path("rule").stringValue();
            return !SPECIFIED.contains(rule) || lint != rule.startsWith("posture.spec-");
        });
        List<String> findings = new ArrayList<>();
        wanted.forEach(each -> findings.add(each.path("rule").stringValue() + " "
                + each.path("operation").path("method").stringValue() + " "
                + each.path("operation").path("path").stringValue() + " "
                + each.path("field").stringValue()));
        return findings;
    }

    private ObjectNode at(String... path) {
        JsonNode node = learned;
        for (String each : path) {
            node = node.path(each);
        }
        return (ObjectNode) node;
    }

    private ObjectNode schema(String path, String method, String status) {
        return at("paths", path, method, "responses", status, "content", "application/json", "schema");
    }

    @Test
    void whatWasLearnedShowsNoDrift() throws IOException {
        JsonNode report = compared(learned);
        assertThat(findings(report)).isEmpty();
        assertThat(report.path("problems").size()).isZero();
        for (JsonNode operation : report.path("operations")) {
            assertThat(operation.path("documented").booleanValue()).isTrue();
            assertThat(operation.path("status").stringValue()).isEqualTo("active");
        }
    }

    @Test
    void tenChangesShowAsExactlyThose() throws IOException {
        String one = "/v1/accounts/{accountId}";
        String all = "/v1/accounts";
        Consumer<String> drop = name -> at("paths").remove(name);
        drop.accept("/v1/branches");
        at("paths", one).remove("delete");
        at("paths")
                .putObject("/v1/cards")
                .putObject("get")
                .putObject("responses")
                .putObject("200")
                .put("description", "x");
        at("paths", "/health", "get").put("deprecated", true);
        at("paths", all, "get")
                .putArray("parameters")
                .addObject()
                .put("in", "query")
                .put("name", "size")
                .putObject("schema");
        ((ObjectNode) schema(all, "get", "200").path("items").path("properties")).remove("note");
        at("paths", one, "get", "responses").remove("404");
        ((ObjectNode) schema(one, "get", "200").path("properties").path("state"))
                .removeAll()
                .put("type", "integer");
        schema(all, "post", "201").withArray("required").add("note");
        ((ObjectNode) at("paths", all, "post", "requestBody", "content", "application/json", "schema")
                        .path("properties")
                        .path("limits"))
                .removeAll()
                .put("type", "string");

        JsonNode report = compared(learned);
        assertThat(findings(report))
                .containsExactlyInAnyOrder(
                        "posture.shadow-operation GET /v1/branches ",
                        "posture.shadow-operation DELETE /v1/accounts/{accountId} ",
                        "posture.orphan-operation GET /v1/cards ",
                        "posture.zombie-operation GET /health ",
                        "posture.undocumented-parameter GET /v1/accounts page",
                        "posture.undocumented-answer-field GET /v1/accounts [].note",
                        "posture.undocumented-status GET /v1/accounts/{accountId} 404",
                        "posture.type-drift GET /v1/accounts/{accountId} state",
                        "posture.requiredness-drift POST /v1/accounts note",
                        "posture.type-drift POST /v1/accounts limits");
        for (JsonNode finding : report.path("findings")) {
            JsonNode evidence = finding.path("evidence").path(0);
            assertThat(evidence.path("file").stringValue()).isNotEmpty();
            assertThat(evidence.path("note").stringValue()).isNotEmpty();
        }
    }

    @Test
    void aSpecificationIsJudgedWithoutAnyTraffic() throws IOException {
        Path file = Files.writeString(folder.resolve("bank.yaml"), """
                openapi: 3.0.3
                info: {title: Bank, version: '1'}
                servers: [{url: https://api.bank.example}]
                components: {securitySchemes: {token: {type: http, scheme: bearer}}}
                paths:
                  /accounts:
                    get: {security: [{token: []}], responses: {default: {description: any}}}
                    post:
                      responses: {default: {description: any}}
                """);

        Run run = Run.of("analyze", "--format", "json", "--spec", file);

        assertThat(run.code()).isZero();
        assertThat(findings(run.json(), true)).contains("posture.spec-write-without-security POST /accounts ");
        JsonNode first = run.json().path("findings").path(0);
        assertThat(first.path("severity").stringValue()).isEqualTo("high");
        assertThat(first.path("file").stringValue()).isEqualTo(file.toString());
        assertThat(first.path("line").intValue()).isEqualTo(8);
        assertThat(first.path("cure").stringValue()).isEqualTo("security: [{token: []}]");
    }

    @Test
    void findingsOfTheLintStandBesideThoseOfTraffic() throws IOException {
        at("paths").remove("/v1/branches");

        JsonNode report = compared(learned);

        assertThat(findings(report)).containsExactly("posture.shadow-operation GET /v1/branches ");
        assertThat(findings(report, true)).contains("posture.spec-no-rate-limit-headers   ");
        assertThat(findings(report, true)).doesNotHaveDuplicates();
    }

    @Test
    void withoutTrafficAndSpecificationThereIsNothingToDo() {
        Run run = Run.of("analyze");

        assertThat(run.code()).isEqualTo(2);
        assertThat(run.err()).contains("--spec");
    }

    @Test
    void aFileThatIsNoSpecificationIsToldByTheExitCode() throws IOException {
        Path nonsense = Files.writeString(folder.resolve("nonsense.yaml"), "just: words");
        Run run = Run.of("analyze", "--format", "json", "--spec", nonsense, traffic);
        assertThat(run.code()).isEqualTo(2);
        assertThat(run.json().path("problems").toString()).contains("nonsense.yaml");
        assertThat(Run.of("analyze", "--spec", folder.resolve("missing.yaml"), traffic)
                        .code())
                .isEqualTo(2);
    }

    @Test
    void theTextSaysWhatIsDescribed() throws IOException {
        at("paths").remove("/v1/branches");
        Path file = Files.writeString(folder.resolve("spec.json"), new JsonMapper().writeValueAsString(learned));
        String text = Run.of("analyze", "--spec", file, traffic).out();
        assertThat(text).contains("SPECIFICATION");
        assertThat(text.lines()
                        .filter(line -> line.startsWith("  GET     /v1/branches"))
                        .findFirst()
                        .orElse(""))
                .contains("shadow");
    }
}
