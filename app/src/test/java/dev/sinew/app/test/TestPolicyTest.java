package dev.sinew.app.test;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sinew.app.Run;
import dev.sinew.demo.bank.Bank;
import dev.sinew.demo.bank.Flaw;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What a team agrees on decides what runs and what fails, and one finding can be tested again. */
final class TestPolicyTest {
    private static final String AGREED = """
            rules: {run: ["probe.object-*"], skip: [probe.object-changed-by-another]}
            operations: {test: ["GET /v2/accounts*"], skip: ["*/statements*"]}
            fail-on: high
            min-coverage-percent: 50
            """;

    @TempDir
    private Path folder;

    @Test
    void aPolicySaysWhatRunsAndWhatFails() throws IOException, InterruptedException {
        try (Bank bank = Bank.open(BankUnderTest.correct().with(Flaw.FOREIGN_ACCOUNT))) {
            BankUnderTest.describe(bank, folder.resolve("openapi.json"));
            Run run = run(bank, AGREED);
            assertThat(run.code()).as(run.err()).isEqualTo(1);
            assertThat(run.err()).contains("gate failed");
            assertThat(run.json()
                            .path("tests")
                            .valueStream()
                            .map(each -> each.path("rule").asString()))
                    .contains("probe.object-read-by-another")
                    .allMatch(rule -> rule.startsWith("probe.object-"));
            assertThat(run.json()
                            .path("coverage")
                            .valueStream()
                            .map(each -> each.path("operation").path("path").asString()))
                    .allMatch(path -> path.startsWith("/v2/accounts") && !path.contains("statements"));
            String accepted = AGREED + "accept:\n  - {rule: probe.*, place: \"GET *\", reason: known, until: %s}\n";
            assertThat(run(bank, accepted.formatted("2027-03-31")).code()).isZero();
            // The day of these runs is 2026-12-01.
            assertThat(run(bank, accepted.formatted("2026-11-30")).code()).isEqualTo(1);
        }
    }

    @Test
    void aPolicyThatIsNotUnderstoodIsRefused() throws IOException, InterruptedException {
        try (Bank bank = Bank.open(BankUnderTest.correct())) {
            BankUnderTest.describe(bank, folder.resolve("openapi.json"));
            assertThat(refused(bank, "rules: {only: [probe.*]}")).contains("only", "skip");
            assertThat(refused(bank, "fail-on: severe")).contains("write low, medium, high or critical");
            assertThat(refused(bank, "accept: [{rule: probe.x, place: a, reason: b}]"))
                    .contains("until", "an exception ends");
            assertThat(refused(bank, "min-coverage-percent: 200")).contains("from 0 to 100");
        }
    }

    private String refused(Bank bank, String policy) throws IOException {
        Run run = run(bank, policy);
        assertThat(run.code()).isEqualTo(2);
        assertThat(run.err()).hasLineCount(1);
        return run.err();
    }

    @Test
    void oneFindingIsTestedAgain() throws IOException, InterruptedException {
        Path report = folder.resolve("report.json");
        String fingerprint;
        try (Bank bank = Bank.open(BankUnderTest.correct().with(Flaw.FOREIGN_PARENT))) {
            BankUnderTest.describe(bank, folder.resolve("openapi.json"));
            run(bank, "", "--output", report);
            JsonNode findings =
                    JsonMapper.shared().readTree(Files.readString(report)).path("findings");
            assertThat(findings).hasSize(1);
            fingerprint = findings.path(0).path("fingerprint").asString();
            Run again = run(bank, "", "--baseline", report, "--retest", fingerprint);
            assertThat(again.code()).isEqualTo(1);
            assertThat(again.err()).contains("the finding is still there");
            assertThat(again.json().path("tests")).hasSize(1);
        }
        try (Bank bank = Bank.open(BankUnderTest.correct())) {
            Run mended = run(bank, "", "--baseline", report, "--retest", fingerprint.substring(0, 12));
            assertThat(mended.code()).as(mended.err()).isZero();
            assertThat(mended.json().path("tests").path(0).path("verdict").asString())
                    .isEqualTo("refuted");
            assertThat(run(bank, "", "--baseline", report, "--retest", "0123456789abcdef")
                            .err())
                    .contains("has no finding of a test");
        }
    }

    private Run run(Bank bank, String policy, Object... more) throws IOException {
        Path identities = Files.writeString(folder.resolve("identities.yaml"), BankUnderTest.identities());
        List<Object> all = new ArrayList<>(List.of(
                "test",
                "--target",
                bank.address(),
                "--spec",
                folder.resolve("openapi.json"),
                "--identities",
                identities,
                "--format",
                "json"));
        if (!policy.isEmpty()) {
            all.addAll(List.of("--policy", Files.writeString(folder.resolve("policy.yaml"), policy)));
        }
        all.addAll(List.of(more));
        return Run.of(all.toArray());
    }
}
