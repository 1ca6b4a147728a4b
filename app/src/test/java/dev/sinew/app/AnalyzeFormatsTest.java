package dev.sinew.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** The same two operations from every format, by every way in. */
final class AnalyzeFormatsTest {
    private static final String URL = "https://api.bank.example/accounts/";
    private static final List<String> EXPECTED =
            List.of("GET api.bank.example/accounts", "GET api.bank.example/accounts/{accountId}");

    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"har", "jsonl", "combined", "json-log"})
    void readsEachFormatByItsContent(String format) throws IOException {
        Path file = Traffic.write(folder.resolve("traffic.bin"), text(format));

        JsonNode report = Run.report(file);

        assertThat(Run.operations(report)).isEqualTo(EXPECTED);
        assertThat(report.path("summary").path("exchanges").asInt()).isEqualTo(9);
        assertThat(Run.problems(report)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"har", "jsonl", "combined", "json-log"})
    void readsEachFormatGzipped(String format) throws IOException {
        Path file = folder.resolve("traffic");
        Files.write(file, Traffic.gzip(text(format).getBytes(StandardCharsets.UTF_8)));

        assertThat(Run.operations(Run.report(file))).isEqualTo(EXPECTED);
    }

    @ParameterizedTest
    @ValueSource(strings = {"har", "jsonl", "combined", "json-log"})
    void readsEachFormatFromStandardInput(String format) throws IOException {
        byte[] bytes = text(format).getBytes(StandardCharsets.UTF_8);

        Run plain = Run.of(new ByteArrayInputStream(bytes), "analyze", "--format", "json", "-");
        Run gzipped = Run.of(new ByteArrayInputStream(Traffic.gzip(bytes)), "analyze", "--format=json", "-");

        assertThat(plain.code()).isZero();
        assertThat(plain.err()).isEmpty();
        assertThat(Run.operations(plain.json())).isEqualTo(EXPECTED);
        assertThat(gzipped.out()).isEqualTo(plain.out());
    }

    @Test
    void readsAFolderAndWhatIsBelowIt() throws IOException {
        Files.createDirectories(folder.resolve("deep/er"));
        Traffic.write(folder.resolve("a.har"), text("har"));
        Traffic.write(folder.resolve("deep/b.jsonl"), text("jsonl"));
        Traffic.write(folder.resolve("deep/er/c.log"), text("combined"));
        Traffic.write(folder.resolve("deep/notes.txt"), "just words\n");

        JsonNode report = Run.report(folder);

        assertThat(Run.operations(report)).isEqualTo(EXPECTED);
        assertThat(report.path("summary").path("exchanges").asInt()).isEqualTo(27);
        assertThat(Run.problems(report)).singleElement().asString().startsWith("notes.txt: ");
    }

    @Test
    void isTheSameFromOneFileAndFromItsParts() throws IOException {
        String[] lines = text("jsonl").split("\n", -1);
        Path whole = Traffic.write(folder.resolve("whole"), text("jsonl"));
        Path first = Traffic.write(
                folder.resolve("first"), String.join("\n", List.of(lines).subList(0, 4)));
        Path rest = Traffic.write(
                folder.resolve("rest"), String.join("\n", List.of(lines).subList(4, 9)));

        assertThat(Run.report(first, rest).path("operations"))
                .isEqualTo(Run.report(whole).path("operations"));
    }

    @Test
    void writesTheReportToAFile() throws IOException {
        Path file = Traffic.write(folder.resolve("traffic"), text("jsonl"));
        Path output = folder.resolve("report.json");

        Run run = Run.of("analyze", file, "--format", "json", "--output", output);

        assertThat(run).isEqualTo(new Run(0, "", ""));
        assertThat(Files.readString(output))
                .isEqualTo(Run.of("analyze", file, "--format", "json").out());
    }

    private static String text(String format) {
        StringBuilder text = new StringBuilder();
        switch (format) {
            case "har" -> {
                List<String[]> entries = new ArrayList<>();
                for (int i = 0; i < 8; i++) {
                    entries.add(new String[] {"GET", URL + id(i), answer(i)});
                }
                entries.add(new String[] {"GET", "https://api.bank.example/accounts", "[" + answer(1) + "]"});
                text.append(Traffic.har(entries));
            }
            case "jsonl" -> {
                for (int i = 0; i < 8; i++) {
                    text.append(Traffic.get(URL + id(i), answer(i)));
                }
                text.append(Traffic.get("https://api.bank.example/accounts", "[" + answer(1) + "]"));
            }
            case "combined" -> {
                for (int i = 0; i < 9; i++) {
                    text.append("api.bank.example:443 203.0.113.9 - - [31/Jan/2026:12:00:00 +0000] \"GET /accounts")
                            .append(i == 8 ? "" : "/" + id(i))
                            .append(" HTTP/1.1\" 200 51 \"-\" \"okhttp/4.12.0\"\n");
                }
            }
            default -> {
                for (int i = 0; i < 9; i++) {
                    text.append("{\"time_iso8601\":\"2026-01-31T12:00:00+00:00\",\"remote_addr\":\"203.0.113.9\",")
                            .append(
                                    "\"request_method\":\"GET\",\"host\":\"api.bank.example\",\"request_uri\":\"/accounts")
                            .append(i == 8 ? "" : "/" + id(i))
                            .append("\",\"status\":200}\n");
                }
            }
        }
        return text.toString();
    }

    private static int id(int i) {
        return 40_012_345 + 7_919 * i;
    }

    private static String answer(int i) {
        return "{\"accountId\":" + id(i) + ",\"balance\":" + (100 + i) + ".5}";
    }
}
