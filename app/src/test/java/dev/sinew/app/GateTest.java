package dev.sinew.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/** What fails a run and what does not: severity, baseline, what was accepted. */
final class GateTest {
    private static final Instant NOW = Instant.parse("2026-12-01T23:00:00Z");
    private static final String ANSWER = "{\"ok\":true}";

    @TempDir
    Path folder;

    private Path traffic;

    @BeforeEach
    void record() throws IOException {
        traffic = Traffic.write(
                folder.resolve("traffic.jsonl"),
                Traffic.get("https://api.bank.example/export?access_token=Zx81kPq0TtWm4RfBn29sLd", ANSWER));
    }

    private Run analyze(Object... more) {
        List<Object> arguments = new ArrayList<>(List.of("analyze", traffic));
        arguments.addAll(Arrays.asList(more));
        return Run.of(InputStream.nullInputStream(), folder, NOW, arguments.toArray());
    }

    private JsonNode json(Object... more) {
        List<Object> arguments = new ArrayList<>(List.of("--format", "json"));
        arguments.addAll(Arrays.asList(more));
        return analyze(arguments.toArray()).json();
    }

    private JsonNode token(JsonNode report) {
        for (JsonNode finding : report.path("findings")) {
            if (finding.path("rule").stringValue().equals("posture.token-in-url")) {
                return finding;
            }
        }
        throw new AssertionError("no finding of posture.token-in-url");
    }

    private Path baseline() throws IOException {
        return Traffic.write(
                folder.resolve("before.json"), analyze("--format", "json").out());
    }

    private void accept(String entries) throws IOException {
        Traffic.write(folder.resolve(".sinewignore"), "accept:\n" + entries);
    }

    @ParameterizedTest
    @CsvSource({"low, 1", "medium, 1", "high, 0", "critical, 0"})
    void failsFromASeverityOn(String severity, int code) {
        Run run = analyze("--fail-on", severity);

        assertThat(run.code()).isEqualTo(code);
        assertThat(run.err().lines().count()).isEqualTo(code);
        assertThat(run.out()).contains("Access token in the URL");
    }

    @Test
    void saysInOneLineWhy() {
        assertThat(analyze("--fail-on", "medium").err())
                .isEqualTo(
                        "sinew: gate failed: 1 finding of severity medium or above; first: medium Access token in the"
                                + " URL, GET api.bank.example/export\n");
    }

    @Test
    void isFineWithWhatTheBaselineHas() throws IOException {
        Path before = baseline();

        Run run = analyze("--fail-on", "low", "--baseline", before, "--format", "json");

        assertThat(run.code()).isZero();
        assertThat(token(run.json()).path("new").booleanValue()).isFalse();
        assertThat(run.json().path("summary").path("new").intValue()).isZero();
    }

    @Test
    void failsForWhatTheBaselineLacksAndCountsWhatIsGone() throws IOException {
        Path before = baseline();
        Traffic.write(
                traffic, Traffic.get("https://api.bank.example/other?access_token=Zx81kPq0TtWm4RfBn29sLd", ANSWER));

        Run run = analyze("--fail-on", "low", "--baseline", before, "--format", "json");

        assertThat(run.code()).isEqualTo(1);
        assertThat(run.err()).contains("new: ", "/other");
        assertThat(token(run.json()).path("new").booleanValue()).isTrue();
        assertThat(run.json().path("summary").path("fixed").intValue()).isPositive();
        assertThat(analyze("--baseline", before).out()).contains(" new, ", " fixed");
    }

    @Test
    void saysNothingOfNewWithoutABaseline() {
        assertThat(token(json()).path("new").isNull()).isTrue();
        assertThat(json().path("summary").path("fixed").intValue()).isZero();
    }

    @Test
    void acceptsAPlaceWithAReason() throws IOException {
        accept("""
                  - rule: posture.token-in-url
                    place: GET api.bank.example/export
                    reason: read-only demo, agreed with Ada
                    until: 2026-12-01
                """);

        Run run = analyze("--fail-on", "medium", "--format", "json");

        assertThat(run.code()).isZero();
        JsonNode accepted = token(run.json()).path("accepted");
        assertThat(accepted.path("reason").stringValue()).isEqualTo("read-only demo, agreed with Ada");
        assertThat(accepted.path("until").stringValue()).isEqualTo("2026-12-01");
        assertThat(run.json().path("summary").path("accepted").intValue()).isEqualTo(1);
        assertThat(analyze().out()).contains("Accepted", "read-only demo, agreed with Ada, until 2026-12-01");
    }

