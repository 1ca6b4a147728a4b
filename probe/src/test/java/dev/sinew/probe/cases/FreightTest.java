package dev.sinew.probe.cases;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sinew.probe.cases.FreightServer.Wrong;
import dev.sinew.probe.run.TestResult;
import dev.sinew.probe.run.Verdict;
import java.io.IOException;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What companies have apart from each other, what only who runs one of them or all of them may do, and what is told of those who work there. */
final class FreightTest {
    private static final String READ = "probe.object-read-by-another ";
    private static final String STATUS = READ + "POST /api/v2/shipments/status";
    private static final String MINE = READ + "GET /api/v2/loads/mine";
    private static final String REVENUE = READ + "GET /api/v2/reports/revenue";
    private static final String COMPANY = READ + "GET /api/v2/companies/{companyId}";
    private static final String DOCUMENT =
            "probe.nested-object-confusion GET /api/v2/loads/{loadId}/documents/{documentId}";
    private static final String LOAD = "probe.excessive-data GET /api/v2/loads/{loadId}";
    private static final String THREAD = "probe.excessive-data GET /api/v2/threads/{threadId}";
    private static final String CODES = "probe.messages-without-limit POST /api/v2/me/phone-code";
    private static final String PAID_OUT =
            "probe.function-for-privileged POST /api/v2/admin/payouts/{payoutId}/approve";
    private static final String APPROVED = "probe.function-for-privileged POST /api/v2/loads/{loadId}/approve";
    private static final String DOWNGRADE = "probe.version-downgrade-bypass GET /api/v2/threads";
    private static final String BEFORE = "probe.undocumented-version GET /api/v1/threads";

    static final String IDENTITIES = """
            auth:
              - {name: nora, role: owner, tenant: north, fixedHeaders: [{name: Authorization, value: "Bearer nora-4711-88a-token"}]}
              - {name: nils, role: dispatcher, tenant: north, fixedHeaders: [{name: Authorization, value: "Bearer nils-4711-88a-token"}]}
              - {name: sofia, role: owner, tenant: south, fixedHeaders: [{name: Authorization, value: "Bearer sofia-4711-88a-token"}]}
              - {name: sven, role: dispatcher, tenant: south, fixedHeaders: [{name: Authorization, value: "Bearer sven-4711-88a-token"}]}
              - {name: paula, role: platform_admin, fixedHeaders: [{name: Authorization, value: "Bearer paula-4711-88a-token"}]}
            """;

    @Test
    void nothingIsConfirmedOfACorrectServerAndEverythingIsTried() throws IOException {
        TestResult result = run();
        assertThat(CaseRun.reasons(result, Verdict.CONFIRMED)).isEmpty();
        assertThat(CaseRun.reasons(result, Verdict.REFUTED))
                .containsKeys(STATUS, MINE, REVENUE, DOCUMENT, LOAD, THREAD, CODES, PAID_OUT, APPROVED);
        assertThat(CaseRun.reasons(result, Verdict.INCONCLUSIVE).get(COMPANY))
                .contains("it may be the part that all may see");
    }

    @Test
    void whatIsRefusedAtItsOwnAddressIsNotToldOfAmongSeveral() throws IOException {
        assertThat(confirmed(Wrong.STATUS_OF_ANY)).containsExactly(STATUS);
    }

    @Test
    void theFirstOfSeveralIsNotAllThatIsLookedAt() throws IOException {
        assertThat(confirmed(Wrong.STATUS_BEHIND_THE_FIRST)).containsExactly(STATUS);
    }

    @Test
    void nobodyIsAskedForByTheCompanyOnItsOwnPage() throws IOException {
        assertThat(confirmed(Wrong.ON_BEHALF_OF_ANY)).containsExactly(MINE);
    }

    @Test
    void aHeaderNamesACompanyAsItsOwnPageCallsIt() throws IOException {
        assertThat(confirmed(Wrong.REVENUE_OF_ANY)).containsExactly(REVENUE);
    }

    @Test
    void whatIsRefusedBelowItsLoadIsRefusedBelowAnyOther() throws IOException {
        assertThat(confirmed(Wrong.DOCUMENTS_BELOW_ANOTHER)).containsExactly(DOCUMENT);
    }

    @Test
    void aProfileForOthersIsNoFlawAndTheWholeOfItIs() throws IOException {
        assertThat(confirmed(Wrong.WHOLE_COMPANIES)).containsExactly(COMPANY);
    }

    @Test
    void anAccountThatOnlyItsCompanyIsShownIsNoFlawAndOneForAllIs() throws IOException {
        assertThat(confirmed(Wrong.IBAN_FOR_ALL)).containsExactly(LOAD);
    }

    @Test
    void whoWroteSomethingIsShownByNameAlone() throws IOException {
        Map<String, String> confirmed = CaseRun.reasons(run(Wrong.WHOLE_AUTHORS), Verdict.CONFIRMED);
        assertThat(confirmed).containsOnlyKeys(THREAD);
        assertThat(confirmed.get(THREAD)).contains("posts[].author.email", "posts[].author.phone");
    }

    @Test
    void codesAreTextedAFewTimesOnly() throws IOException {
        assertThat(confirmed(Wrong.CODES_WITHOUT_END)).containsExactly(CODES);
    }

    @Test
    void whetherACodeWasTextedIsNotKnownWhereNothingSaysSo() throws IOException {
        TestResult result = run(Wrong.CODES_WITHOUT_A_WORD);
        assertThat(CaseRun.reasons(result, Verdict.CONFIRMED)).isEmpty();
        assertThat(CaseRun.reasons(result, Verdict.INCONCLUSIVE)).containsKey(CODES);
    }

    @Test
    void whoAsksForAPayoutDoesNotApproveItThoughThereIsNoOther() throws IOException {
        assertThat(confirmed(Wrong.PAYOUTS_OF_ONESELF)).containsExactly(PAID_OUT);
    }

    @Test
    void aLoadIsApprovedByWhoRunsTheCompanyOnceItWasReviewed() throws IOException {
        Map<String, String> confirmed = CaseRun.reasons(run(Wrong.LOADS_OF_ONESELF), Verdict.CONFIRMED);
        assertThat(confirmed).containsOnlyKeys(APPROVED);
        assertThat(confirmed.get(APPROVED)).as("who owns the company may").startsWith("nils does");
    }

    @Test
    void oneOperationOfTheVersionBeforeIsFoundAmongAll() throws IOException {
        assertThat(confirmed(Wrong.VERSION_BEFORE)).containsExactly(BEFORE, DOWNGRADE);
    }

    private static Set<String> confirmed(Wrong wrong) throws IOException {
        return CaseRun.reasons(run(wrong), Verdict.CONFIRMED).keySet();
    }

    private static TestResult run(Wrong... wrong) throws IOException {
        try (FreightServer server = new FreightServer(Set.of(wrong))) {
            return CaseRun.of(server.address(), FreightDescription.text(), IDENTITIES);
        }
    }
}
