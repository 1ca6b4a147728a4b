package dev.sinew.probe.cases;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sinew.probe.cases.WardServer.Wrong;
import dev.sinew.probe.run.TestResult;
import dev.sinew.probe.run.Verdict;
import java.io.IOException;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Who is a patient beside being a user, what several ids stand for, and what long lists show of what was created below something else. */
final class WardTest {
    private static final String RESULTS = "probe.object-read-by-another GET /results";
    private static final String BATCH = "probe.object-read-by-another POST /results/batch";
    private static final String DELETED = "probe.object-deleted-by-another DELETE /entries/{entryId}";
    private static final String MOVED = "probe.object-changed-by-another PATCH /bookings/{bookingId}";
    private static final String FILE = "/exports/{exportId}/file";
    private static final String PAGE = "probe.mass-assignment PATCH /me";

    @Test
    void nothingIsConfirmedOfACorrectServerAndEverythingIsTried() throws IOException {
        TestResult result = run();
        assertThat(CaseRun.reasons(result, Verdict.CONFIRMED)).isEmpty();
        assertThat(CaseRun.reasons(result, Verdict.REFUTED))
                .containsKeys(RESULTS, BATCH, DELETED, PAGE, MOVED)
                .containsKey("probe.object-read-by-another GET " + FILE);
    }

    @Test
    void aPatientIsAskedForByTheNumberThatItsOwnPageHasForThat() throws IOException {
        assertThat(confirmed(Wrong.ANY_PATIENT)).containsExactly(RESULTS);
    }

    @Test
    void severalIdsAreThoseOfWhatTheirPathIsBelow() throws IOException {
        assertThat(confirmed(Wrong.ANY_RESULTS)).containsExactly(BATCH);
    }

    @Test
    void whatStandsOnNoFirstPageIsThereNonetheless() throws IOException {
        assertThat(confirmed(Wrong.ANYBODY_DELETES)).containsExactly(DELETED);
    }

    @Test
    void whoIsSupportNobodySaysOfItself() throws IOException {
        assertThat(confirmed(Wrong.SUPPORT_OF_ONESELF)).containsExactly(PAGE);
    }

    @Test
    void nobodyActsForAPatientAsItsOwnPageCallsOne() throws IOException {
        assertThat(confirmed(Wrong.ACTING_FOR_ANY)).containsExactly(RESULTS);
    }

    @Test
    void whatAJobMakesIsAskedForOnceMoreWhenItIsThere() throws IOException {
        assertThat(confirmed(Wrong.FILES_FOR_ALL)).contains("probe.no-authentication GET " + FILE);
    }

    @Test
    void whatNeedNotBeNamedAndIsTakenIsLeftOutOfAChange() throws IOException {
        assertThat(confirmed(Wrong.ANYBODY_MOVES)).containsExactly(MOVED);
    }

    private static Set<String> confirmed(Wrong wrong) throws IOException {
        return CaseRun.reasons(run(wrong), Verdict.CONFIRMED).keySet();
    }

    private static TestResult run(Wrong... wrong) throws IOException {
        try (WardServer server = new WardServer(Set.of(wrong))) {
            return CaseRun.of(
                    server.address(), WardServer.openApi(), SmallServer.identities("anna", "ben", "carla", "dora"));
        }
    }
}
