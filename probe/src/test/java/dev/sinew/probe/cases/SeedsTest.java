package dev.sinew.probe.cases;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sinew.probe.run.TestResult;
import dev.sinew.probe.run.Verdict;
import java.io.IOException;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What is described as for those who are logged in, and comes without: a flaw where it tells of somebody, or where the server guards the like. */
final class SeedsTest {
    private static final String SEEDS = "probe.no-authentication GET /seeds";
    private static final String HOURS = "probe.no-authentication GET /hours";

    @Test
    void whereNothingOfTheKindIsGuardedTheDescriptionMayBeWrong() throws IOException {
        TestResult result = run("seeds", "hours");
        assertThat(CaseRun.reasons(result, Verdict.CONFIRMED)).doesNotContainKeys(SEEDS, HOURS);
        Map<String, String> open = CaseRun.reasons(result, Verdict.INCONCLUSIVE);
        assertThat(open.get(SEEDS)).contains("either the description or the server is wrong");
        assertThat(open.get(HOURS)).contains("either the description or the server is wrong");
    }

    @Test
    void whereTheLikeIsGuardedItIsMeant() throws IOException {
        TestResult result = run("seeds");
        assertThat(CaseRun.reasons(result, Verdict.CONFIRMED)).containsKey(SEEDS);
        assertThat(CaseRun.reasons(result, Verdict.REFUTED)).containsKey(HOURS);
    }

    @Test
    void whatTellsOfSomebodyIsAFlaw() throws IOException {
        assertThat(CaseRun.reasons(run("seeds", "hours", "growers", "orders"), Verdict.CONFIRMED))
                .doesNotContainKeys(SEEDS, HOURS)
                .containsKeys("probe.no-authentication GET /growers", "probe.no-authentication GET /orders");
    }

    private static TestResult run(String... open) throws IOException {
        try (SeedsServer server = new SeedsServer(Set.of(open))) {
            return CaseRun.of(server.address(), SeedsServer.openApi(), SmallServer.identities("anna", "ben"));
        }
    }
}
