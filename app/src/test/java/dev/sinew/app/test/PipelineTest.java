package dev.sinew.app.test;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sinew.demo.bank.Bank;
import dev.sinew.demo.bank.Flaw;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The shell of the page about pipelines is run as it stands there. */
final class PipelineTest {
    private static final Path PAGE = Path.of("..", "docs", "pipelines.md");

    @TempDir
    private Path folder;

    @Test
    void aFlawedBuildIsStoppedAndACorrectOnePasses() throws IOException, InterruptedException {
        write("sinew-policy.yaml", block("yaml"));
        write("identities.yaml", BankUnderTest.identities());
        write("gate.sh", block("sh"));
        try (Bank bank = Bank.open(BankUnderTest.correct().with(Flaw.FOREIGN_PARENT))) {
            BankUnderTest.describe(bank, folder.resolve("openapi.yaml"));
            Ended stopped = gate(bank);
            assertThat(stopped.code()).as(stopped.out()).isEqualTo(1);
            assertThat(stopped.out()).contains("gate failed", "not deployed", "NestedObjectConfusionOf");
            assertThat(Files.readString(folder.resolve("sinew.json")))
                    .containsPattern("\"api\" *: *\"api.example.com\"");
        }
        try (Bank bank = Bank.open(BankUnderTest.correct())) {
            Ended passed = gate(bank);
            assertThat(passed.code()).as(passed.out()).isZero();
            write("sinew-policy.yaml", "fail-on: severe");
            assertThat(gate(bank).code()).isEqualTo(2);
        }
    }

    /** The first block of a language on the page. */
    private static String block(String language) throws IOException {
        Matcher block =
                Pattern.compile("```" + language + "\n(.*?)```", Pattern.DOTALL).matcher(Files.readString(PAGE));
        assertThat(block.find()).isTrue();
        return block.group(1);
    }

    private void write(String name, String text) throws IOException {
        Files.writeString(folder.resolve(name), text);
    }

    private Ended gate(Bank bank) throws IOException, InterruptedException {
        ProcessBuilder builder = new ProcessBuilder("sh", "-eu", "gate.sh").directory(folder.toFile());
        String java = ProcessHandle.current().info().command().orElseThrow();
        builder.environment().put("SINEW", java + " -Xshare:auto dev.sinew.app.Main");
        builder.environment().put("CLASSPATH", absolute(System.getProperty("java.class.path")));
        builder.environment().put("TARGET", bank.address().toString().replaceAll("/$", ""));
        Process process = builder.redirectErrorStream(true).start();
        String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Ended(process.waitFor(), out);
    }

    private static String absolute(String classPath) {
        StringBuilder absolute = new StringBuilder();
        for (String each : classPath.split(File.pathSeparator, -1)) {
            absolute.append(Path.of(each).toAbsolutePath()).append(File.pathSeparator);
        }
        return absolute.toString();
    }

    private record Ended(int code, String out) {}
}
