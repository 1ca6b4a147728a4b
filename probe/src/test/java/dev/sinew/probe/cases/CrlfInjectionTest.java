package dev.sinew.probe.cases;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sinew.model.RuleEntry;
import dev.sinew.probe.http.Budget;
import dev.sinew.probe.http.Header;
import dev.sinew.probe.http.Sender;
import dev.sinew.probe.identity.Identity;
import dev.sinew.probe.proof.RuleIndex;
import dev.sinew.probe.run.TestResult;
import dev.sinew.probe.run.TestRun;
import dev.sinew.probe.run.Verdict;
import dev.sinew.spec.read.Specifications;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/** Line ends in headers, over a server that has no library to refuse them. */
final class CrlfInjectionTest {
    private static final String END = "\r\nContent-Length: 0\r\nConnection: close\r\n\r\n";
    private static final String DESCRIPTION =
            "{\"openapi\":\"3.0.3\",\"info\":{\"title\":\"t\",\"version\":\"1\"},\"paths\":"
                    + "{\"/go\":{\"get\":{\"parameters\":[{\"name\":\"to\",\"in\":\"query\",\"schema\":{\"type\":\"string\"}}],"
                    + "\"responses\":{\"200\":{\"description\":\"ok\"}}}}}}";

    @Test
    void aLineEndThatEndsAHeader() throws IOException {
        assertThat(verdicts(to -> "302 Found\r\nLocation: /" + to + END)).containsExactly(Verdict.CONFIRMED);
    }

    @Test
    void aLineEndThatIsTakenOutOrComesBackInTheBody() throws IOException {
        assertThat(verdicts(to -> "302 Found\r\nLocation: /" + to.replaceAll("[\\r\\n]", "") + END))
                .containsExactly(Verdict.REFUTED);
        assertThat(verdicts(to -> "200 OK\r\nConnection: close\r\nContent-Length: "
                        + to.getBytes(StandardCharsets.UTF_8).length + "\r\n\r\n" + to))
                .containsExactly(Verdict.REFUTED);
    }

    @Test
    void aServerThatMakesHeadersOfWhateverLooksLikeOne() throws IOException {
        assertThat(verdicts(to -> "200 OK\r\n" + to.replaceAll("^a\\s*", "") + END))
                .doesNotContain(Verdict.CONFIRMED);
    }

    private static List<Verdict> verdicts(UnaryOperator<String> head) throws IOException {
        List<RuleEntry<Object>> rules = RuleIndex.all().stream()
                .filter(each -> each.facts().id().equals("probe.crlf-injection"))
                .toList();
        Identity anna =
                new Identity("anna", "", "", List.of(new Header("X-Api-Key", "anna-4711-88a")), Optional.empty());
        Budget budget = new Budget(100, Duration.ofMinutes(1), Duration.ofSeconds(5), 50);
        try (HeaderServer server = new HeaderServer(head);
                Sender sender = new Sender(server.address(), budget, InstantSource.system())) {
            TestResult result = new TestRun(
                            sender,
                            Specifications.read(DESCRIPTION.getBytes(StandardCharsets.UTF_8), "go.json")
                                    .descriptions(),
                            rules,
                            line -> {})
                    .run(List.of(anna));
            return result.rows().stream().map(each -> each.outcome().verdict()).toList();
        }
    }
}
