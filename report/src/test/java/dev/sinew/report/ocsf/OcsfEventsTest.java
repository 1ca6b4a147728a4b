package dev.sinew.report.ocsf;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sinew.model.MarkHit;
import dev.sinew.model.Severity;
import dev.sinew.report.AnalysisReport;
import dev.sinew.report.Reports;
import dev.sinew.report.message.Notice;
import dev.sinew.report.message.Notice.Kind;
import dev.sinew.report.message.Notices;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Events keep to what the schema of OCSF 1.9.0 requires; the facts of it stand in a file of their own. */
final class OcsfEventsTest {
    private static final Instant NOON = Instant.parse("2026-01-31T12:00:00Z");
    private static final JsonMapper MAPPER = new JsonMapper();

    @ParameterizedTest
    @EnumSource(Kind.class)
    void hasAllThatTheSchemaRequires(Kind kind) throws IOException {
        for (Notice notice : notices(kind)) {
            for (String line : OcsfEvents.of(notice, "0.1.0")) {
                assertThat(missing(MAPPER.readTree(line))).as(line).isEmpty();
                assertThat(line).doesNotContain("\n").isPrintable();
                assertThat(line.chars().allMatch(letter -> letter < 0x7f)).isTrue();
            }
        }
    }

    @Test
    void seesWhatIsMissing() throws IOException {
        assertThat(missing(MAPPER.readTree("{\"class_uid\":2004,\"category_uid\":6,\"activity_id\":7,\"type_uid\":1,"
                        + "\"metadata\":{\"product\":{}},\"finding_info\":{},\"remediation\":{}}")))
                .contains(
                        "severity_id",
                        "time",
                        "metadata.version",
                        "metadata.product: one of [\"name\",\"uid\"]",
                        "finding_info.uid",
                        "remediation.desc",
                        "category_uid",
                        "activity_id",
                        "type_uid");
    }

    @Test
    void tellsOfAnIncidentAndOfItsCalls() {
        List<JsonNode> events = OcsfEvents.of(incident(Kind.INCIDENT_OPENED), "0.1.0").stream()
                .map(MAPPER::readTree)
                .toList();

        JsonNode finding = events.getFirst();
        assertThat(finding.path("type_uid").asInt()).isEqualTo(200_401);
        assertThat(finding.path("finding_info").path("uid").asString()).isEqualTo("inc-first");
        assertThat(finding.path("severity").asString()).isEqualTo("Critical");
        assertThat(finding.path("is_alert").asBoolean()).isTrue();
        assertThat(events).hasSize(3);
        JsonNode call = events.get(1);
        assertThat(call.path("type_uid").asInt()).isEqualTo(600_302);
        assertThat(call.path("api").path("operation").asString()).isEqualTo("GET /accounts/{id}");
        assertThat(call.path("metadata").path("correlation_uid"))
                .isEqualTo(finding.path("metadata").path("correlation_uid"));
        assertThat(call.path("time").asLong()).isEqualTo(1_700_000_004_000L);
        assertThat(events.get(2).path("status").asString()).isEqualTo("Failure");
    }

    @Test
    void tellsOfAWeaknessAndOfItsChange() {
        JsonNode finding = MAPPER.readTree(
                OcsfEvents.of(finding(Kind.FINDING_REOPENED), "0.1.0").getFirst());

        assertThat(finding.path("type_uid").asInt()).isEqualTo(200_702);
        assertThat(finding.path("vulnerabilities")
                        .path(0)
                        .path("cwe")
                        .path("uid")
                        .asString())
                .isEqualTo("CWE-598");
        assertThat(finding.path("remediation").path("desc").asString()).startsWith("To fix it");
        assertThat(finding.path("application").path("name").asString()).isEqualTo("api.bank.example");
    }

