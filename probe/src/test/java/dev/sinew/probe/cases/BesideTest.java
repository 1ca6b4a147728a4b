package dev.sinew.probe.cases;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sinew.probe.cases.BesideServer.Wrong;
import dev.sinew.probe.http.Budget;
import dev.sinew.probe.http.Sender;
import dev.sinew.probe.proof.RuleIndex;
import dev.sinew.probe.run.TestResult;
import dev.sinew.probe.run.TestRun;
import dev.sinew.probe.run.Verdict;
import dev.sinew.probe.run.Writing;
import dev.sinew.spec.read.Specifications;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What the query or the body alone says of which object is meant. */
final class BesideTest {
    private static final String ARCHIVED = "probe.object-changed-by-another POST /notes/archive";
    private static final String SHOWN = "probe.object-read-by-another POST /notes/lookup";
    private static final String PERSON = "probe.object-read-by-another POST /customers/lookup";
    private static final String LISTED = "probe.object-read-by-another GET /remarks";
    private static final String MANY_REMOVED = "probe.object-deleted-by-another POST /notes/bulk-delete";
    private static final String MANY_ARCHIVED = "probe.object-changed-by-another POST /notes/archive-selected";
    private static final String MANY_SHOWN = "probe.object-read-by-another POST /notes/batch";
    private static final String REMOVED = "probe.object-deleted-by-another DELETE /notes";

    @Test
    void nothingIsConfirmedOfACorrectServerAndEverythingIsTried() throws IOException {
        TestResult result = run();
        assertThat(about(result, Verdict.CONFIRMED)).isEmpty();
        assertThat(about(result, Verdict.REFUTED))
                .contains(ARCHIVED, SHOWN, PERSON, LISTED, REMOVED, MANY_REMOVED, MANY_ARCHIVED, MANY_SHOWN);
    }

    @Test
    void eachFlawIsConfirmed() throws IOException {
        assertThat(about(run(Wrong.ANYBODY_ARCHIVES), Verdict.CONFIRMED)).containsExactly(ARCHIVED);
        assertThat(about(run(Wrong.ANYBODY_LOOKS_UP), Verdict.CONFIRMED)).containsExactly(SHOWN);
        assertThat(about(run(Wrong.ANYBODY_IS_LOOKED_UP), Verdict.CONFIRMED)).containsExactly(PERSON);
        assertThat(about(run(Wrong.ANYBODY_LISTS), Verdict.CONFIRMED)).containsExactly(LISTED);
        assertThat(about(run(Wrong.ANYBODY_REMOVES), Verdict.CONFIRMED)).containsExactly(REMOVED);
    }

    @Test
    void whatIsMeantMayStandInAList() throws IOException {
        assertThat(about(run(Wrong.ANYBODY_REMOVES_MANY), Verdict.CONFIRMED)).containsExactly(MANY_REMOVED);
        assertThat(about(run(Wrong.ANYBODY_ARCHIVES_MANY), Verdict.CONFIRMED)).containsExactly(MANY_ARCHIVED);
        assertThat(about(run(Wrong.ANYBODY_IS_SHOWN_MANY), Verdict.CONFIRMED)).containsExactly(MANY_SHOWN);
    }

    @Test
    void whatIsRemovedAndSaysSinceWhenIsGone() throws IOException {
        assertThat(about(run(Wrong.ANYBODY_REMOVES, Wrong.REMOVES_SOFTLY), Verdict.CONFIRMED))
                .containsExactly(REMOVED);
        assertThat(about(run(Wrong.REMOVES_SOFTLY), Verdict.CONFIRMED)).isEmpty();
    }

    @Test
    void aSuccessThatTellsNothingAndALookUpThatIgnoresTheIdConfirmNothing() throws IOException {
        assertThat(about(run(Wrong.FEIGNS), Verdict.CONFIRMED)).isEmpty();
        assertThat(about(run(Wrong.LOOKS_UP_THE_LAST), Verdict.CONFIRMED)).doesNotContain(SHOWN);
    }

    /** Those of rules about others' objects. */
    static List<String> about(TestResult result, Verdict verdict) {
        return result.with(verdict).stream()
                .filter(each -> each.rule().id().startsWith("probe.object-"))
                .map(each -> each.rule().id() + " " + each.operation().method() + " "
                        + each.operation().path())
                .sorted()
                .distinct()
                .toList();
    }

    private static TestResult run(Wrong... wrong) throws IOException {
        Budget budget = new Budget(4_000, Duration.ofMinutes(1), Duration.ofSeconds(20), 100);
        try (BesideServer server = new BesideServer(Set.of(wrong));
                Sender sender = new Sender(server.address(), budget, InstantSource.system())) {
            TestRun run = new TestRun(
                    sender,
                    Specifications.read(BesideServer.openApi().getBytes(StandardCharsets.UTF_8), "notes.json")
                            .descriptions(),
                    RuleIndex.all(),
                    line -> {},
                    Optional.of(new Writing("test", 5)));
            TestResult result =
                    run.run(Stream.of("anna", "bob").map(DeedsServer::identity).toList());
            assertThat(server.left()).isZero();
            return result;
        }
    }
}
