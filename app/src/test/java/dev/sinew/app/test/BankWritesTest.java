package dev.sinew.app.test;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sinew.demo.bank.Bank;
import dev.sinew.demo.bank.Flaw;
import dev.sinew.demo.bank.Twist;
import dev.sinew.report.AnalysisReport;
import dev.sinew.report.Tested;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Proves by writing what is planted in the bank, nothing where it is correct, and leaves nothing behind. */
final class BankWritesTest {
    @TempDir
    private Path folder;

    @Test
    void nothingIsConfirmedOfACorrectBankAndNothingIsLeftThere() throws IOException, InterruptedException {
        try (Bank bank = Bank.open(BankUnderTest.correct())) {
            Set<String> before = BankUnderTest.things(bank);
            AnalysisReport report = BankUnderTest.writing(folder, bank);
            assertThat(BankUnderTest.confirmed(report)).isEmpty();
            assertThat(report.problems()).isEmpty();
            assertThat(refuted(report))
                    .contains(
                            "probe.object-changed-by-another PATCH /v2/accounts/{accountId}",
                            "probe.object-changed-by-another PATCH /v2/cards/{cardId}",
                            "probe.object-changed-by-another PUT /v2/cards/{cardId}/pin",
                            "probe.object-deleted-by-another DELETE /v2/accounts/{accountId}",
                            "probe.object-deleted-by-another DELETE /v2/messages/{messageId}",
                            "probe.object-created-for-another POST /v2/accounts/{accountId}/cards",
                            "probe.resource-used-after-delete PATCH /v2/accounts/{accountId}",
                            "probe.mass-assignment PATCH /v2/me",
                            "probe.mass-assignment PATCH /v2/accounts/{accountId}",
                            "probe.token-valid-after-logout POST /v2/logout",
                            "probe.user-enumeration POST /v2/login",
                            "probe.login-without-limit POST /v2/login",
                            "probe.jwt-weak-key GET /v2/me");
            assertThat(BankUnderTest.things(bank)).isEqualTo(before);
        }
    }

    @Test
    void nothingIsConfirmedOfACorrectBankThatIsHardToJudge() throws IOException, InterruptedException {
        for (Twist twist : Twist.values()) {
            AnalysisReport report =
                    BankUnderTest.writing(folder, BankUnderTest.correct().with(twist));
            assertThat(BankUnderTest.confirmed(report)).as(twist.name()).isEmpty();
            assertThat(report.problems()).as(twist.name()).isEmpty();
        }
        AnalysisReport all =
                BankUnderTest.writing(folder, BankUnderTest.correct().with(Twist.values()));
        assertThat(BankUnderTest.confirmed(all)).isEmpty();
        assertThat(all.problems()).isEmpty();
    }

    @Test
    void whatIsWrittenIntoAnothersObjectIsProvedByItsOwner() throws IOException, InterruptedException {
        Set<String> expected = Set.of(
                "probe.object-changed-by-another PUT /v2/cards/{cardId}/pin",
                "probe.object-changed-by-another PUT /v2/accounts/{accountId}/cards/{cardId}/pin");
        assertThat(confirmed(Flaw.FOREIGN_CARD_PIN)).isEqualTo(expected);
        AnalysisReport calm = BankUnderTest.writing(
                folder,
                BankUnderTest.correct().with(Flaw.FOREIGN_CARD_PIN).with(Twist.ERROR_IN_200, Twist.RANDOM_FIELDS));
        assertThat(BankUnderTest.confirmed(calm)).isEqualTo(expected);
    }

    @Test
    void membersThatWereKeptAreProvedAndTakenBack() throws IOException, InterruptedException {
        assertThat(confirmed(Flaw.MASS_ASSIGNMENT))
                .containsExactlyInAnyOrder(
                        "probe.mass-assignment PATCH /v2/me", "probe.mass-assignment PATCH /v2/accounts/{accountId}");
    }

    @Test
    void sessionsAndLoginsAreProved() throws IOException, InterruptedException {
        assertThat(confirmed(Flaw.LOGOUT_IGNORED)).containsExactly("probe.token-valid-after-logout POST /v2/logout");
        assertThat(confirmed(Flaw.USER_ENUMERATION)).containsExactly("probe.user-enumeration POST /v2/login");
        assertThat(confirmed(Flaw.LOGIN_UNLIMITED)).containsExactly("probe.login-without-limit POST /v2/login");
    }

    @Test
    void keysThatEverybodyKnowsAreProvedWithoutWriting() throws IOException, InterruptedException {
        assertThat(read(Flaw.WEAK_KEY)).containsExactly("probe.jwt-weak-key GET /v2/me");
        assertThat(read(Flaw.WEAK_KEY, Flaw.EXPIRED_ACCEPTED))
                .containsExactlyInAnyOrder("probe.jwt-weak-key GET /v2/me", "probe.jwt-expired-accepted GET /v2/me");
        assertThat(read(Flaw.EXPIRED_ACCEPTED)).isEmpty();
    }

    @Test
    void tokensThatOutliveTheirEndDuringTheRunAreProved() throws IOException, InterruptedException {
        assertThat(BankUnderTest.confirmed(afterAnHour(Flaw.EXPIRED_ACCEPTED)))
                .containsExactly("probe.jwt-expired-accepted GET /v2/me");
        AnalysisReport correct = afterAnHour();
        assertThat(BankUnderTest.confirmed(correct)).isEmpty();
        assertThat(refuted(correct)).contains("probe.jwt-expired-accepted GET /v2/me");
    }

    /** A run in which an hour passes between looking around and testing. */
    private AnalysisReport afterAnHour(Flaw... flaws) throws IOException, InterruptedException {
        AtomicReference<Duration> later = new AtomicReference<>(Duration.ZERO);
        InstantSource clock = () -> Instant.now().plus(later.get());
        try (Bank bank = Bank.open(BankUnderTest.correct().with(flaws).at(clock))) {
            return BankUnderTest.run(folder, bank, Optional.empty(), clock, line -> {
                if (line.startsWith("testing ")) {
                    later.set(Duration.ofHours(1));
                }
            });
        }
    }

    private Set<String> confirmed(Flaw flaw) throws IOException, InterruptedException {
        return BankUnderTest.confirmed(
                BankUnderTest.writing(folder, BankUnderTest.correct().with(flaw)));
    }

    private Set<String> read(Flaw... flaws) throws IOException, InterruptedException {
        return BankUnderTest.confirmed(
                BankUnderTest.run(folder, BankUnderTest.correct().with(flaws)));
    }

    private static Set<String> refuted(AnalysisReport report) {
        return BankUnderTest.with(report, Tested.Verdict.REFUTED);
    }
}
