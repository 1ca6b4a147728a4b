package dev.sinew.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The promised exit codes, each with a word on standard error about what is wrong. */
final class ExitCodeTest {
    @TempDir
    Path folder;

    private Path good = Path.of("");

    @BeforeEach
    void write() throws IOException {
        good = Traffic.write(folder.resolve("good.jsonl"), Traffic.get("https://api.bank.example/health", "{}"));
    }

    @Test
    void isFineForWhatCanBeRead() {
        assertThat(Run.of("analyze", good).code()).isZero();
        assertThat(Run.of("analyze", folder).code()).isZero();
        assertThat(Run.of("rules").code()).isZero();
        assertThat(Run.of("rules", "list").code()).isZero();
        assertThat(Run.of("rules", "show", "posture.token-in-url").code()).isZero();
        assertThat(Run.of("--version").code()).isZero();
        assertThat(Run.of("--help").code()).isZero();
        assertThat(Run.of("help", "analyze").code()).isZero();
    }

    @Test
    void isFineForAFolderWithSomethingElseInIt() throws IOException {
        Traffic.write(folder.resolve("picture.png"), "\u0089PNG");

        Run run = Run.of("analyze", folder);

        assertThat(run.code()).isZero();
        assertThat(run.out()).contains("picture.png");
    }

    @ParameterizedTest
    @ValueSource(strings = {"analyze --colour x", "analyze", "", "analyse x", "analyze x --format xml", "rules show"})
    void refusesWrongUsage(String line) {
        Run run = Run.of((Object[]) line.split(" ", -1));

        assertThat(run.code()).isEqualTo(2);
        assertThat(run.out()).isEmpty();
        assertThat(run.err()).isNotEmpty();
    }

    @Test
    void refusesARuleThatIsNone() {
        Run run = Run.of("rules", "show", "posture.no-such-rule");

        assertThat(run.code()).isEqualTo(2);
        assertThat(run.err()).contains("posture.no-such-rule", "sinew rules list");
    }

    @Test
    void refusesAFileThatIsNotThere() {
        Run run = Run.of("analyze", good, folder.resolve("missing.har"));

        assertThat(run.code()).isEqualTo(2);
        assertThat(run.err()).contains("could not be read");
        assertThat(run.out()).contains("missing.har: does not exist").contains("/health");
    }

    @Test
    void refusesANamedFileOfNoKnownFormat() throws IOException {
        Path words = Traffic.write(folder.resolve("words.txt"), "just words\nand more\n");

        Run run = Run.of("analyze", good, words);

        assertThat(run.code()).isEqualTo(2);
        assertThat(run.out()).contains("words.txt").contains("HAR");
    }

    @Test
    void refusesAFileThatCannotBeWritten() throws IOException {
        Path missing = folder.resolve("no/such/folder/report.txt");

        assertThat(Run.of("analyze", good, "--output", missing))
                .isEqualTo(new Run(2, "", "sinew: cannot write to " + missing + ": there is no such folder\n"));
        assertThat(Run.of("analyze", good, "--output", folder))
                .isEqualTo(new Run(2, "", "sinew: cannot write to " + folder + ": it is a folder\n"));
        assertThat(folder)
                .isDirectoryContaining(file -> file.equals(good))
                .isDirectoryNotContaining(file -> !file.equals(good));
    }

    @ParameterizedTest
    @ValueSource(strings = {"text", "json"})
    void saysThatTheOutputIsFull(String format) {
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        OutputStream full = new OutputStream() {
            @Override
            public void write(int b) throws IOException {
                throw new IOException("no space left on device");
            }
        };

        int code = Main.run(
                new Streams(InputStream.nullInputStream(), full, err, folder, folder, InstantSource.system()),
                "analyze",
                good.toString(),
                "--format",
                format);

        assertThat(code).isEqualTo(2);
        assertThat(err.toString(StandardCharsets.UTF_8))
                .isEqualTo("sinew: cannot write to standard output: no space left on device\n");
    }

    @Test
    void ownsUpToItsFaults() {
        InputStream faulty = new InputStream() {
            @Override
            public int read() {
                throw new IllegalStateException("a fault of ours");
            }

            @Override
            public int read(byte[] target, int from, int length) {
                return read();
            }
        };

        Run run = Run.of(faulty, "analyze", "-");

        assertThat(run.code()).isEqualTo(3);
        assertThat(run.out()).isEmpty();
        assertThat(run.err()).contains("internal error", "a fault of ours", "Please report");
    }

    @Test
    void takesStandardInputOnce() {
        Run run = Run.of(
                new ByteArrayInputStream(
                        Traffic.get("https://api.bank.example/x", "{}").getBytes(StandardCharsets.UTF_8)),
                "analyze",
                "-",
                "-");

        assertThat(run.code()).isEqualTo(2);
        assertThat(run.out()).contains("named twice", "/x");
    }

    @Test
    void listsTheRules() {
        List<String> lines = Run.of("rules", "list").out().lines().toList();

        assertThat(lines).anyMatch(line -> line.matches("posture\\.token-in-url +medium +preview +Access token .*"));
        assertThat(Run.of("rules", "show", "posture.token-in-url").out()).contains("CWE-598", "To fix it");
    }
}
