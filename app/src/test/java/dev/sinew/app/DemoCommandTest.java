package dev.sinew.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The demonstration from its start to its end: what it tells is what Sinew found. */
@Timeout(300)
final class DemoCommandTest {
    @TempDir
    Path folder;

    @Test
    void tellsOfEachAttackAndStopsWhomItCan() throws IOException {
        List<String> before = folders();
        Run run = Run.of("demo", "--fast", "--no-color", "--seed", "21");

        assertThat(run.code()).as(run.err()).isZero();
        assertThat(run.out()).doesNotContain("\u001b[");
        String learned = part(run.out(), "1. ", "2. ");
        assertThat(learned)
                .contains("/v2/accounts/{accountId}", "GET /v1/accounts/{accountId}", "Sinew has raised no incident")
                .containsPattern("[0-9]{3,} calls seen: [0-9]{2} operations, 4[0-9] callers, 0 incidents");
        String attacked = part(run.out(), "2. ", "3. ");
        assertThat(attacked)
                .contains(
                        "Walk through objects of others: GET /v2/accounts/{accountId}",
                        "Object of another caller reached: PUT /v2/cards/{cardId}/pin (changed",
                        "Object of another caller reached: POST /v2/transfers (changed",
                        "Invalid token accepted: GET /v2/accounts",
                        "Success without credentials where all others have them: GET /v1/accounts/{accountId}")
                .doesNotContain("Sinew says nothing", "all refused");
        String first = part(run.out(), "3. ", "4. ");
        assertThat(first)
                .contains("The mode is block.", "0 faults")
                .containsPattern("[1-9][0-9]* requests\\s+refused\\s+before\\s+the\\s+bank\\s+saw\\s+them");
        assertThat(Pattern.compile("1 call, all refused with status 403")
                        .matcher(first)
                        .results())
                .as(first)
                .hasSizeGreaterThanOrEqualTo(1);
        String stopped = part(run.out(), "4. ", "What is left");
        assertThat(Pattern.compile("is blocked until").matcher(stopped).results())
                .hasSize(3);
        assertThat(Pattern.compile("all refused with status 403")
                        .matcher(stopped)
                        .results())
                .hasSize(3);
        assertThat(stopped)
                .contains("close the flaw", "0 faults")
                .containsPattern("3 blocks, [0-9]{2,} requests refused");
        assertThat(part(run.out(), "What is left", "")).contains("critical");
        assertThat(folders()).isEqualTo(before);
    }

    private static String part(String text, String from, String to) {
        String rest = text.substring(text.indexOf("\n" + from) + 1);
        return to.isEmpty() ? rest : rest.substring(0, rest.indexOf("\n" + to));
    }

    private static List<String> folders() throws IOException {
        try (Stream<Path> all = Files.list(Path.of(System.getProperty("java.io.tmpdir")))) {
            return all.map(path -> String.valueOf(path.getFileName()))
                    .filter(name -> name.startsWith("sinew-demo"))
                    .sorted()
                    .toList();
        }
    }

    @Test
    void keepsWhatItLearnedWhereAskedTo() throws IOException {
        Path kept = folder.resolve("kept");
        assertThat(Run.of("demo", "--fast", "--keep", kept).code()).isZero();
        assertThat(kept.resolve("privacy.key")).exists();
        assertThat(Run.of("token", "list", "--data", kept).out()).contains("demo");
    }

    @Test
    void refusesAFolderThatCannotBe() throws IOException {
        Path file = Files.writeString(folder.resolve("file"), "x");
        Run run = Run.of("demo", "--fast", "--keep", file);
        assertThat(run.code()).isEqualTo(2);
        assertThat(run.err()).startsWith("sinew: cannot make a folder: ");
    }
}
