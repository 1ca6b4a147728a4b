package dev.sinew.probe.cases;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sinew.probe.cases.DeskServer.Wrong;
import dev.sinew.probe.run.TestResult;
import dev.sinew.probe.run.Verdict;
import java.io.IOException;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What staff alone creates, for those who then have it: with what it is paid, who takes that back, and who adds something to it. */
final class DeskTest {
    private static final String PAID = "probe.object-created-for-another POST /bills/{billId}/pay";
    private static final String REFUNDED = "probe.function-for-privileged POST /bills/{billId}/refund";
    private static final String LOWERED = "probe.one-time-action-repeated POST /bills/{billId}/vouchers";
    private static final String FETCHED = "probe.ssrf POST /patients/{patientId}/letters/import";

    @Test
    void nothingIsConfirmedOfACorrectServerAndEverythingIsTried() throws IOException {
        TestResult result = run();
        assertThat(CaseRun.reasons(result, Verdict.CONFIRMED)).isEmpty();
        assertThat(CaseRun.reasons(result, Verdict.REFUTED)).containsKeys(PAID, REFUNDED, FETCHED, LOWERED);
    }

    @Test
    void aBillIsPaidWithNoCardOfAnother() throws IOException {
        assertThat(confirmed(Wrong.ANY_CARD)).containsExactly(PAID);
    }

    @Test
    void whoPaidABillDoesNotGiveItBackToItself() throws IOException {
        assertThat(confirmed(Wrong.REFUND_OF_ONESELF)).containsExactly(REFUNDED);
    }

    @Test
    void whatStaffMayNotDoToWhatItCreatedIsDoneByWhomItIsFor() throws IOException {
        assertThat(confirmed(Wrong.FETCHES)).containsExactly(FETCHED);
    }

    @Test
    void aVoucherTakesSomethingOffABillOnce() throws IOException {
        assertThat(confirmed(Wrong.VOUCHERS_WITHOUT_END)).containsExactly(LOWERED);
    }

    private static Set<String> confirmed(Wrong wrong) throws IOException {
        return CaseRun.reasons(run(wrong), Verdict.CONFIRMED).keySet();
    }

    private static TestResult run(Wrong... wrong) throws IOException {
        String identities = SmallServer.identities("anna", "ben", "dora", "desk")
                .replaceAll("name: (anna|ben|dora)\n", "name: $1\n    role: patient\n")
                .replace("name: desk\n", "name: desk\n    role: receptionist\n");
        try (DeskServer server = new DeskServer(Set.of(wrong))) {
            return CaseRun.of(server.address(), DeskServer.openApi(), identities);
        }
    }
}
