package dev.sinew.probe.cases;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sinew.probe.cases.FairServer.Wrong;
import dev.sinew.probe.run.TestResult;
import dev.sinew.probe.run.Verdict;
import java.io.IOException;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What stands below what everybody sees and is its owner's all the same, from whose account money is taken, how many of something one may have, and what one is given once for an invitation. */
final class FairTest {
    private static final String UNPAIRED = "probe.object-deleted-by-another DELETE /devices/{deviceId}";
    private static final String REDEEMED = "probe.one-time-action-repeated POST /invitations/redeem";

    private static final String DEBITED = "probe.object-created-for-another POST /transfers";
    private static final String SEATED = "probe.one-time-action-repeated POST /bookings";
    private static final String CHARGED = "probe.mass-assignment POST /bookings";

    @Test
    void nothingIsConfirmedOfACorrectServerAndEverythingIsTried() throws IOException {
        TestResult result = run();
        assertThat(CaseRun.reasons(result, Verdict.CONFIRMED)).isEmpty();
        assertThat(CaseRun.reasons(result, Verdict.REFUTED)).containsKeys(UNPAIRED, REDEEMED, DEBITED, SEATED, CHARGED);
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

    @Test
    void moneyIsTakenFromNoAccountOfAnother() throws IOException {
        assertThat(confirmed(Wrong.ANY_SOURCE)).containsExactly(DEBITED);
        assertThat(confirmed(Wrong.FEIGNED_SOURCE)).isEmpty();
    }

    @Test
    void howManyOneMayHaveCountsTogether() throws IOException {
        assertThat(confirmed(Wrong.SEATS_OF_ONE_BOOKING)).containsExactly(SEATED);
    }

    @Test
    void nobodySaysWhatIsTakenForABooking() throws IOException {
        assertThat(confirmed(Wrong.FEE_AS_SENT)).containsExactly(CHARGED);
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
