package dev.sinew.app.test;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sinew.demo.bank.Flaw;
import dev.sinew.demo.bank.Twist;
import dev.sinew.report.AnalysisReport;
import dev.sinew.report.Tested;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Proves what is planted in the bank, and nothing where it is correct, however hard to judge. */
final class BankTest {
    private static final String ACCOUNT = "GET /v2/accounts/{accountId}";

    @TempDir
    private Path folder;

    @Test
    void nothingIsConfirmedOfACorrectBank() throws IOException, InterruptedException {
        AnalysisReport report = BankUnderTest.run(folder, BankUnderTest.correct());
        assertThat(BankUnderTest.confirmed(report)).isEmpty();
        assertThat(report.problems()).isEmpty();
        assertThat(report.tested().identities()).containsExactly("first", "second", "clerk");
        assertThat(report.tested().with(Tested.Verdict.REFUTED)).isGreaterThan(50);
        assertThat(report.tested().reached()).isGreaterThan(25);
    }

    @Test
    void nothingIsConfirmedOfACorrectBankThatIsHardToJudge() throws IOException, InterruptedException {
        for (Twist twist : Twist.values()) {
            AnalysisReport report =
                    BankUnderTest.run(folder, BankUnderTest.correct().with(twist));
            assertThat(BankUnderTest.confirmed(report)).as(twist.name()).isEmpty();
            assertThat(report.tested().with(Tested.Verdict.REFUTED))
                    .as(twist.name())
                    .isGreaterThan(20);
        }
        AnalysisReport all = BankUnderTest.run(folder, BankUnderTest.correct().with(Twist.values()));
        assertThat(BankUnderTest.confirmed(all)).isEmpty();
    }

    @Test
    void foreignAccountsAreProvedWithAllThatLiesBelow() throws IOException, InterruptedException {
        String rule = "probe.object-read-by-another ";
        Set<String> expected = Set.of(
                rule + ACCOUNT,
                rule + ACCOUNT + "/transactions",
                rule + ACCOUNT + "/statements",
                rule + ACCOUNT + "/statements/{month}",
                rule + ACCOUNT + "/holders",
                rule + ACCOUNT + "/cards",
                rule + ACCOUNT + "/cards/{cardId}",
                rule + "GET /v2/cards/{cardId}");
        assertThat(confirmed(Flaw.FOREIGN_ACCOUNT)).isEqualTo(expected);
        AnalysisReport calm = BankUnderTest.run(
                folder,
                BankUnderTest.correct().with(Flaw.FOREIGN_ACCOUNT).with(Twist.ERROR_IN_200, Twist.RANDOM_FIELDS));
        assertThat(BankUnderTest.confirmed(calm)).isEqualTo(expected);
    }

    @Test
    void eachOtherFlawOfReadingIsProvedWhereItIs() throws IOException, InterruptedException {
        assertThat(confirmed(Flaw.FOREIGN_PARENT))
                .containsExactly("probe.nested-object-confusion " + ACCOUNT + "/cards/{cardId}");
        assertThat(confirmed(Flaw.NO_TOKEN_CHECK))
                .containsExactly("probe.no-authentication " + ACCOUNT + "/statements/{month}");
        assertThat(confirmed(Flaw.ALG_NONE)).containsExactly("probe.jwt-none GET /v2/me");
        assertThat(confirmed(Flaw.SIGNATURE_UNCHECKED))
                .containsExactlyInAnyOrder(
                        "probe.jwt-none GET /v2/me",
                        "probe.jwt-claim-tampering GET /v2/me",
                        "probe.jwt-empty-signature GET /v2/me",
                        "probe.jwt-signature-unchecked GET /v2/me");
        assertThat(confirmed(Flaw.CUSTOMER_AS_ADMIN))
                .containsExactlyInAnyOrder(
                        "probe.function-for-privileged GET /v2/admin/customers",
                        "probe.function-for-privileged GET /v2/admin/customers/{customerId}");
    }

    private Set<String> confirmed(Flaw flaw) throws IOException, InterruptedException {
        return BankUnderTest.confirmed(
                BankUnderTest.run(folder, BankUnderTest.correct().with(flaw)));
    }
}
