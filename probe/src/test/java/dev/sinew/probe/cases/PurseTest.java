package dev.sinew.probe.cases;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sinew.probe.cases.PurseServer.Wrong;
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

/** Amounts below zero, by the balances that two identities read of themselves. */
final class PurseTest {
    private static final String TRANSFERS = "probe.negative-amount POST /transfers";
    private static final String TIPS = "probe.negative-amount POST /tips";
    private static final String ORDERS = "probe.negative-amount POST /orders";

    @Test
    void nothingIsConfirmedOfACorrectServerAndBothAreTried() throws IOException {
        assertThat(with(Verdict.CONFIRMED)).isEmpty();
        assertThat(with(Verdict.REFUTED)).contains(TRANSFERS, ORDERS);
    }

    @Test
    void whatMovesTheOtherWayRoundIsConfirmed() throws IOException {
        assertThat(with(Verdict.CONFIRMED, Wrong.TRANSFERS_BELOW_ZERO)).containsExactly(TRANSFERS);
        assertThat(with(Verdict.CONFIRMED, Wrong.ORDERS_BELOW_ZERO)).containsExactly(ORDERS);
    }

    @Test
    void whatIsGivenForSomethingInCentsIsNotTakenFromIt() throws IOException {
        assertThat(with(Verdict.CONFIRMED, Wrong.TIPS_BELOW_ZERO)).containsExactly(TIPS);
        assertThat(with(Verdict.REFUTED)).contains(TIPS);
    }

    @Test
    void whatIsBoughtIsToldFromWhatIsSold() throws IOException {
        assertThat(with(Verdict.CONFIRMED, Wrong.SELLS_UNLESS_TOLD, Wrong.LONG_FRACTIONS, Wrong.ORDERS_BELOW_ZERO))
                .containsExactly(ORDERS);
        assertThat(with(Verdict.CONFIRMED, Wrong.SELLS_UNLESS_TOLD, Wrong.LONG_FRACTIONS))
                .isEmpty();
        assertThat(with(Verdict.REFUTED, Wrong.SELLS_UNLESS_TOLD, Wrong.LONG_FRACTIONS))
                .contains(ORDERS);
    }

    @Test
    void aSuccessThatMovesNothingOrAsUsualConfirmsNothing() throws IOException {
        assertThat(with(Verdict.CONFIRMED, Wrong.FEIGNS)).isEmpty();
        assertThat(with(Verdict.INCONCLUSIVE, Wrong.FEIGNS)).contains(TRANSFERS);
        assertThat(with(Verdict.CONFIRMED, Wrong.TAKES_THE_AMOUNT_ALONE)).isEmpty();
        assertThat(with(Verdict.CONFIRMED, Wrong.DRIFTS, Wrong.TRANSFERS_BELOW_ZERO))
                .isEmpty();
    }

    @Test
    void whoIsPaidIsNamedByWhatStandsBesideTheBalance() throws IOException {
        assertThat(with(Verdict.CONFIRMED, Wrong.NUMBERED, Wrong.TRANSFERS_BELOW_ZERO))
                .containsExactly(TRANSFERS);
        assertThat(with(Verdict.CONFIRMED, Wrong.NUMBERED)).isEmpty();
        assertThat(with(Verdict.REFUTED, Wrong.NUMBERED)).contains(TRANSFERS);
    }

    @Test
    void notesInOnesOwnBooksMayBeBelowZero() throws IOException {
        assertThat(with(Verdict.CONFIRMED, Wrong.BOOKS)).isEmpty();
    }

    @Test
    void nothingIsPaidWhereNothingMayBeLeft() throws IOException {
        try (PurseServer server = new PurseServer(Set.of(Wrong.TRANSFERS_BELOW_ZERO))) {
            assertThat(named(run(server, false), Verdict.INCONCLUSIVE)).contains(TRANSFERS, ORDERS);
            assertThat(server.purses()).containsEntry("anna", 500).containsEntry("bob", 700);
        }
    }

    private static Set<String> with(Verdict verdict, Wrong... wrong) throws IOException {
        try (PurseServer server = new PurseServer(Set.of(wrong))) {
            return named(run(server, true), verdict);
        }
    }

    @Test
    void whatWasMovedIsPutBack() throws IOException {
        try (PurseServer server = new PurseServer(Set.of(Wrong.TRANSFERS_BELOW_ZERO))) {
            TestResult result = run(server, true, "probe.negative-amount");
            assertThat(named(result, Verdict.CONFIRMED)).containsExactly(TRANSFERS);
            assertThat(server.purses()).containsEntry("anna", 397).containsEntry("bob", 700);
        }
        try (PurseServer server = new PurseServer(Set.of())) {
            assertThat(named(run(server, true, "probe.negative-amount"), Verdict.CONFIRMED))
                    .isEmpty();
            // One bag of lavender and a tip, which nobody gives back.
            assertThat(server.purses()).containsEntry("anna", 397).containsEntry("bob", 700);
        }
    }

    private static Set<String> named(TestResult result, Verdict verdict) {
        return result.with(verdict).stream()
                .map(each -> each.rule().id() + " " + each.operation().method() + " "
                        + each.operation().path())
                .filter(each -> each.startsWith("probe.negative-amount") || verdict == Verdict.CONFIRMED)
                .collect(Collectors.toSet());
    }

    private static TestResult run(PurseServer server, boolean leftovers, String... rules) {
        Budget budget = new Budget(4_000, Duration.ofMinutes(1), Duration.ofSeconds(20), 100);
        try (Sender sender = new Sender(server.address(), budget, InstantSource.system())) {
            return new TestRun(
                            sender,
                            Specifications.read(PurseServer.openApi().getBytes(StandardCharsets.UTF_8), "purses.json")
                                    .descriptions(),
                            RuleIndex.all().stream()
                                    .filter(each -> rules.length == 0
                                            || List.of(rules)
                                                    .contains(each.facts().id()))
                                    .toList(),
                            line -> {},
                            Optional.of(new Writing("test", 5, leftovers, Optional.empty())))
                    .run(Stream.of("anna", "bob").map(PurseTest::identity).toList());
        }
    }

    private static Identity identity(String name) {
        Header header = new Header("Authorization", "Bearer " + name + "-4711-88a-token");
        return new Identity(name, "", "", List.of(header), Optional.empty());
    }
}
