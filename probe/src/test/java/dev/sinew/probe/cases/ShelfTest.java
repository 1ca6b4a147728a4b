package dev.sinew.probe.cases;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sinew.probe.cases.ShelfServer.Wrong;
import dev.sinew.probe.http.Budget;
import dev.sinew.probe.http.Header;
import dev.sinew.probe.http.Sender;
import dev.sinew.probe.identity.Identity;
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
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** What only those create who may do more, and what bodies name. */
final class ShelfTest {
    private static final String TAKEN = "probe.object-deleted-by-another DELETE /things/{thingId}";
    private static final String WRITTEN = "probe.object-changed-by-another PUT /things/{thingId}";
    private static final String REMOVED = "probe.object-deleted-by-another DELETE /boxes";
    private static final String LOGGED = "probe.excessive-data GET /log";
    private static final String RENAMED = "probe.object-changed-by-another POST /boxes/updateBox";

    @Test
    void nothingIsConfirmedOfACorrectServerAndEverythingIsTried() throws IOException {
        TestResult result = run();
        assertThat(with(result, Verdict.CONFIRMED)).isEmpty();
        assertThat(with(result, Verdict.REFUTED)).contains(TAKEN, REMOVED, RENAMED);
        assertThat(result.problems()).isEmpty();
    }

    @Test
    void whatOnlyClerksPutAndChangeIsNotForOthersToTake() throws IOException {
        assertThat(with(run(Wrong.ANYBODY_REMOVES_THINGS), Verdict.CONFIRMED)).containsExactly(TAKEN);
        assertThat(with(run(Wrong.ANYBODY_REMOVES_THINGS, Wrong.THINGS_ARE_POSTED), Verdict.CONFIRMED))
                .containsExactly(TAKEN);
    }

    @Test
    void whatEverybodyChangesEverybodyMayRemove() throws IOException {
        TestResult wiki = run(Wrong.ANYBODY_CHANGES_THINGS);
        assertThat(with(wiki, Verdict.CONFIRMED)).isEmpty();
        assertThat(with(wiki, Verdict.INCONCLUSIVE)).contains(TAKEN, WRITTEN);
    }

    @Test
    void whatClerksSetOfWhatTheyPutThereIsTheirsToSet() throws IOException {
        TestResult result = run(Wrong.CLERKS_SET_ALL);
        assertThat(with(result, Verdict.CONFIRMED)).isEmpty();
        assertThat(with(result, Verdict.REFUTED)).contains(TAKEN);
    }

    @Test
    void whatFailsForAnAddressIsCreatedWithoutIt() throws IOException {
        assertThat(with(run(Wrong.PICTURES_FAIL, Wrong.ANYBODY_REMOVES_THINGS), Verdict.CONFIRMED))
                .contains(TAKEN);
    }

    @Test
    void whatABodyNamesIsLookedAtAsWhatAPathNames() throws IOException {
        assertThat(with(run(Wrong.ANYBODY_REMOVES_BOXES), Verdict.CONFIRMED)).containsExactly(REMOVED);
        assertThat(with(run(Wrong.ANYBODY_RENAMES_BOXES), Verdict.CONFIRMED)).containsExactly(RENAMED);
        assertThat(with(run(Wrong.BOXES_ARE_SHARED), Verdict.CONFIRMED)).isEmpty();
    }

    @Test
    void aListThatIsNoneIsPassedOver() throws IOException {
        assertThat(with(run(Wrong.ANYBODY_REMOVES_BOXES, Wrong.ANOTHER_LIST), Verdict.CONFIRMED))
                .containsExactly(REMOVED);
    }

    @Test
    void theTokenOfAnotherIsForNobodyToRead() throws IOException {
        assertThat(with(run(Wrong.LOG_TELLS_TOKENS), Verdict.CONFIRMED)).containsExactly(LOGGED);
        assertThat(with(run(), Verdict.CONFIRMED)).isEmpty();
    }

    private static TestResult run(Wrong... wrong) throws IOException {
        Budget budget = new Budget(4_000, Duration.ofMinutes(1), Duration.ofSeconds(20), 100);
        try (ShelfServer server = new ShelfServer(Set.of(wrong));
                Sender sender = new Sender(server.address(), budget, InstantSource.system())) {
            TestRun run = new TestRun(
                    sender,
                    Specifications.read(server.openApi().getBytes(StandardCharsets.UTF_8), "shelf.json")
                            .descriptions(),
                    RuleIndex.all(),
                    line -> {},
                    Optional.of(new Writing("test", 5)));
            TestResult result = run.run(List.of(identity("anna", ""), identity("clerk", "admin"), identity("bob", "")));
            assertThat(server.left()).isZero();
            return result;
        }
    }

    private static Identity identity(String name, String role) {
        Header header = new Header("Authorization", "Bearer " + name + "-4711-88a-token");
        return new Identity(name, role, "", List.of(header), Optional.empty());
    }

    private static Set<String> with(TestResult result, Verdict verdict) {
        return result.with(verdict).stream()
                .map(each -> each.rule().id() + " " + each.operation().method() + " "
                        + each.operation().path())
                .collect(Collectors.toSet());
    }
}
