package dev.sinew.probe.cases;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sinew.probe.cases.GardenServer.Wrong;
import dev.sinew.probe.run.TestResult;
import dev.sinew.probe.run.Verdict;
import java.io.IOException;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** Cards, comments that all may read and blotted names are no flaws; whole cards, and comments that anybody removes, are. */
final class GardenTest {
    private static final String CARD = "probe.object-read-by-another GET /plots/{plotId}";
    private static final String REMOVED = "probe.object-deleted-by-another DELETE /posts/{slug}/comments/{commentId}";

    @Test
    void nothingIsConfirmedOfACorrectServer() throws IOException {
        TestResult result = run();
        assertThat(ofOthers(result, Verdict.CONFIRMED)).isEmpty();
        assertThat(ofOthers(result, Verdict.INCONCLUSIVE)).contains(CARD);
    }

    @Test
    void howOneIsReachedIsNoPartOfACard() throws IOException {
        assertThat(ofOthers(run(Wrong.CARDS_ARE_WHOLE), Verdict.CONFIRMED)).containsExactly(CARD);
    }

    @Test
    void whoNeitherWroteACommentNorThePostDoesNotRemoveIt() throws IOException {
        assertThat(ofOthers(run(Wrong.ANYBODY_REMOVES), Verdict.CONFIRMED)).containsExactly(REMOVED);
    }

    private static TestResult run(Wrong... wrong) throws IOException {
        try (GardenServer server = new GardenServer(Set.of(wrong))) {
            return CaseRun.of(server.address(), GardenServer.openApi(), SmallServer.identities("anna", "ben", "carla"));
        }
    }

    /** What is said of what is another's, or for those who are logged in. */
    private static Set<String> ofOthers(TestResult result, Verdict verdict) {
        Set<String> all = new TreeSet<>(CaseRun.reasons(result, verdict).keySet());
        all.removeIf(
                each -> !each.matches(
                        "probe\\.(?:object-(?:read|changed|deleted)-by-another|bulk-object-leak|no-authentication|nested-.*) .*"));
        return all;
    }
}