    private static List<Notice> notices(Kind kind) {
        if (kind == Kind.TEST) {
            return List.of(Notices.test("evt-1", NOON));
        }
        List<Notice> notices = new ArrayList<>();
        AnalysisReport hostile = Reports.hostile();
        if (kind.isOfIncident()) {
            notices.add(incident(kind));
            hostile.incidents().forEach(row -> notices.add(Notices.of("evt-2", kind, NOON, "inc-2", row)));
        } else if (kind.isOfFinding()) {
            notices.add(finding(kind));
            hostile.findings().forEach(each -> notices.add(Notices.of("evt-3", kind, NOON, NOON, each)));
        } else {
            notices.add(Notices.ofPolicy(
                    "evt-4", kind, NOON, Severity.MEDIUM, "block-1", "caller-1", "x", List.of(), NOON));
        }
        return notices;
    }

    private static Notice incident(Kind kind) {
        var rule = Reports.rule("detect.object-of-another-caller", Severity.HIGH);
        var operation = Reports.operation("/accounts/{id}");
        var row = new AnalysisReport.IncidentRow(
                Reports.incident(
                        "inc-second",
                        Severity.CRITICAL,
                        Reports.signal(rule, operation, MarkHit.Outcome.EXPOSED, 4),
                        Reports.signal(rule, operation, MarkHit.Outcome.ATTEMPTED, 5)),
                "caller-abc",
                List.of("curl"));
        return Notices.of("evt-1", kind, NOON, "inc-first", row);
    }

    private static Notice finding(Kind kind) {
        return Notices.of(
                "evt-1",
                kind,
                NOON,
                NOON.minusSeconds(60),
                Reports.finding(Reports.rule("posture.token-in-url", Severity.HIGH), Reports.operation("/a"), "token"));
    }

    /** What an event lacks, by the path of the attribute. */
    private static List<String> missing(JsonNode event) throws IOException {
        JsonNode facts;
        try (InputStream in = OcsfEventsTest.class.getResourceAsStream("required-1.9.0.json")) {
            facts = MAPPER.readTree(in);
        }
        List<String> missing = new ArrayList<>();
        JsonNode type = facts.path("classes").path(event.path("class_uid").asString());
        assertThat(type.isObject()).isTrue();
        lacks(event, "", facts.path("every_event"), type.path("at_least_one"), missing);
        lacks(event, "", type.path("required"), type.path("at_least_one"), missing);
        if (event.path("category_uid").asInt() != type.path("category_uid").asInt()) {
            missing.add("category_uid");
        }
        int activity = event.path("activity_id").asInt();
        if (type.path("activities").valueStream().noneMatch(each -> each.asInt() == activity)) {
            missing.add("activity_id");
        }
        if (event.path("type_uid").asInt() != event.path("class_uid").asInt() * 100 + activity) {
            missing.add("type_uid");
        }
        inside(event, "", facts.path("objects"), missing);
        return missing;
    }

    private static void inside(JsonNode node, String path, JsonNode objects, List<String> missing) {
        node.propertyStream().forEach(member -> {
            String name = member.getKey();
            JsonNode value = member.getValue();
            List<JsonNode> each = value.isArray() ? value.valueStream().toList() : List.of(value);
            for (JsonNode one : each) {
                if (one.isObject()) {
                    JsonNode facts = objects.path(name);
                    lacks(one, path + name + ".", facts.path("required"), facts.path("at_least_one"), missing);
                    inside(one, path + name + ".", objects, missing);
                }
            }
        });
    }

    private static void lacks(JsonNode node, String path, JsonNode required, JsonNode oneOf, List<String> missing) {
        required.valueStream()
                .map(JsonNode::asString)
                .filter(name -> !node.has(name))
                .forEach(name -> missing.add(path + name));
        if (!oneOf.isEmpty() && oneOf.valueStream().noneMatch(name -> node.has(name.asString()))) {
            missing.add((path.isEmpty() ? "" : path.substring(0, path.length() - 1)) + ": one of " + oneOf);
        }
    }
}
