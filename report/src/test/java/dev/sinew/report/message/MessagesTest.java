package dev.sinew.report.message;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sinew.model.Confidence;
import dev.sinew.model.Evidence;
import dev.sinew.model.Finding;
import dev.sinew.model.MarkHit;
import dev.sinew.model.Maturity;
import dev.sinew.model.Operation;
import dev.sinew.model.Origin;
import dev.sinew.model.Severity;
import dev.sinew.report.AnalysisReport;
import dev.sinew.report.Reports;
import dev.sinew.report.message.Notice.Kind;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Notices and their forms: what they say, and that nothing from traffic breaks out of them. */
final class MessagesTest {
    private static final Instant NOON = Instant.parse("2026-01-31T12:00:00Z");
    private static final JsonMapper MAPPER = new JsonMapper();
    private static final String BREAKS_OUT =
            "<!channel> <https://evil.example|here> [x](https://evil.example) *b* {color:red}!";

    @ParameterizedTest
    @MethodSource("all")
    void isReadAsItWasWritten(Notice notice) {
        assertThat(NoticeReader.read(NoticeJson.of(notice))).contains(notice);
    }

    @Test
    void isNoNoticeWhereItCannotBeRead() {
        String whole = NoticeJson.of(Notices.test("evt-1", NOON));
        for (int end = 0; end < whole.length(); end++) {
            assertThat(NoticeReader.read(whole.substring(0, end))).isEmpty();
        }
        assertThat(NoticeReader.read(whole.replace("\"test\"", "\"unheard-of\"")))
                .isEmpty();
        assertThat(NoticeReader.read(whole.replace(NOON.toString(), "noon"))).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("all")
    void hasNoTextThatIsLongOrMovesACursor(Notice notice) {
        String json = NoticeJson.of(notice);
        assertThat(json).doesNotContain("\\u0007", "\\u001b", "\u202e", "\\n", "\\r", "\u2028");
        texts(MAPPER.readTree(json)).forEach(text -> assertThat(text).hasSizeLessThanOrEqualTo(1_000));
    }

    @Test
    void tellsSlackWithoutMarkup() {
        JsonNode message = MAPPER.readTree(SlackMessage.of(hostileFinding()));

        List<String> types = new ArrayList<>();
        texts(message).forEach(text -> assertThat(text).doesNotContain("<", ">"));
        message.path("blocks").forEach(block -> {
            block.path("fields").forEach(field -> types.add(field.path("type").asString()));
            if (block.has("text")) {
                types.add(block.path("text").path("type").asString());
            }
        });
        assertThat(types).hasSizeGreaterThan(4).containsOnly("plain_text");
        assertThat(message.path("blocks").path(0).path("text").path("text").asString())
                .hasSizeLessThanOrEqualTo(150);
        assertThat(message.path("text").asString())
                .startsWith("New finding (high): Title of one at GET api.bank.example/&lt;!channel&gt;");
    }

    @Test
    void tellsTeamsInRunsAlone() {
        JsonNode card = MAPPER.readTree(TeamsMessage.of(hostileFinding()))
                .path("attachments")
                .path(0)
                .path("content");

        assertThat(card.path("type").asString()).isEqualTo("AdaptiveCard");
        assertThat(card.path("body")
                        .valueStream()
                        .map(block -> block.path("type").asString()))
                .hasSizeGreaterThan(4)
                .containsOnly("RichTextBlock");
        assertThat(card.path("body").toString()).contains("[x](https://evil.example)");
    }

    @Test
    void tellsJiraWithEscapedMarkup() {
        JsonNode fields =
                MAPPER.readTree(JiraMessage.of(hostileFinding(), "SEC", "Bug")).path("fields");

        assertThat(fields.path("project").path("key").asString()).isEqualTo("SEC");
        assertThat(fields.path("issuetype").path("name").asString()).isEqualTo("Bug");
        assertThat(fields.path("summary").asString()).hasSizeLessThanOrEqualTo(255);
        String description = fields.path("description").asString();
        assertThat(description).contains("* Where: ").doesNotContain("{", "[", "!", "|");
        fields.path("labels").forEach(label -> assertThat(label.asString()).matches("[A-Za-z0-9_-]+"));
    }

    @Test
    void tellsPagerDutyWithTheIncidentAsKey() {
        JsonNode event = MAPPER.readTree(PagerDutyMessage.of(incident(), "routing-key"));

        assertThat(event.path("routing_key").asString()).isEqualTo("routing-key");
        assertThat(event.path("event_action").asString()).isEqualTo("trigger");
        assertThat(event.path("dedup_key").asString()).isEqualTo("inc-first");
        assertThat(event.path("payload").path("severity").asString()).isEqualTo("critical");
        assertThat(event.path("payload").path("source").asString()).isEqualTo("api.bank.example");
        Notice ended = Notices.ofPolicy(
                "evt-2", Kind.BLOCK_ENDED, NOON, Severity.MEDIUM, "block-1", "caller-1", "ended", List.of(), NOON);
        assertThat(MAPPER.readTree(PagerDutyMessage.of(ended, "k"))
                        .path("event_action")
                        .asString())
                .isEqualTo("resolve");
    }

    @Test
    void tellsOfNoRuleThatIsStillTriedOut() {
        var tried = Reports.rule("posture.tried", Severity.HIGH, Maturity.EXPERIMENTAL);
        var trusted = Reports.rule("posture.trusted", Severity.HIGH);
        var where = Reports.operation("/a");

        assertThat(Notices.isTold(Reports.finding(tried, where, ""))).isFalse();
        assertThat(Notices.isTold(Reports.finding(trusted, where, ""))).isTrue();
        var one = Reports.signal(tried, where, MarkHit.Outcome.EXPOSED, 1);
        assertThat(Notices.isTold(Reports.incident("a", Severity.HIGH, one))).isFalse();
        assertThat(Notices.isTold(Reports.incident(
                        "a", Severity.HIGH, one, Reports.signal(trusted, where, MarkHit.Outcome.EXPOSED, 2))))
                .isTrue();
    }

    private static Stream<Notice> all() {
        AnalysisReport hostile = Reports.hostile();
        return Stream.of(
                        Stream.of(incident(), hostileFinding(), Notices.test("evt-1", NOON)),
                        hostile.incidents().stream()
                                .map(row -> Notices.of("evt-2", Kind.INCIDENT_RAISED, NOON, "inc-2", row)),
                        hostile.findings().stream()
                                .map(each -> Notices.of("evt-3", Kind.FINDING_OPENED, NOON, NOON, each)))
                .flatMap(each -> each);
    }

    private static Notice hostileFinding() {
        Finding finding = new Finding(
                Reports.rule("posture.one", Severity.HIGH),
                new Operation("api.bank.example", "GET", "/" + BREAKS_OUT, ""),
                BREAKS_OUT,
                Confidence.LIKELY,
                List.of(new Evidence(new Origin("a", 1), BREAKS_OUT)),
                3);
        return Notices.of("evt-9", Kind.FINDING_OPENED, NOON, NOON, finding);
    }

    private static Notice incident() {
        var signal = Reports.signal(
                Reports.rule("detect.one", Severity.HIGH),
                Reports.operation("/accounts/{id}"),
                MarkHit.Outcome.EXPOSED,
                4);
        var row = new AnalysisReport.IncidentRow(
                Reports.incident("inc-second", Severity.CRITICAL, signal), "caller-abc", List.of("curl"));
        return Notices.of("evt-1", Kind.INCIDENT_OPENED, NOON, "inc-first", row);
    }

    private static List<String> texts(JsonNode node) {
        List<String> texts = new ArrayList<>();
        if (node.isString()) {
            texts.add(node.asString());
        }
        node.forEach(each -> texts.addAll(texts(each)));
        return texts;
    }
}