    @Test
    void acceptsAFingerprintFromAnyFile() throws IOException {
        Path file = Traffic.write(
                folder.resolve("accepted.yaml"),
                "accept:\n  - fingerprint: " + token(json()).path("fingerprint").stringValue()
                        + "\n    reason: fine\n");

        assertThat(analyze("--fail-on", "medium").code()).isEqualTo(1);
        assertThat(analyze("--fail-on", "medium", "--ignore-file", file).code()).isZero();
    }

    @Test
    void countsAgainOnceTheDayHasPassed() throws IOException {
        accept("""
                  - rule: posture.token-in-url
                    place: GET api.bank.example/export
                    reason: until the next release
                    until: 2026-11-30
                """);

        Run run = analyze("--fail-on", "medium", "--format", "json");

        assertThat(run.code()).isEqualTo(1);
        assertThat(token(run.json()).path("accepted").isNull()).isTrue();
        assertThat(Run.problems(run.json()))
                .contains(".sinewignore: line 2: posture.token-in-url at GET api.bank.example/export expired after"
                        + " 2026-11-30: what it accepted counts again");
    }

    @Test
    void namesAnEntryThatMatchesNothing() throws IOException {
        accept("""
                  - rule: posture.token-in-url
                    place: GET api.bank.example/exports
                    reason: fine
                """);

        assertThat(Run.problems(json()))
                .contains(".sinewignore: line 2: posture.token-in-url at GET api.bank.example/exports matches nothing:"
                        + " take it out, or correct it");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            - rule: posture.x                                | line 2: "accept[0].place" is missing; give it a value
            - {rule: posture.x, place: GET a/b}              | line 2: "accept[0].reason" is missing; give it a value
            - {rule: posture.x, place: GET a/b, reason: ' '} | line 2: "accept[0].reason" is empty; say why this is fine
            - {fingerprint: abc, reason: x}                  | line 2: "accept[0].fingerprint" is none; copy all 64 digits
            - {fingerprint: abc, rule: x, reason: x}         | line 2: "accept[0].fingerprint" says it all; take out rule
            - {rule: x, place: x, reason: x, until: soon}    | line 2: "accept[0].until" is no day; write it as 2027-03-31
            - {rule: x, place: x, reason: x, untill: 1}      | line 2: unknown key "accept[0].untill"; did you mean "until"?
            - posture.x                                      | line 2: accept[0] must hold keys
            """)
    void refusesWhatItDoesNotUnderstand(String entry, String complaint) throws IOException {
        accept("  " + (entry.equals("- rule: posture.x") ? entry + "\n    reason: fine" : entry) + "\n");

        Run run = analyze();

        assertThat(run.code()).isEqualTo(2);
        assertThat(run.out()).isEmpty();
        assertThat(run.err()).startsWith("sinew: ").contains(".sinewignore " + complaint);
    }

    @Test
    void refusesABaselineThatIsNone() throws IOException {
        Path none = folder.resolve("none.json");
        Path odd = Traffic.write(folder.resolve("odd.json"), "[1,2]");

        assertThat(analyze("--baseline", none))
                .isEqualTo(new Run(2, "", "sinew: cannot compare with " + none + ": there is no such file\n"));
        assertThat(analyze("--baseline", odd))
                .isEqualTo(new Run(2, "", "sinew: cannot compare with " + odd + ": it is no JSON report of Sinew\n"));
        assertThat(analyze("--ignore-file", none).code()).isEqualTo(2);
        assertThat(analyze("--fail-on", "some").code()).isEqualTo(2);
    }

    @Test
    void wouldRatherSayThatItCouldNotRead() throws IOException {
        Run run = analyze(folder.resolve("missing.har"), "--fail-on", "low");

        assertThat(run.code()).isEqualTo(2);
    }

    @Test
    void failsCasesOfJUnitFromTheSameSeverityOn() {
        assertThat(analyze("--format", "junit", "--fail-on", "medium").out()).contains("<failure ");
        assertThat(analyze("--format", "junit", "--fail-on", "critical").out()).doesNotContain("<failure ");
    }
}
