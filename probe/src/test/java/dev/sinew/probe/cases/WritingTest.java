package dev.sinew.probe.cases;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sinew.probe.cases.NotesServer.Wrong;
import dev.sinew.probe.http.Budget;
import dev.sinew.probe.http.Header;
import dev.sinew.probe.http.Sender;
import dev.sinew.probe.identity.Identity;
import dev.sinew.probe.proof.RuleIndex;
import dev.sinew.probe.run.TestResult;
import dev.sinew.probe.run.TestRow;
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
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What writing proves of a server that remembers, and what it leaves there: nothing. */
final class WritingTest {
    private static final String DELETED = "probe.object-deleted-by-another DELETE /books/{bookId}";
    private static final String CHANGED = "probe.object-changed-by-another PATCH /books/{bookId}";
    private static final String CREATED = "probe.object-created-for-another POST /books/{bookId}/notes";
    private static final String AFTERWARDS = "probe.resource-used-after-delete PATCH /books/{bookId}";

    @Test
    void nothingIsConfirmedOfACorrectServer() throws IOException {
        TestResult result = run(2_000);
        assertThat(confirmed(result)).isEmpty();
        assertThat(with(result, Verdict.REFUTED)).contains(DELETED, CHANGED, CREATED, AFTERWARDS);
        assertThat(result.problems()).isEmpty();
    }

    @Test
    void aSuccessThatNobodyCanReadBackConfirmsNothing() throws IOException {
        TestResult result = run(2_000, Wrong.SUCCESS_WITHOUT_EFFECT);
        assertThat(confirmed(result)).isEmpty();
        assertThat(with(result, Verdict.REFUTED)).contains(DELETED, CHANGED);
        assertThat(with(result, Verdict.INCONCLUSIVE)).contains(CREATED, AFTERWARDS);
    }

    @Test
    void eachFlawIsConfirmedByWhatItsOwnerReads() throws IOException {
        assertThat(confirmed(run(2_000, Wrong.ANYBODY_DELETES))).containsExactly(DELETED);
        assertThat(confirmed(run(2_000, Wrong.ANYBODY_ADDS))).containsExactly(CREATED);
        assertThat(confirmed(run(2_000, Wrong.DELETED_CAN_BE_CHANGED))).containsExactly(AFTERWARDS);
    }

    @Test
    void whatSaysThatItIsArchivedIsDeleted() throws IOException {
        assertThat(confirmed(run(2_000, Wrong.ANYBODY_DELETES, Wrong.DELETED_IS_ARCHIVED)))
                .containsExactly(DELETED);
        assertThat(confirmed(run(2_000, Wrong.DELETED_IS_ARCHIVED))).isEmpty();
    }

    @Test
    void whatTheOthersListTellsOfIsNobodysAlone() throws IOException {
        TestResult result = run(2_000, Wrong.EVERYBODY_IS_TOLD, Wrong.ANYBODY_DELETES);
        assertThat(confirmed(result)).isEmpty();
        assertThat(with(result, Verdict.INCONCLUSIVE)).contains(DELETED);
    }

    @Test
    void whatWasCreatedIsDeletedAlsoWhereTheBudgetEnds() throws IOException {
        for (int requests : List.of(12, 17, 25, 40, 60)) {
            TestResult result = run(requests);
            assertThat(result.problems())
                    .singleElement()
                    .satisfies(problem ->
                            assertThat(problem.what()).contains("the limit of " + requests + " requests is reached"));
        }
    }

    @Test
    void whatPathsTakeIsTheIdAndNotTheNumberOfTheRow() throws IOException {
        TestResult result = run(2_000, Wrong.ROWS_HAVE_NUMBERS);
        assertThat(confirmed(result)).isEmpty();
        assertThat(with(result, Verdict.REFUTED)).contains(DELETED, CHANGED);
        assertThat(result.problems()).isEmpty();
    }

    @Test
    void nothingIsCreatedWithoutCredentialsToSeeWhatIsEverybodys() throws IOException {
        TestResult result = run(2_000, Wrong.ADDS_WITHOUT_CREDENTIALS);
        assertThat(result.problems()).isEmpty();
    }

    @Test
    void whatATestGaveAwayIsDeletedByWhomItIsThen() throws IOException {
        TestResult result = run(2_000, Wrong.CHANGES_GIVE_AWAY);
        assertThat(result.problems()).isEmpty();
    }

    @Test
    void whatNoIdLeadsToIsSaidToBeLeft() throws IOException {
        TestResult result = run(2_000, 1, Wrong.ROWS_HAVE_NUMBERS_ALONE);
        assertThat(result.problems())
                .singleElement()
                .satisfies(problem -> assertThat(problem.what()).contains("POST /books", "may be left"));
    }

    @Test
    void theAddressOfWhatWasCreatedTellsItsId() throws IOException {
        TestResult result = run(2_000, Wrong.BOOKS_HAVE_ADDRESSES_ALONE);
        assertThat(confirmed(result)).isEmpty();
        assertThat(with(result, Verdict.REFUTED)).contains(DELETED, CHANGED);
        assertThat(result.problems()).isEmpty();
        assertThat(confirmed(run(2_000, Wrong.BOOKS_HAVE_ADDRESSES_ALONE, Wrong.ANYBODY_DELETES)))
                .containsExactly(DELETED);
    }

    @Test
    void ofWhatCannotBeDeletedNoMoreIsCreated() throws IOException {
        TestResult result = run(2_000, 3, Wrong.NOBODY_DELETES);
        assertThat(result.problems())
                .hasSize(3)
                .allSatisfy(problem -> assertThat(problem.what()).contains("could not be deleted"));
    }

    private static TestResult run(int requests, Wrong... wrong) throws IOException {
        return run(requests, 0, wrong);
    }

    private static TestResult run(int requests, int left, Wrong... wrong) throws IOException {
        Budget budget = new Budget(requests, Duration.ofMinutes(1), Duration.ofSeconds(20), 100);
        try (NotesServer server = new NotesServer(Set.of(wrong));
                Sender sender = new Sender(server.address(), budget, InstantSource.system())) {
            TestRun run = new TestRun(
                    sender,
                    Specifications.read(NotesServer.openApi().getBytes(StandardCharsets.UTF_8), "notes.json")
                            .descriptions(),
                    RuleIndex.all(),
                    line -> {},
                    Optional.of(new Writing("test", 5)));
            TestResult result =
                    run.run(Stream.of("anna", "bob").map(WritingTest::identity).toList());
            assertThat(server.left()).isEqualTo(left);
            return result;
        }
    }

    private static Identity identity(String name) {
        Header header = new Header("Authorization", "Bearer " + name + "-4711-88a-token");
        return new Identity(name, "", "", List.of(header), Optional.empty());
    }

    private static Set<String> confirmed(TestResult result) {
        return with(result, Verdict.CONFIRMED).stream()
                .filter(each -> !each.startsWith("probe.credentials-ignored"))
                .collect(Collectors.toSet());
    }

    private static Set<String> with(TestResult result, Verdict verdict) {
        return result.with(verdict).stream().map(WritingTest::place).collect(Collectors.toSet());
    }

    private static String place(TestRow row) {
        return row.rule().id() + " " + row.operation().method() + " "
                + row.operation().path();
    }
}
