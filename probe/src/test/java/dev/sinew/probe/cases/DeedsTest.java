package dev.sinew.probe.cases;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sinew.probe.cases.DeedsServer.Wrong;
import dev.sinew.probe.http.Budget;
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
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Paths that say what is done, creations that tell no id, and what is done with another's object. */
final class DeedsTest {
    private static final String FROZEN = "probe.object-changed-by-another POST /cards/{cardId}/freeze";
    private static final String RENAMED = "probe.object-changed-by-another POST /cards/update/{id}";
    private static final String REMOVED = "probe.object-deleted-by-another DELETE /cards/remove/{id}";
    private static final String SET = "probe.mass-assignment POST /cards/create";
    private static final String KEPT = "probe.function-for-privileged DELETE /cards/remove/{id}";
    private static final String GIVEN = "probe.object-created-for-another POST /cards/create";

    @Test
    void nothingIsConfirmedOfACorrectServerAndEverythingIsTried() throws IOException {
        TestResult result = run();
        assertThat(with(result, Verdict.CONFIRMED)).isEmpty();
        assertThat(with(result, Verdict.REFUTED)).contains(FROZEN, RENAMED, REMOVED, SET, GIVEN);
        assertThat(result.problems()).isEmpty();
    }

    @Test
    void eachFlawIsConfirmedByWhatItsOwnerReads() throws IOException {
        assertThat(with(run(Wrong.ANYBODY_FREEZES), Verdict.CONFIRMED)).containsExactly(FROZEN);
        assertThat(with(run(Wrong.ANYBODY_RENAMES), Verdict.CONFIRMED)).containsExactly(RENAMED);
        assertThat(with(run(Wrong.ANYBODY_REMOVES), Verdict.CONFIRMED)).containsExactly(REMOVED);
    }

    @Test
    void whatACreationSaysOfMoneyAndOwnersIsConfirmedWhereItIsKept() throws IOException {
        assertThat(with(run(Wrong.KEEPS_ALL), Verdict.CONFIRMED)).containsExactlyInAnyOrder(SET, GIVEN);
        TestResult all = run(Wrong.ONE_CREDIT);
        assertThat(with(all, Verdict.CONFIRMED)).isEmpty();
        assertThat(with(all, Verdict.INCONCLUSIVE)).contains(SET);
    }

    @Test
    void aSuccessThatNobodyCanReadBackConfirmsNothing() throws IOException {
        TestResult result = run(Wrong.FEIGNS);
        assertThat(with(result, Verdict.CONFIRMED)).isEmpty();
        assertThat(with(result, Verdict.REFUTED)).contains(FROZEN, RENAMED, REMOVED);
    }

    @Test
    void whatIsRefusedWithASuccessIsSentAgainWithoutWhatNeedNotBeThere() throws IOException {
        TestResult correct = run(Wrong.SAYS_ERRORS);
        assertThat(with(correct, Verdict.CONFIRMED)).isEmpty();
        assertThat(with(correct, Verdict.REFUTED)).contains(FROZEN, REMOVED);
        assertThat(with(run(Wrong.SAYS_ERRORS, Wrong.ANYBODY_FREEZES), Verdict.CONFIRMED))
                .containsExactly(FROZEN);
    }

    @Test
    void whatChangesByItselfOrIsSharedConfirmsNothing() throws IOException {
        assertThat(with(run(Wrong.FREEZES_ALL, Wrong.ANYBODY_FREEZES), Verdict.CONFIRMED))
                .isEmpty();
        assertThat(with(run(Wrong.SHARED), Verdict.CONFIRMED)).isEmpty();
        assertThat(with(run(Wrong.NOBODY_FREEZES, Wrong.ANYBODY_FREEZES), Verdict.CONFIRMED))
                .isEmpty();
    }

    @Test
    void whatTheDescriptionKeepsForAdministratorsIsConfirmedWhereAnOrdinaryCallerDoesIt() throws IOException {
        List<Identity> three = List.of(DeedsServer.identity("anna"), DeedsServer.identity("bob"), administrator());
        assertThat(with(run(three, Wrong.SAID_FOR_ADMINISTRATORS), Verdict.CONFIRMED))
                .containsExactly(KEPT);
        TestResult correct = run(three, Wrong.SAID_FOR_ADMINISTRATORS, Wrong.ADMINISTRATORS_REMOVE);
        assertThat(with(correct, Verdict.CONFIRMED)).isEmpty();
        assertThat(with(run(three), Verdict.CONFIRMED)).isEmpty();
    }

    @Test
    void whoIsTheAdministratorOfSomethingMayBeMeant() throws IOException {
        for (String role : List.of("admin", "staff")) {
            List<Identity> three =
                    List.of(DeedsServer.identity("anna"), DeedsServer.identity("bob"), administrator(role));
            assertThat(with(run(three, Wrong.SAID_FOR_ADMINISTRATORS), Verdict.CONFIRMED))
                    .containsExactly(KEPT);
            assertThat(with(
                            run(three, Wrong.SAID_FOR_ADMINISTRATORS, Wrong.GARDENS_HAVE_ADMINISTRATORS),
                            Verdict.CONFIRMED))
                    .as(role)
                    .isEmpty();
        }
    }

    private static Identity administrator() {
        return administrator("admin");
    }

    private static Identity administrator(String role) {
        return new Identity("carol", role, "", DeedsServer.identity("carol").headers(), Optional.empty());
    }

    private static TestResult run(Wrong... wrong) throws IOException {
        return run(Stream.of("anna", "bob").map(DeedsServer::identity).toList(), wrong);
    }

    private static TestResult run(List<Identity> identities, Wrong... wrong) throws IOException {
        Budget budget = new Budget(4_000, Duration.ofMinutes(1), Duration.ofSeconds(20), 100);
        try (DeedsServer server = new DeedsServer(Set.of(wrong));
                Sender sender = new Sender(server.address(), budget, InstantSource.system())) {
            TestRun run = new TestRun(
                    sender,
                    Specifications.read(server.openApi().getBytes(StandardCharsets.UTF_8), "cards.json")
                            .descriptions(),
                    RuleIndex.all(),
                    line -> {},
                    Optional.of(new Writing("test", 5)));
            TestResult result = run.run(identities);
            assertThat(server.left()).isZero();
            return result;
        }
    }

    private static Set<String> with(TestResult result, Verdict verdict) {
        return result.with(verdict).stream()
                .map(each -> each.rule().id() + " " + each.operation().method() + " "
                        + each.operation().path())
                .collect(Collectors.toSet());
    }
}
