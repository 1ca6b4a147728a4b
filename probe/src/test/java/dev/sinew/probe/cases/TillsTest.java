package dev.sinew.probe.cases;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sinew.probe.cases.TillsServer.Wrong;
import dev.sinew.probe.run.Verdict;
import java.io.IOException;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** One sum alone, what is told page by page, and the pages of customers. */
final class TillsTest {
    private static final String READ = "probe.object-read-by-another ";
    private static final String OPEN = "probe.no-authentication ";

    @Test
    void nothingIsConfirmedOfACorrectServer() throws IOException {
        assertThat(confirmed()).isEmpty();
    }

    @Test
    void eachOfTwoGetsTheSumOfTheOther() throws IOException {
        assertThat(confirmed(Wrong.SUMS_OF_ANYBODY)).containsExactly(READ + "GET /Customer/Balance");
        assertThat(confirmed(Wrong.SUMS_TO_NOBODY)).containsExactly(OPEN + "GET /Customer/Balance");
    }

    @Test
    void whatIsToldPageByPageIsLookedFor() throws IOException {
        assertThat(confirmed(Wrong.VISITS_OF_ANYBODY)).containsExactly(READ + "GET /Visit/Get/{id}");
    }

    @Test
    void twoCustomersAreNoneOfEachOthers() throws IOException {
        assertThat(confirmed(Wrong.PAGES_OF_ANYBODY)).containsExactly(READ + "GET /customers/{id}");
    }

    private static Set<String> confirmed(Wrong... wrong) throws IOException {
        try (TillsServer server = new TillsServer(Set.of(wrong))) {
            Set<String> all = new TreeSet<>(CaseRun.reasons(
                            CaseRun.of(server.address(), TillsServer.openApi(), SmallServer.identities("anna", "ben")),
                            Verdict.CONFIRMED)
                    .keySet());
            all.removeIf(each -> !each.startsWith(READ) && !each.startsWith(OPEN));
            return all;
        }
    }
}
