package dev.sinew.probe.cases;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sinew.probe.cases.YardServer.Wrong;
import dev.sinew.probe.run.TestResult;
import dev.sinew.probe.run.Verdict;
import java.io.IOException;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What only those are told who run a firm, what is chosen from a few words, and what stands below what more cannot be created below. */
final class YardTest {
    private static final String USAGE = "probe.object-read-by-another GET /usage";
    private static final String REPORTS = "probe.object-read-by-another GET /reports";
    private static final String CHANGED = "probe.object-changed-by-another PATCH /reports/{reportId}";
    private static final String DECIDED = "probe.function-for-privileged POST /reports/{reportId}/decision";
    private static final String PRICE = "probe.mass-assignment POST /passes";
    private static final String VOUCHER = "probe.one-time-action-repeated POST /vouchers/redeem";
    private static final String HELD = "probe.object-deleted-by-another DELETE /holds/{holdId}";
    private static final String LOGGED = "probe.object-changed-by-another PUT /boats/{boatId}/logs/{logId}";

    private static final String IDENTITIES = """
            auth:
              - {name: bob, role: customer, tenant: north, fixedHeaders: [{name: Authorization, value: "Bearer bob-4711-88a-token"}]}
              - {name: anna, role: customer, tenant: north, fixedHeaders: [{name: Authorization, value: "Bearer anna-4711-88a-token"}]}
              - {name: dora, role: customer, tenant: south, fixedHeaders: [{name: Authorization, value: "Bearer dora-4711-88a-token"}]}
              - {name: carl, role: customer, tenant: south, fixedHeaders: [{name: Authorization, value: "Bearer carl-4711-88a-token"}]}
              - {name: olga, role: operator, fixedHeaders: [{name: Authorization, value: "Bearer olga-4711-88a-token"}]}
            """;

    @Test
    void nothingIsConfirmedOfACorrectServerAndEverythingIsTried() throws IOException {
        TestResult result = run();
        assertThat(CaseRun.reasons(result, Verdict.CONFIRMED)).isEmpty();
        assertThat(CaseRun.reasons(result, Verdict.REFUTED))
                .containsKeys(USAGE, REPORTS, CHANGED, DECIDED, PRICE, VOUCHER, HELD, LOGGED);
    }

    @Test
    void aMemberWhoIsRefusedSaysNothingOfWhoRunsAnotherFirm() throws IOException {
        assertThat(confirmed(Wrong.USAGE_OF_ANY)).containsExactly(USAGE);
    }

    @Test
    void aParameterAsksForWhatElementsCallItsId() throws IOException {
        assertThat(confirmed(Wrong.REPORTS_OF_ANY)).containsExactly(REPORTS);
    }

    @Test
    void whatWasOneOfAFewWordsIsOneOfThemLater() throws IOException {
        assertThat(confirmed(Wrong.REPORTS_CHANGED_BY_ANY)).containsExactly(CHANGED);
    }

    @Test
    void oneOfTwoThingsIsDoneByThoseOfOnePlace() throws IOException {
        assertThat(confirmed(Wrong.ANYBODY_DECIDES)).containsExactly(DECIDED);
    }

    @Test
    void whatIsBoughtHasThePriceOfWhoSellsIt() throws IOException {
        assertThat(confirmed(Wrong.PRICES_ARE_TAKEN)).containsExactly(PRICE);
    }

    @Test
    void theWalletOnOnesOwnPageTellsWhatWasHad() throws IOException {
        assertThat(confirmed(Wrong.VOUCHERS_AGAIN)).containsExactly(VOUCHER);
    }

    @Test
    void whatIsTakenIsTriedWithOthersThatAddressesName() throws IOException {
        assertThat(confirmed(Wrong.HOLDS_ENDED_BY_ANY)).containsExactly(HELD);
    }

    @Test
    void belowWhatOnesOwnListsAreOf() throws IOException {
        assertThat(confirmed(Wrong.LOGS_BELOW_ANY_BOAT)).containsExactly(LOGGED);
    }

    private static Set<String> confirmed(Wrong wrong) throws IOException {
        return CaseRun.reasons(run(wrong), Verdict.CONFIRMED).keySet();
    }

    private static TestResult run(Wrong... wrong) throws IOException {
        try (YardServer server = new YardServer(Set.of(wrong))) {
            return CaseRun.of(server.address(), YardDescription.text(), IDENTITIES);
        }
    }
}
