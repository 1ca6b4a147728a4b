package dev.sinew.probe.cases;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sinew.probe.cases.BureauServer.Wrong;
import dev.sinew.probe.run.TestResult;
import dev.sinew.probe.run.Verdict;
import java.io.IOException;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The support of a service among the clerks of its customers, bodies of which only examples tell, and what numbers of clients ask for. */
final class BureauTest {
    private static final String USAGE = "probe.object-read-by-another GET /usage";
    private static final String APPROVED = "probe.function-for-privileged POST /returns/{returnId}/approve";
    private static final String SETTLED = "probe.function-for-privileged POST /returns/{returnId}/settle";
    private static final String CREDITED = "probe.mass-assignment PATCH /agency";
    private static final String REFUNDED = "probe.one-time-action-repeated POST /returns/{returnId}/refund";
    private static final String FEES = "probe.object-read-by-another GET /fees";
    private static final String FILES = "probe.object-read-by-another GET /files";
    private static final String LOG = "probe.function-for-privileged GET /support/log";
    private static final String PLANS = "probe.object-changed-by-another PUT /plans/{planId}";
    private static final String DRAFTS = "probe.object-created-for-another POST /drafts";
    private static final String COMPARED = "probe.object-read-by-another POST /portfolios/compare";
    private static final String POINTS = "probe.page-size-unbounded GET /portfolios/{portfolioId}/performance";

    private static final String IDENTITIES = """
            auth:
              - {name: anna, role: owner, tenant: north, fixedHeaders: [{name: Authorization, value: "Bearer anna-4711-88a-token"}]}
              - {name: bob, role: clerk, tenant: north, fixedHeaders: [{name: Authorization, value: "Bearer bob-4711-88a-token"}]}
              - {name: carl, role: owner, tenant: south, fixedHeaders: [{name: Authorization, value: "Bearer carl-4711-88a-token"}]}
              - {name: dora, role: clerk, tenant: south, fixedHeaders: [{name: Authorization, value: "Bearer dora-4711-88a-token"}]}
              - {name: olga, role: support, fixedHeaders: [{name: Authorization, value: "Bearer olga-4711-88a-token"}]}
            """;

    @Test
    void nothingIsConfirmedOfACorrectServerAndEverythingIsTried() throws IOException {
        TestResult result = run();
        assertThat(CaseRun.reasons(result, Verdict.CONFIRMED)).isEmpty();
        assertThat(CaseRun.reasons(result, Verdict.REFUTED))
                .containsKeys(USAGE, APPROVED, REFUNDED, FEES, FILES, LOG, PLANS, DRAFTS, COMPARED, SETTLED, CREDITED);
    }

    @Test
    void whoSupportsAllAgenciesIsNoneOfTheirClerks() throws IOException {
        assertThat(confirmed(Wrong.USAGE_OF_ANY)).containsExactly(USAGE);
    }

    @Test
    void whatOnlyAnExampleTellsOfTheElementsOfAListIsSent() throws IOException {
        assertThat(confirmed(Wrong.CLERKS_APPROVE)).containsExactly(APPROVED);
    }

    @Test
    void whatWasGrantedIsDoneByWhomItIsNotFor() throws IOException {
        assertThat(confirmed(Wrong.CLERKS_SETTLE)).containsExactly(SETTLED);
    }

    @Test
    void whoRunsAnAgencyGivesItNoCredit() throws IOException {
        assertThat(confirmed(Wrong.AGENCIES_SET_THEIR_CREDIT)).containsExactly(CREDITED);
    }

    @Test
    void aRefundOfAllIsHadTwice() throws IOException {
        assertThat(confirmed(Wrong.REFUNDS_AGAIN)).containsExactly(REFUNDED);
    }

    @Test
    void aNumberThatOnesOwnPageHasAsksForWhatIsOnesOwn() throws IOException {
        assertThat(confirmed(Wrong.FEES_OF_ANY)).containsExactly(FEES);
    }

    @Test
    void aListThatAHeaderAsksForHasWhatIsRefusedAtItsOwnAddress() throws IOException {
        assertThat(confirmed(Wrong.FILES_OF_ANY)).containsExactly(FILES);
    }

    @Test
    void anAreaThatIsCalledAsARoleIsForThatRole() throws IOException {
        assertThat(confirmed(Wrong.LOG_FOR_ALL)).containsExactly(LOG);
    }

    @Test
    void whatOnlyAnExampleTellsOfAMapIsSent() throws IOException {
        assertThat(confirmed(Wrong.PLANS_CHANGED_BY_ANY)).containsExactly(PLANS);
    }

    @Test
    void whatIsCreatedAmongAnothersThingsStandsInTheListOfThatOne() throws IOException {
        assertThat(confirmed(Wrong.DRAFTS_IN_ANY_PORTFOLIO)).containsExactly(DRAFTS);
    }

    @Test
    void severalAreComparedOfWhichOneIsAnothers() throws IOException {
        assertThat(confirmed(Wrong.ANY_ARE_COMPARED)).containsExactly(COMPARED);
    }

    @Test
    void aCurveHasAsManyPointsAsItsCallerLikes() throws IOException {
        assertThat(confirmed(Wrong.POINTS_WITHOUT_END)).containsExactly(POINTS);
    }

    private static Set<String> confirmed(Wrong wrong) throws IOException {
        return CaseRun.reasons(run(wrong), Verdict.CONFIRMED).keySet();
    }

    private static TestResult run(Wrong... wrong) throws IOException {
        try (BureauServer server = new BureauServer(Set.of(wrong))) {
            return CaseRun.of(server.address(), BureauDescription.text(), IDENTITIES);
        }
    }
}
