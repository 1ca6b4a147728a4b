package dev.sinew.probe.cases;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sinew.probe.cases.PageServer.Way;
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
import org.junit.jupiter.api.Test;

/** Rights that callers give themselves on their own page. */
final class MassAssignmentTest {
    private static final String ANNA = "Bearer anna-4711-88a-token";

    @Test
    void aRoleThatIsKeptIsConfirmedWhereverTheAnswerHasIt() throws IOException {
        assertThat(run(Way.KEEPS_ALL)).isEqualTo(Verdict.CONFIRMED);
        assertThat(run(Way.KEEPS_ALL, Way.WRAPPED)).isEqualTo(Verdict.CONFIRMED);
        assertThat(run(Way.KEEPS_ALL, Way.WRAPPED, Way.WRAPPED_IN)).isEqualTo(Verdict.CONFIRMED);
    }

    @Test
    void aRoleThatIsDroppedOrOnlyEchoedIsNot() throws IOException {
        assertThat(run()).isEqualTo(Verdict.REFUTED);
        assertThat(run(Way.WRAPPED)).isEqualTo(Verdict.REFUTED);
        assertThat(run(Way.WRAPPED, Way.WRAPPED_IN)).isEqualTo(Verdict.REFUTED);
        assertThat(run(Way.ECHOES)).isEqualTo(Verdict.REFUTED);
        assertThat(run(Way.ECHOES, Way.WRAPPED)).isEqualTo(Verdict.REFUTED);
    }

    private static Verdict run(Way... ways) throws IOException {
        Budget budget = new Budget(500, Duration.ofMinutes(1), Duration.ofSeconds(20), 100);
        Identity anna = new Identity("anna", "", "", List.of(new Header("Authorization", ANNA)), Optional.empty());
        try (PageServer server = new PageServer(Set.of(ways));
                Sender sender = new Sender(server.address(), budget, InstantSource.system())) {
            TestRun run = new TestRun(
                    sender,
                    Specifications.read(PageServer.openApi(Set.of(ways)).getBytes(StandardCharsets.UTF_8), "pages.json")
                            .descriptions(),
                    RuleIndex.all(),
                    line -> {},
                    Optional.of(new Writing("test", 5)));
            TestResult result = run.run(List.of(anna));
            assertThat(server.role(ANNA)).isEqualTo("customer");
            return result.rows().stream()
                    .filter(each -> each.rule().id().equals("probe.mass-assignment"))
                    .map(each -> each.outcome().verdict())
                    .findAny()
                    .orElseThrow();
        }
    }
}
