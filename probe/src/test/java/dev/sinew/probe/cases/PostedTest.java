package dev.sinew.probe.cases;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sinew.probe.cases.PostedServer.Wrong;
import dev.sinew.probe.http.Budget;
import dev.sinew.probe.http.Sender;
import dev.sinew.probe.identity.IdentityFile;
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
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Services all of whose operations are posted, and which say in the body how it went. */
final class PostedTest {
    private static final String BALANCE = "probe.object-read-by-another POST /api/balance/view";
    private static final String MOVEMENTS = "probe.object-read-by-another POST /api/transactions/view";
    private static final String ABOUT = "probe.object-read-by-another POST /api/user/about/view";
    private static final String PAYEES = "probe.object-deleted-by-another POST /api/payee/delete";

    @Test
    void ofACorrectServerNothingIsConfirmedAndAllIsTried() throws IOException {
        try (PostedServer server = new PostedServer(Set.of())) {
            TestResult result = run(server, true);
            assertThat(result.identities()).containsExactly("anna", "bob");
            assertThat(named(result, Verdict.CONFIRMED)).isEmpty();
            assertThat(named(result, Verdict.REFUTED)).contains(BALANCE, MOVEMENTS, PAYEES);
            // What others may look at.
            assertThat(named(result, Verdict.INCONCLUSIVE)).contains(ABOUT);
        }
    }

    @Test
    void whatIsAnothersIsConfirmedWhereANumberIsEnough() throws IOException {
        assertThat(with(Verdict.CONFIRMED, Wrong.BALANCE_OF_ANYBODY)).containsExactly(BALANCE);
        assertThat(with(Verdict.CONFIRMED, Wrong.MOVEMENTS_OF_ANYBODY)).containsExactly(MOVEMENTS);
    }

    @Test
    void whatIsCreatedIsFoundInTheListThatIsPosted() throws IOException {
        assertThat(with(Verdict.CONFIRMED, Wrong.PAYEES_REMOVED_BY_ANYBODY)).containsExactly(PAYEES);
    }

    @Test
    void whatShowsTheNumberAgainOrChangesAllTheTimeConfirmsNothing() throws IOException {
        assertThat(with(Verdict.CONFIRMED, Wrong.ECHOES)).isEmpty();
        assertThat(with(Verdict.CONFIRMED, Wrong.BALANCE_OF_ANYBODY, Wrong.DRIFTS))
                .isEmpty();
    }

    @Test
    void whatDemandsSomethingIsNoRead() throws IOException {
        assertThat(with(Verdict.CONFIRMED, Wrong.DEMANDS)).isEmpty();
    }

    @Test
    void nothingIsPostedToSeeWhetherItReadsWhereNothingMayBeWritten() throws IOException {
        try (PostedServer server = new PostedServer(Set.of(Wrong.BALANCE_OF_ANYBODY))) {
            TestResult result = run(server, false);
            assertThat(result.identities()).isEmpty();
            assertThat(named(result, Verdict.CONFIRMED)).isEmpty();
            assertThat(server.notes()).isZero();
        }
    }

    private static Set<String> with(Verdict verdict, Wrong... wrong) throws IOException {
        try (PostedServer server = new PostedServer(Set.of(wrong))) {
            return named(run(server, true), verdict);
        }
    }

    private static Set<String> named(TestResult result, Verdict verdict) {
        return result.with(verdict).stream()
                .map(each -> each.rule().id() + " " + each.operation().method() + " "
                        + each.operation().path())
                .collect(Collectors.toSet());
    }

    private static TestResult run(PostedServer server, boolean writes) {
        Budget budget = new Budget(4_000, Duration.ofMinutes(1), Duration.ofSeconds(20), 100);
        try (Sender sender = new Sender(server.address(), budget, InstantSource.system())) {
            return new TestRun(
                            sender,
                            Specifications.read(PostedServer.openApi().getBytes(StandardCharsets.UTF_8), "posted.json")
                                    .descriptions(),
                            RuleIndex.all().stream()
                                    .filter(each -> each.facts().id().matches("probe[.]object-.*"))
                                    .toList(),
                            line -> {},
                            writes ? Optional.of(new Writing("test", 5, true, Optional.empty())) : Optional.empty())
                    .run(IdentityFile.read(SmallServer.identities("anna", "bob"), "identities.yaml")
                            .identities());
        }
    }
}
