package dev.sinew.probe.cases;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sinew.probe.cases.GardenServer.Wrong;
import dev.sinew.probe.http.Budget;
import dev.sinew.probe.http.Header;
import dev.sinew.probe.http.Sender;
import dev.sinew.probe.identity.Identity;
import dev.sinew.probe.proof.RuleIndex;
import dev.sinew.probe.run.TestResult;
import dev.sinew.probe.run.TestRun;
import dev.sinew.probe.run.Verdict;
import dev.sinew.probe.run.Writing;
import dev.sinew.spec.read.Specifications;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Cards, comments that all may read and blotted names are no flaws; whole cards, and comments that anybody removes, are. */
final class GardenTest {
    private static final String CARD = "probe.object-read-by-another GET /plots/{plotId}";
    private static final String REMOVED = "probe.object-deleted-by-another DELETE /posts/{slug}/comments/{commentId}";

    @Test
    void nothingIsConfirmedOfACorrectServer() throws IOException {
        TestResult result = run();
        assertThat(with(result, Verdict.CONFIRMED)).isEmpty();
        assertThat(with(result, Verdict.INCONCLUSIVE)).contains(CARD);
    }

    @Test
    void howOneIsReachedIsNoPartOfACard() throws IOException {
        assertThat(with(run(Wrong.CARDS_ARE_WHOLE), Verdict.CONFIRMED)).contains(CARD);
    }

    @Test
    void whoNeitherWroteACommentNorThePostDoesNotRemoveIt() throws IOException {
        assertThat(with(run(Wrong.ANYBODY_REMOVES), Verdict.CONFIRMED)).containsExactly(REMOVED);
    }

    private static TestResult run(Wrong... wrong) throws IOException {
        Budget budget = new Budget(4_000, Duration.ofMinutes(1), Duration.ofSeconds(20), 100);
        try (GardenServer server = new GardenServer(Set.of(wrong));
                Sender sender = new Sender(server.address(), budget, InstantSource.system())) {
            TestRun run = new TestRun(
                    sender,
                    Specifications.read(GardenServer.openApi().getBytes(StandardCharsets.UTF_8), "gardens.json")
                            .descriptions(),
                    RuleIndex.all().stream()
                            .filter(each -> Set.of(
                                            "probe.object-deleted-by-another",
                                            "probe.object-read-by-another",
                                            "probe.no-authentication")
                                    .contains(each.facts().id()))
                            .toList(),
                    line -> {},
                    Optional.of(new Writing("test", 5, true, Optional.empty())));
            return run.run(List.of(identity("anna"), identity("ben"), identity("carla")));
        }
    }

    private static Identity identity(String name) {
        return new Identity(
                name,
                "",
                "",
                List.of(new Header("Authorization", "Bearer " + name + "-4711-88a-token")),
                Optional.empty());
    }

    private static Set<String> with(TestResult result, Verdict verdict) {
        return result.with(verdict).stream()
                .map(row -> row.rule().id() + " " + row.operation().method() + " "
                        + row.operation().path())
                .collect(Collectors.toSet());
    }
}
