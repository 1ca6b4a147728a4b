package dev.sinew.probe.cases;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sinew.probe.cases.EditorsServer.Wrong;
import dev.sinew.probe.run.TestResult;
import dev.sinew.probe.run.Verdict;
import java.io.IOException;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** What who acts for another may do is no flaw, and what everybody may do to everybody is. */
final class EditorsTest {
    private static final String READ = "probe.object-read-by-another GET ";
    private static final String DRAFT = "/users/{username}/drafts/{draftId}";
    private static final String CHANGED = "probe.object-changed-by-another PATCH " + DRAFT;
    private static final String STATUS = "probe.object-read-by-another POST /receipts/status";

    @Test
    void nothingIsConfirmedOfACorrectServerAndEverythingIsTried() throws IOException {
        TestResult result = run();
        assertThat(ofOthers(result, Verdict.CONFIRMED)).isEmpty();
        assertThat(ofOthers(result, Verdict.REFUTED))
                .contains(
                        READ + "/drafts", READ + "/notices", READ + "/receipts", READ + "/me/visits", STATUS, CHANGED);
    }

    @Test
    void nobodyAsksForSomebodyWhoDidNotNameThatOne() throws IOException {
        assertThat(ofOthers(run(Wrong.ANYBODY_ACTS), Verdict.CONFIRMED)).containsExactly(READ + "/drafts");
        assertThat(ofOthers(run(Wrong.ANYBODY_ASKS_FOR), Verdict.CONFIRMED)).containsExactly(READ + "/notices");
        assertThat(ofOthers(run(Wrong.VISITS_OF_ANYBODY), Verdict.CONFIRMED)).containsExactly(READ + "/me/visits");
    }

    @Test
    void ofAThingThatTheQueryNamesOthersAreShownNothing() throws IOException {
        assertThat(ofOthers(run(Wrong.ANY_BINDER), Verdict.CONFIRMED)).containsExactly(READ + "/receipts");
    }

    @Test
    void ofSeveralThingsEachIsLookedAt() throws IOException {
        assertThat(ofOthers(run(Wrong.ONE_OF_SEVERAL), Verdict.CONFIRMED)).containsExactly(STATUS);
    }

    @Test
    void whatIsCreatedAmongOnesOwnIsTriedBelowItsOwner() throws IOException {
        assertThat(ofOthers(run(Wrong.ANYBODY_CHANGES), Verdict.CONFIRMED)).containsExactly(CHANGED);
    }

    @Test
    void anAddressIsTriedAloneWhereAFileMayBeSentInstead() throws IOException {
        assertThat(CaseRun.reasons(run(Wrong.ADDRESSES_ARE_CALLED), Verdict.CONFIRMED)
                        .keySet())
                .contains("probe.ssrf PUT /receipts/{receiptId}/picture");
    }

    @Test
    void whatGoesOnceIsHadOnce() throws IOException {
        String trial = "probe.one-time-action-repeated POST /membership/trial";
        assertThat(CaseRun.reasons(run(), Verdict.REFUTED).keySet()).contains(trial);
        assertThat(CaseRun.reasons(run(Wrong.TRIALS_ARE_ENDLESS), Verdict.CONFIRMED)
                        .keySet())
                .contains(trial)
                .noneMatch(each -> each.endsWith("/applause"));
    }

    private static TestResult run(Wrong... wrong) throws IOException {
        try (EditorsServer server = new EditorsServer(Set.of(wrong))) {
            return CaseRun.of(
                    server.address(), EditorsServer.openApi(), SmallServer.identities("anna", "ben", "carla", "dora"));
        }
    }

    /** What is said of what is another's, or is done for others. */
    private static Set<String> ofOthers(TestResult result, Verdict verdict) {
        Set<String> all = new TreeSet<>(CaseRun.reasons(result, verdict).keySet());
        all.removeIf(
                each -> !each.matches("probe\\.(?:object-.*|bulk-object-leak|no-authentication|nested-.*|ssrf) .*"));
        return all;
    }
}
