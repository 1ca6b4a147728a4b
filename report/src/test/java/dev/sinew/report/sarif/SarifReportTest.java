package dev.sinew.report.sarif;

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
import dev.sinew.report.Schemas;
import dev.sinew.report.gate.Acceptance;
import dev.sinew.report.gate.Judgement;
import dev.sinew.report.gate.Standing;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

final class SarifReportTest {
    private static final RuleFacts RULE = rule("posture.token-in-url", Severity.MEDIUM);
    private static final RuleFacts THEFT = rule("detect.object-of-another-caller", Severity.HIGH);
    private static final Finding FINDING =
            finding(RULE, operation("/export/{id}"), "access_token").cured("Send it in a header");
    private static final Incident ATTACK = incident(
            "inc-1",
            Severity.CRITICAL,
            signal(THEFT, operation("/accounts/{id}"), EXPOSED, 1),
            signal(THEFT, operation("/accounts/{id}"), EXPOSED, 2));

    @Test
    void keepsTheSchemaOfOasis() throws IOException {
        assertThat(run(Reports.report(List.of(FINDING), List.of(ATTACK))).path("results"))
                .hasSize(2);
        assertThat(run(Reports.report(List.of(), List.of())).path("results")).isEmpty();
    }

    @Test
    void describesItsRules() throws IOException {
        JsonNode run = run(Reports.report(List.of(FINDING), List.of(ATTACK)));

        JsonNode rules = run.at("/tool/driver/rules");
        assertThat(rules).extracting(each -> each.path("id").stringValue()).containsExactly(THEFT.id(), RULE.id());
        JsonNode rule = rules.path(1);
        assertThat(rule.path("name").stringValue()).isEqualTo("PostureTokenInUrl");
        assertThat(rule.at("/help/text").stringValue())
                .contains("What token-in-url is.", "To fix it, do as you should.");
        assertThat(rule.at("/properties/security-severity").stringValue()).isEqualTo("5.5");
        assertThat(rule.at("/properties/tags"))
                .extracting(JsonNode::stringValue)
                .contains("OWASP API2:2023", "external/cwe/cwe-598", "PCI-DSS-4.0.1 6.2.4");
        assertThat(rule.at("/defaultConfiguration/level").stringValue()).isEqualTo("warning");
        assertThat(rule.at("/relationships/0/target/id").stringValue()).isEqualTo("CWE-598");
        int index = rule.at("/relationships/0/target/index").intValue();
        assertThat(run.at("/taxonomies/0/taxa").path(index).path("id").stringValue())
                .isEqualTo("CWE-598");
    }

    @Test
    void placesAFindingInTheCaptureAndAtItsOperation() throws IOException {
        JsonNode result = run(Reports.report(List.of(FINDING), List.of())).at("/results/0");

        assertThat(result.path("ruleId").stringValue()).isEqualTo(RULE.id());
        assertThat(result.at("/partialFingerprints/sinew~1v1").stringValue()).isEqualTo(FINDING.fingerprint());
        assertThat(result.at("/locations/0/physicalLocation/artifactLocation/uri")
                        .stringValue())
                .isEqualTo("traffic.jsonl");
        assertThat(result.at("/locations/0/logicalLocations/0/fullyQualifiedName")
                        .stringValue())
                .isEqualTo("GET api.bank.example/export/{id}");
        assertThat(result.at("/message/text").stringValue())
                .isEqualTo("Title of token-in-url: access_token. Seen: a note. To fix: Send it in a header.");
        assertThat(result.path("occurrenceCount").intValue()).isEqualTo(2);
        assertThat(result.has("baselineState")).isFalse();
        assertThat(result.path("suppressions")).isEmpty();
    }

    @Test
    void placesAFindingInTheSpecificationWhereItStandsThere() throws IOException {
        Finding inFile =
                finding(RULE, Operation.ofApi("api.bank.example"), "").at(new Finding.Line("specs/bank api.yaml", 42));

        JsonNode location = run(Reports.report(List.of(inFile), List.of())).at("/results/0/locations/0");

        assertThat(location.at("/physicalLocation/artifactLocation/uri").stringValue())
                .isEqualTo("specs/bank%20api.yaml");
        assertThat(location.at("/physicalLocation/region/startLine").intValue()).isEqualTo(42);
        assertThat(location.at("/logicalLocations/0/fullyQualifiedName").stringValue())
                .isEqualTo("api.bank.example");
    }

    @Test
    void tellsSignalsOfOneKindOnceWhoeverRaisedThem() throws IOException {
        Incident other = incident("inc-2", Severity.HIGH, signal(THEFT, operation("/accounts/{account}"), EXPOSED, 9));

        JsonNode results =
                run(Reports.report(List.of(), List.of(ATTACK, other))).path("results");

        assertThat(results).hasSize(2);
        assertThat(results.path(0).path("occurrenceCount").intValue()).isEqualTo(2);
        assertThat(results.at("/0/properties/incident").stringValue()).isEqualTo("inc-1");
        assertThat(results.at("/0/level").stringValue()).isEqualTo("error");
        assertThat(results.at("/0/partialFingerprints")).isEqualTo(results.at("/1/partialFingerprints"));
    }

    @Test
    void tellsWhatIsNewKnownAndAccepted() throws IOException {
        Finding known = finding(RULE, operation("/known"), "");
        Standing accepted = new Standing(false, Optional.of(new Acceptance("agreed with Ada", Optional.empty())));
        Judgement judgement = new Judgement(Map.of(known.fingerprint(), accepted), Map.of(), true, 0, List.of());

        JsonNode results = run(Reports.report(List.of(FINDING, known), List.of(ATTACK))
                        .judged(judgement))
                .path("results");

        assertThat(results.at("/0/baselineState").stringValue()).isEqualTo("new");
        assertThat(results.at("/1/baselineState").stringValue()).isEqualTo("unchanged");
        assertThat(results.at("/1/suppressions/0/status").stringValue()).isEqualTo("accepted");
        assertThat(results.at("/1/suppressions/0/justification").stringValue()).isEqualTo("agreed with Ada");
        assertThat(results.at("/2/baselineState").stringValue()).isEqualTo("new");
    }

    @Test
    void tellsWhatWasNotRead() throws IOException {
        JsonNode notes = run(Reports.report(List.of(), List.of())).at("/invocations/0/toolExecutionNotifications");

        assertThat(notes)
                .extracting(each -> each.at("/message/text").stringValue())
                .containsExactly("entry 5: line is no JSON", "something of the run");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            traffic.har          | traffic.har
            a b/ü%.har           | a%20b/%c3%bc%25.har
            /var/log/x.log       | file:///var/log/x.log
            C:\\logs\\x.log      | file:///C:/logs/x.log
            x:y#z?.har           | x%3ay%23z%3f.har
            """)
    void writesFilesAsAddresses(String file, String address) {
        assertThat(FileAddress.of(file)).isEqualTo(address);
    }

    private static JsonNode run(AnalysisReport report) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        new SarifReport().write(report, out);
        assertThat(Schemas.sarif(out.toByteArray())).isEmpty();
        return new JsonMapper().readTree(out.toByteArray()).at("/runs/0");
    }
}
