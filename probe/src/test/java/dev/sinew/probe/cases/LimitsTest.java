package dev.sinew.probe.cases;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sinew.probe.cases.LimitsServer.Wrong;
import dev.sinew.probe.run.TestResult;
import dev.sinew.probe.run.Verdict;
import java.io.IOException;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** A sum that is sent along with what is done to a card is not kept, and a card has room for what others may not put there. */
final class LimitsTest {
    private static final String KEPT = "probe.mass-assignment POST /cards/{cardId}/update-limit";
    private static final String FUNDED = "probe.object-changed-by-another POST /cards/{cardId}/fund";

    @Test
    void nothingIsConfirmedOfACorrectServer() throws IOException {
        TestResult result = run();
        assertThat(ofMoney(result, Verdict.CONFIRMED)).isEmpty();
        assertThat(ofMoney(result, Verdict.REFUTED)).contains(KEPT, FUNDED);
    }

    @Test
    void aSumThatIsSentAlongIsReadBackUnderAnyName() throws IOException {
        assertThat(ofMoney(run(Wrong.LIMITS_TAKE_ALL_MEMBERS), Verdict.CONFIRMED))
                .containsExactly(KEPT);
    }

    @Test
    void whatIsCreatedWithALimitHasRoom() throws IOException {
        assertThat(ofMoney(run(Wrong.CARDS_OF_OTHERS_ARE_FUNDED), Verdict.CONFIRMED))
                .containsExactly(FUNDED);
    }

    private static TestResult run(Wrong... wrong) throws IOException {
        try (LimitsServer server = new LimitsServer(Set.of(wrong))) {
            return CaseRun.of(server.address(), LimitsServer.openApi(), SmallServer.identities("anna", "ben"));
        }
    }

    private static Set<String> ofMoney(TestResult result, Verdict verdict) {
        Set<String> all = new TreeSet<>(CaseRun.reasons(result, verdict).keySet());
        all.removeIf(each -> !each.matches("probe\\.(?:object-|mass-|no-auth|negative-|race-).*"));
        return all;
    }
}
