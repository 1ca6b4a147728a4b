package dev.sinew.probe.cases;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sinew.probe.cases.FairServer.Wrong;
import dev.sinew.probe.run.TestResult;
import dev.sinew.probe.run.Verdict;
import java.io.IOException;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What stands below what everybody sees and is its owner's all the same, and what one is given once for an invitation. */
final class FairTest {
    private static final String UNPAIRED = "probe.object-deleted-by-another DELETE /devices/{deviceId}";
    private static final String REDEEMED = "probe.one-time-action-repeated POST /invitations/redeem";

    @Test
    void nothingIsConfirmedOfACorrectServerAndEverythingIsTried() throws IOException {
        TestResult result = run();
        assertThat(CaseRun.reasons(result, Verdict.CONFIRMED)).isEmpty();
        assertThat(CaseRun.reasons(result, Verdict.REFUTED)).containsKeys(UNPAIRED, REDEEMED);
    }

    @Test
    void aDeviceBelowAStallThatAllSeeIsItsOwners() throws IOException {
        assertThat(confirmed(Wrong.ANY_DEVICE)).containsExactly(UNPAIRED);
    }

    @Test
    void anInvitationBringsSomethingOnce() throws IOException {
        assertThat(confirmed(Wrong.REDEEMED_AGAIN)).containsExactly(REDEEMED);
        assertThat(confirmed(Wrong.REDEEMED_FOR_NOTHING)).isEmpty();
    }

    private static Set<String> confirmed(Wrong wrong) throws IOException {
        return CaseRun.reasons(run(wrong), Verdict.CONFIRMED).keySet();
    }

    private static TestResult run(Wrong... wrong) throws IOException {
        try (FairServer server = new FairServer(Set.of(wrong))) {
            return CaseRun.of(server.address(), FairServer.openApi(), SmallServer.identities("anna", "ben", "dora"));
        }
    }
}
