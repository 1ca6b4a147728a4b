package dev.sinew.probe.cases;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sinew.probe.cases.BoardServer.Wrong;
import dev.sinew.probe.run.TestResult;
import dev.sinew.probe.run.Verdict;
import java.io.IOException;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** What a part of a list tells both of is for both, and what one's name asks for may be one's own. */
final class BoardTest {
    private static final String POST = "probe.object-read-by-another GET /posts/{postId}";
    private static final String NOTE = "probe.object-read-by-another GET /getNote";
    private static final String YOURS = "Get your saved note from here.";

    @Test
    void nothingIsConfirmedOfACorrectServer() throws IOException {
        TestResult result = run(YOURS);
        assertThat(ofOthers(result)).isEmpty();
        assertThat(CaseRun.reasons(result, Verdict.REFUTED)).containsKey(NOTE);
    }

    @Test
    void aPartOfAListThatTellsItsWriterAloneKeepsIt() throws IOException {
        assertThat(ofOthers(run(YOURS, Wrong.EVERYBODY_READS_WHAT_ONLY_ITS_WRITER_IS_TOLD_OF)))
                .containsExactly(POST);
    }

    @Test
    void whatIsToldToAllWithoutItsIdIsForAllToRead() throws IOException {
        assertThat(ofOthers(run(YOURS, Wrong.EVERYBODY_READS_WHAT_ONLY_ITS_WRITER_IS_TOLD_OF, Wrong.NEWS_FOR_ALL)))
                .isEmpty();
    }

    @Test
    void whatNoPageTellsItsWriterOfEitherIsNotItsWritersAlone() throws IOException {
        assertThat(ofOthers(run(YOURS, Wrong.A_PAGE_OF_THE_FIRST))).isEmpty();
    }

    @Test
    void aNoteThatIsSaidToBeTheCallersIsReadByAnother() throws IOException {
        TestResult result = run(YOURS, Wrong.NOTES_OF_WHOEVER_IS_NAMED);
        assertThat(ofOthers(result)).containsExactly(NOTE);
        Map<String, String> confirmed = CaseRun.reasons(result, Verdict.CONFIRMED);
        assertThat(confirmed.get(NOTE)).contains("who is called as the address says");
    }

    @Test
    void aNoteOfWhichNothingSaysWhoseItIsMayBeForAll() throws IOException {
        assertThat(ofOthers(run("Get the note of somebody.", Wrong.NOTES_OF_WHOEVER_IS_NAMED)))
                .isEmpty();
    }

    private static TestResult run(String ofNotes, Wrong... wrong) throws IOException {
        try (BoardServer server = new BoardServer(Set.of(wrong))) {
            return CaseRun.of(server.address(), BoardServer.openApi(ofNotes), BoardServer.identities());
        }
    }

    private static Set<String> ofOthers(TestResult result) {
        Set<String> all =
                new TreeSet<>(CaseRun.reasons(result, Verdict.CONFIRMED).keySet());
        all.removeIf(each -> !each.matches("probe\\.(?:object-|bulk-|no-auth|shown-|nested-).*"));
        return all;
    }
}
