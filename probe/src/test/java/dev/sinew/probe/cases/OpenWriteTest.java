package dev.sinew.probe.cases;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sinew.probe.cases.StoreServer.Made;
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
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What a store is open for to those who have no credentials, and what of that is wrong. */
final class OpenWriteTest {
    /** What cannot be deleted is left. */
    private static final int ANY = Integer.MAX_VALUE;

    private static final String POST = "POST /orders";
    private static final String PUT = "PUT /orders/{orderId}";
    private static final String PATCH = "PATCH /orders/{orderId}";
    private static final String DELETE = "DELETE /orders/{orderId}";

    @Test
    void whereNothingAsksForCredentialsAllThatWritesIsFound() throws IOException {
        assertThat(confirmed(run())).containsExactlyInAnyOrder(POST, PUT, PATCH, DELETE);
        assertThat(confirmed(run(Made.DEMANDS))).containsExactlyInAnyOrder(POST, PUT, PATCH, DELETE);
    }

    @Test
    void aSlashAtTheEndOfPathsSaysNothing() throws IOException {
        assertThat(confirmed(run(Made.SLASH)).stream().map(each -> each.replaceAll("/$", "")))
                .containsExactlyInAnyOrder(POST, PUT, PATCH, DELETE);
    }

    @Test
    void whatListsTellEverybodySinceItWasCreatedIsNotPrivate() throws IOException {
        TestResult result = run(Made.BOX, Made.EMPTY);
        assertThat(result.with(Verdict.CONFIRMED).stream()
                        .map(each -> each.rule().id()))
                .doesNotContain("probe.object-read-by-another");
        assertThat(result.with(Verdict.INCONCLUSIVE).stream()
                        .filter(each -> each.rule().id().equals("probe.object-read-by-another"))
                        .map(each -> each.outcome().reason()))
                .anyMatch(each -> each.contains("since anna created it"));
    }

    @Test
    void aSuccessWithoutEffectConfirmsNothing() throws IOException {
        TestResult result = run(ANY, Made.FEIGNS);
        assertThat(confirmed(result)).isEmpty();
    }

    @Test
    void whatIsSaidToTakeNoCredentialsIsNoFlaw() throws IOException {
        TestResult result = run(Made.SAYS_OPEN);
        assertThat(confirmed(result)).isEmpty();
        assertThat(with(result, Verdict.INCONCLUSIVE)).contains(PUT, PATCH, DELETE);
    }

    @Test
    void aBoxForEverybodyIsNoFlawUnlessItsDescriptionDemandsCredentials() throws IOException {
        assertThat(confirmed(run(Made.BOX))).isEmpty();
        assertThat(confirmed(run(Made.BOX, Made.DEMANDS))).containsExactly(POST);
    }

    @Test
    void aLongIdThatNoListTellsMayStandForCredentials() throws IOException {
        TestResult result = run(Made.UNLISTED);
        assertThat(confirmed(result)).isEmpty();
        assertThat(with(result, Verdict.INCONCLUSIVE)).contains(PUT, PATCH, DELETE);
    }

    @Test
    void aLongIdThatOnlyItsOwnersPageTellsMayStandForCredentials() throws IOException {
        TestResult result = run(Made.CURRENT);
        assertThat(confirmed(result)).isEmpty();
        assertThat(with(result, Verdict.INCONCLUSIVE)).contains(PUT, PATCH, DELETE);
        assertThat(result.with(Verdict.CONFIRMED).stream()
                        .map(each -> each.rule().id()))
                .doesNotContain("probe.object-changed-by-another", "probe.object-deleted-by-another");
        assertThat(confirmed(run(Made.CURRENT, Made.DEMANDS)))
                .as("where the description demands credentials for orders as well")
                .contains(PUT, PATCH, DELETE);
    }

    @Test
    void whatIsKeptOfAWikiIsNotLostByAChange() throws IOException {
        TestResult result = run(Made.HISTORY);
        assertThat(with(result, Verdict.INCONCLUSIVE)).contains(PUT, PATCH);
        assertThat(confirmed(result)).containsExactlyInAnyOrder(POST, DELETE);
        assertThat(confirmed(run(Made.HISTORY, Made.DEMANDS))).contains(PUT, PATCH);
    }

    @Test
    void aCodeThatWasChosenAtTheCreationProvesWhoMayChange() throws IOException {
        TestResult result = run(ANY, Made.EDIT_CODE);
        assertThat(confirmed(result)).isEmpty();
        assertThat(with(result, Verdict.INCONCLUSIVE)).contains(PUT, PATCH);
    }

    private static TestResult run(Made... made) throws IOException {
        return run(0, made);
    }

    private static TestResult run(int left, Made... made) throws IOException {
        Budget budget = new Budget(6_000, Duration.ofMinutes(1), Duration.ofSeconds(20), 100);
        try (StoreServer server = new StoreServer(Set.of(made));
                Sender sender = new Sender(server.address(), budget, InstantSource.system())) {
            TestRun run = new TestRun(
                    sender,
                    Specifications.read(server.openApi().getBytes(StandardCharsets.UTF_8), "store.json")
                            .descriptions(),
                    RuleIndex.all(),
                    line -> {},
                    Optional.of(new Writing("test", 5)));
            TestResult result = run.run(
                    Stream.of("anna", "bob").map(OpenWriteTest::identity).toList());
            assertThat(server.left()).as("what is left: " + result.problems()).isLessThanOrEqualTo(left);
            return result;
        }
    }

    private static Identity identity(String name) {
        Header header = new Header("Authorization", "Bearer " + name + "-token-77");
        return new Identity(name, "", "", List.of(header), Optional.empty());
    }

    private static Set<String> confirmed(TestResult result) {
        return with(result, Verdict.CONFIRMED);
    }

    /** What the rule says of operations that write. */
    private static Set<String> with(TestResult result, Verdict verdict) {
        return result.with(verdict).stream()
                .filter(each -> each.rule().id().equals("probe.no-authentication"))
                .map(each -> each.operation().method() + " " + each.operation().path())
                .filter(each -> !each.startsWith("GET"))
                .collect(Collectors.toSet());
    }
}
