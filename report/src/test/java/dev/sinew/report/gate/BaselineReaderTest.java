package dev.sinew.report.gate;

import static dev.sinew.model.MarkHit.Outcome.EXPOSED;
import static dev.sinew.report.Reports.finding;
import static dev.sinew.report.Reports.incident;
import static dev.sinew.report.Reports.operation;
import static dev.sinew.report.Reports.rule;
import static dev.sinew.report.Reports.signal;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sinew.model.Finding;
import dev.sinew.model.Incident;
import dev.sinew.model.Severity;
import dev.sinew.report.JsonReport;
import dev.sinew.report.Reports;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class BaselineReaderTest {
    private static final Finding FINDING = finding(rule("posture.a", Severity.HIGH), operation("/a"), "");
    private static final Incident INCIDENT =
            incident("inc-1", Severity.HIGH, signal(rule("detect.b", Severity.HIGH), operation("/b/{id}"), EXPOSED, 1));

    @Test
    void knowsAllThatItsOwnReportHas() throws IOException, UnreadableBaseline {
        Judgement judgement = new Judge(read(report(), "analyze"), Ignores.NONE, LocalDate.EPOCH)
                .judge(List.of(FINDING), List.of(INCIDENT), List.of());

        assertThat(judgement.of(FINDING).isNew()).isFalse();
        assertThat(judgement.of(INCIDENT).isNew()).isFalse();
        assertThat(judgement.fixed()).isZero();
    }

    @Test
    void refusesAReportOfAnotherCommand() throws IOException {
        byte[] report = report();

        assertThatThrownBy(() -> read(report, "scan"))
                .isInstanceOf(UnreadableBaseline.class)
                .hasMessage("it is a report of sinew analyze, not of sinew scan");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            []                                                          | it is no JSON report of Sinew
            {}                                                          | it is no JSON report of Sinew
            {"sinew":{"command":"analyze"}}                             | it is no JSON report of Sinew
            {"findings":[]}                                             | it is no JSON report of Sinew
            {"sinew":{"command":"analyze"},"findings":{}}               | it is no JSON report of Sinew
            {"sinew":{"command":"analyze"},"findings":[{}]}             | a finding in it has no fingerprint
            {"sinew":{"command":"analyze"},"findings":[{"fingerprint":"a","severity":"odd"}]} | a finding in it has no severity
            {"sinew":{"command":"analyze"},"findings":[                 | it is no JSON: line 1 does not go on as JSON does
            {"sinew":{"command":"analyze"},"findings":[] no             | it is no JSON: line 1 does not go on as JSON does
            no report                                                   | it is no JSON: line 1 does not go on as JSON does
            """)
    void refusesWhatIsNoReport(String text, String why) {
        assertThatThrownBy(() -> read(text.getBytes(StandardCharsets.UTF_8), "analyze"))
                .isInstanceOf(UnreadableBaseline.class)
                .hasMessage(why);
    }

    @Test
    void neverThrowsAnythingElse() throws IOException {
        byte[] report = report();
        Random random = new Random(20261125);
        for (int i = 0; i < 2_000; i++) {
            byte[] damaged = report.clone();
            int changes = 1 + random.nextInt(4);
            for (int change = 0; change < changes; change++) {
                damaged[random.nextInt(damaged.length)] = (byte) random.nextInt(256);
            }
            try {
                assertThat(read(damaged, "analyze").isGiven()).isTrue();
            } catch (UnreadableBaseline | IOException e) {
                assertThat(e).hasMessageMatching("(?s).+");
            }
        }
    }

    private static byte[] report() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        new JsonReport().write(Reports.report(List.of(FINDING), List.of(INCIDENT)), out);
        return out.toByteArray();
    }

    private static Baseline read(byte[] report, String command) throws UnreadableBaseline, IOException {
        return BaselineReader.read(new ByteArrayInputStream(report), command);
    }
}
