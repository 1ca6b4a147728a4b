package dev.sinew.app.test;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sinew.app.Run;
import dev.sinew.demo.bank.Bank;
import dev.sinew.demo.bank.BankSettings;
import dev.sinew.demo.bank.Flaw;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The tests that are written for confirmed findings compile, fail where the flaw is, and pass where it is not. */
final class ReproductionTest {
    private static final String ACCOUNT = "ObjectReadByAnotherOfGetV2AccountsAccountIdTest";

    private static final String POLICY = """
            rules:
              run: [probe.jwt-none, probe.jwt-signature-unchecked, probe.object-changed-by-another,
                probe.object-created-for-another, probe.object-deleted-by-another, probe.mass-assignment]
            """;

    @TempDir
    private Path folder;

    @Test
    void aFindingIsATestThatFailsUntilItIsMended() throws IOException, InterruptedException {
        Path sources = folder.resolve("sources");
        try (Bank bank = Bank.open(BankUnderTest.correct().with(Flaw.FOREIGN_ACCOUNT))) {
            Path spec = folder.resolve("openapi.json");
            BankUnderTest.describe(bank, spec);
            Path identities = folder.resolve("identities.yaml");
            Files.writeString(identities, BankUnderTest.identities());
            Run run = Run.of(
                    "test",
                    "--target",
                    bank.address(),
                    "--spec",
                    spec,
                    "--identities",
                    identities,
                    "--reproduce",
                    sources,
                    "--format",
                    "sarif");
            assertThat(run.code()).isZero();
            // The specification's line of the operation.
            assertThat(run.out()).contains("openapi.json").containsPattern("\"startLine\"\\s*:\\s*\\d+");
            compile(sources, 8);
            assertThat(Files.readString(sources.resolve(ACCOUNT + ".java"))).doesNotContain("eyJ");
            Ended ended = run(sources, bank, ACCOUNT);
            assertThat(ended.out()).contains("values came back");
            assertThat(ended.code()).isEqualTo(1);
        }
        try (Bank bank = Bank.open(BankUnderTest.correct())) {
            Ended ended = run(sources, bank, ACCOUNT);
            assertThat(ended.code()).as(ended.out()).isZero();
        }
    }

    @Test
    void soIsWhatWasProvedByWritingAndWithForgedTokens() throws IOException, InterruptedException {
        Path sources = folder.resolve("sources");
        BankSettings flawed = BankUnderTest.correct()
                .with(
                        Flaw.ALG_NONE,
                        Flaw.SIGNATURE_UNCHECKED,
                        Flaw.FOREIGN_CARD_PIN,
                        Flaw.FOREIGN_PARENT,
                        Flaw.FOREIGN_ACCOUNT,
                        Flaw.MASS_ASSIGNMENT);
        List<String> names;
        try (Bank bank = Bank.open(flawed)) {
            Path spec = folder.resolve("openapi.json");
            BankUnderTest.describe(bank, spec);
            Path identities = Files.writeString(folder.resolve("identities.yaml"), BankUnderTest.identities());
            Path policy = Files.writeString(folder.resolve("policy.yaml"), POLICY);
            Run run = Run.of(
                    "test",
                    "--target",
                    bank.address(),
                    "--spec",
                    spec,
                    "--identities",
                    identities,
                    "--policy",
                    policy,
                    "--allow-writes",
                    "--reproduce",
                    sources);
            assertThat(run.code()).as(run.err()).isZero();
            names = names(sources);
            assertThat(names)
                    .containsExactly(
                            "JwtNoneOfGetV2MeTest",
                            "JwtSignatureUncheckedOfGetV2MeTest",
                            "MassAssignmentOfPatchV2AccountsAccountIdTest",
                            "ObjectChangedByAnotherOfPutV2AccountsAccountIdCardsCardIdPinTest",
                            "ObjectChangedByAnotherOfPutV2CardsCardIdPinTest");
            compile(sources, names.size());
            for (String each : names) {
                Ended ended = run(sources, bank, each);
                assertThat(ended.code()).as(each + ended.out()).isEqualTo(1);
            }
        }
        try (Bank bank = Bank.open(BankUnderTest.correct())) {
            for (String each : names) {
                Ended ended = run(sources, bank, each);
                assertThat(ended.code()).as(each + ended.out()).isZero();
            }
        }
    }

    private static List<String> names(Path sources) throws IOException {
        try (Stream<Path> files = Files.list(sources)) {
            return files.map(each -> each.getFileName().toString())
                    .filter(each -> each.endsWith(".java"))
                    .map(each -> each.replace(".java", ""))
                    .sorted()
                    .toList();
        }
    }

    private static void compile(Path sources, int count) throws IOException {
        try (Stream<Path> files = Files.list(sources)) {
            List<String> all = files.map(Path::toString).toList();
            assertThat(all).hasSize(count);
            String[] arguments = Stream.concat(
                            Stream.of(
                                    "-Xlint:all,-path,-classfile",
                                    "-Werror",
                                    "-proc:none",
                                    "-cp",
                                    System.getProperty("java.class.path"),
                                    "-d",
                                    sources.toString()),
                            all.stream())
                    .toArray(String[]::new);
            assertThat(ToolProvider.getSystemJavaCompiler().run(null, null, null, arguments))
                    .isZero();
        }
    }

    private static Ended run(Path classes, Bank bank, String name) throws IOException, InterruptedException {
        ProcessBuilder builder = new ProcessBuilder(
                ProcessHandle.current().info().command().orElseThrow(),
                "-cp",
                classes + java.io.File.pathSeparator + System.getProperty("java.class.path"),
                RunOne.class.getName(),
                name);
        builder.environment()
                .putAll(Map.of(
                        "SINEW_TARGET", bank.address().toString().replaceAll("/$", ""),
                        "FIRST", "Bearer " + BankUnderTest.token(bank, 0),
                        "SECOND", "Bearer " + BankUnderTest.token(bank, 2)));
        Process process = builder.redirectErrorStream(true).start();
        String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Ended(process.waitFor(), out);
    }

    private record Ended(int code, String out) {}
}
