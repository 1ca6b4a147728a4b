package dev.sinew.app;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/**
 * What attackers and broken tools write: a listed problem or a counted limit, the promised exit code, what is good beside it
 * still read, all in the little memory that the build gives these tests.
 */
final class HostileInputTest {
    private static final int MEGABYTE = 1 << 20;
    private static final String API = "https://api.bank.example";
    private static final String GOOD = Traffic.get(API + "/health", "{\"up\":true}");
    private static final Map<String, String> JSON = Map.of("content-type", "application/json");

    @TempDir
    Path folder;

    @Test
    void readsTheLinesBesideABrokenOne() throws IOException {
        String cut = Traffic.get(API + "/cut", "{}").substring(0, 90);
        Path file = Traffic.write(folder.resolve("file"), GOOD + cut + "\n" + GOOD + cut);

        JsonNode report = Run.report(file);

        assertThat(Run.operations(report)).containsExactly("GET api.bank.example/health");
        assertThat(report.path("summary").path("exchanges").asInt()).isEqualTo(2);
        assertThat(Run.problems(report)).hasSize(2).allMatch(problem -> problem.matches("file:[13]: .*"));
    }

    @Test
    void readsWhatATruncatedHarStillHas() throws IOException {
        String har = Traffic.har(
                List.of(new String[] {"GET", API + "/first", "{}"}, new String[] {"GET", API + "/second", "{}"}));
        Path file = Traffic.write(folder.resolve("file"), har.substring(0, har.lastIndexOf("status")));

        JsonNode report = Run.report(file);

        assertThat(Run.operations(report)).containsExactly("GET api.bank.example/first");
        assertThat(Run.problems(report)).isNotEmpty().anyMatch(problem -> problem.contains("ends early"));
    }

    @Test
    void readsWhatATruncatedGzipStillHas() throws IOException {
        Random random = new Random(7);
        StringBuilder lines = new StringBuilder();
        for (int i = 0; i < 2_000; i++) {
            lines.append(Traffic.get(API + "/health", "{\"n\":" + random.nextLong() + "}"));
        }
        byte[] whole = Traffic.gzip(lines.toString().getBytes(UTF_8));
        Path file = Files.write(folder.resolve("file"), Arrays.copyOf(whole, whole.length / 2));

        JsonNode report = Run.report(file);

        assertThat(report.path("summary").path("exchanges").asInt()).isBetween(100, 1_999);
        assertThat(Run.problems(report)).singleElement().asString().contains("left out");
    }

    @ParameterizedTest
    @CsvSource({"'[', ']'", "'{\"a\":', '}'"})
    void endsDeepNestingInABody(String open, String close) throws IOException {
        String deep = open.repeat(10_000) + "1" + close.repeat(10_000);
        Path file = Traffic.write(
                folder.resolve("file"),
                Traffic.line("POST", API + "/deep", JSON, deep, 200, JSON, deep)
                        + Traffic.line(
                                "POST",
                                API + "/xml",
                                Map.of("content-type", "text/xml"),
                                "<a>".repeat(10_000),
                                200,
                                JSON,
                                "{}")
                        + GOOD);

        JsonNode report = Run.report(file);

        assertThat(Run.operations(report)).hasSize(3);
        assertThat(Run.problems(report)).anyMatch(problem -> problem.contains("nesting deeper than the limit"));
    }

    @Test
    void endsDeepNestingAroundAnExchange() throws IOException {
        String deep = "[".repeat(10_000) + "]".repeat(10_000);
        Path lines = Traffic.write(
                folder.resolve("lines"),
                GOOD + GOOD.replace("{\"time\"", "{\"extra\":" + deep + ",\"time\"") + deep + "\n");
        Path har = Traffic.write(
                folder.resolve("har"),
                Traffic.har(List.<String[]>of(new String[] {"GET", API + "/har", "{}"}))
                        .replace("\"version\"", "\"extra\":" + deep + ",\"version\""));

        JsonNode report = Run.report(lines, har);

        assertThat(Run.operations(report)).contains("GET api.bank.example/health");
        assertThat(Run.problems(report)).anyMatch(problem -> problem.startsWith("lines:2: "));
    }

    @Test
    void readsStringsOfFiftyMegabytes() throws IOException {
        String huge = "x".repeat(50 * MEGABYTE);
        Path file = folder.resolve("file");
        try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(file))) {
            for (int i = 0; i < 3; i++) {
                out.write(
                        ("{\"request\":{\"method\":\"POST\",\"url\":\"" + API + "/huge\",\"body\":\"").getBytes(UTF_8));
                out.write(huge.getBytes(UTF_8));
                out.write("\"},\"response\":{\"status\":200}}\n".getBytes(UTF_8));
            }
            out.write(GOOD.getBytes(UTF_8));
        }

        JsonNode report = Run.report(file);

        assertThat(Run.operations(report)).containsExactly("GET api.bank.example/health", "POST api.bank.example/huge");
        assertThat(Run.problems(report)).anyMatch(problem -> problem.contains("body longer than the limit"));
    }

    @Test
    void passesOverALineWithoutEnd() throws IOException {
        Path file = folder.resolve("file");
        byte[] zeros = new byte[MEGABYTE];
        try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(file))) {
            out.write(GOOD.getBytes(UTF_8));
            for (int i = 0; i < 400; i++) {
                out.write(zeros);
            }
            out.write(("\n" + GOOD).getBytes(UTF_8));
        }
        assertThat(Files.size(file)).isLessThan(MEGABYTE);

        JsonNode report = Run.report(file);

        assertThat(report.path("summary").path("exchanges").asInt()).isEqualTo(2);
        assertThat(Run.problems(report)).containsExactly("file:1: line longer than 67108864 bytes, not read");
    }

    @Test
    void endsABombInABody() throws IOException {
        ByteArrayOutputStream bomb = new ByteArrayOutputStream();
        byte[] blanks = " ".repeat(MEGABYTE).getBytes(UTF_8);
        try (OutputStream out = new GZIPOutputStream(bomb)) {
            for (int i = 0; i < 200; i++) {
                out.write(blanks);
            }
        }
        String body = Base64.getEncoder().encodeToString(bomb.toByteArray());
        String line = "{\"request\":{\"method\":\"POST\",\"url\":\"" + API + "/bomb\",\"headers\":{\"content-type\":"
                + "\"application/json\",\"content-encoding\":\"gzip\"},\"bodyBase64\":\"" + body
                + "\"},\"response\":{\"status\":200}}\n";
        Path file = Traffic.write(folder.resolve("file"), line + line + GOOD);

        JsonNode report = Run.report(file);

        assertThat(Run.operations(report)).hasSize(2);
        assertThat(Run.problems(report)).singleElement().asString().contains("decoded body longer", "2 exchanges");
    }

    @Test
    void readsAroundInvalidUtf8() throws IOException {
        byte[] line = Traffic.line("POST", API + "/text", JSON, "{\"name\":\"@@@@\"}", 200, JSON, "{\"@@\":1}")
                .getBytes(UTF_8);
        for (int i = 0; i < line.length; i++) {
            line[i] = line[i] == '@' ? (byte) 0xfe : line[i];
        }
        Path file = folder.resolve("file");
        try (OutputStream out = Files.newOutputStream(file)) {
            out.write(line);
            out.write(GOOD.getBytes(UTF_8));
            out.write(new byte[] {(byte) 0xff, (byte) 0xc0, '\n'});
        }

        JsonNode report = Run.report(file);

        assertThat(Run.operations(report)).containsExactly("GET api.bank.example/health", "POST api.bank.example/text");
        assertThat(Run.problems(report)).isNotEmpty();
    }

    @Test
    void decidesBetweenDuplicateKeys() throws IOException {
        String twice = "{\"request\":{\"method\":\"GET\",\"method\":\"PUT\",\"url\":\"" + API + "/a\",\"url\":\"" + API
                + "/b\"},\"response\":{\"status\":200,\"status\":204}}\n";
        String body =
                Traffic.line("POST", API + "/c", JSON, "{\"a\":1,\"a\":{\"a\":2}}", 200, JSON, "{\"x\":1,\"x\":2}");
        Path file = Traffic.write(folder.resolve("file"), twice + body + GOOD);

        JsonNode report = Run.report(file);

        assertThat(report.path("summary").path("exchanges").asInt()
                        + report.path("problems").size())
                .isGreaterThanOrEqualTo(3);
        assertThat(Run.operations(report)).contains("GET api.bank.example/health", "POST api.bank.example/c");
    }

    @Test
    void believesBytesMoreThanContentTypes() throws IOException {
        StringBuilder lines = new StringBuilder(GOOD);
        List<String> types = List.of(
                "text/html",
                "image/png",
                "application/xml",
                "multipart/form-data",
                "",
                "/;;=\"",
                "application/json; charset=utf-77",
                "application/x-www-form-urlencoded");
        List<String> bodies = List.of("{\"a\":1}", "<a/>", "a=1&b=%zz%", "--x\r\n\r\n--x--", "\u0000\u0001", "");
        for (String type : types) {
            for (String body : bodies) {
                lines.append(Traffic.line(
                        "POST",
                        API + "/typed",
                        Map.of("content-type", type),
                        body,
                        200,
                        Map.of("content-type", type, "content-encoding", body.isEmpty() ? "gzip" : "zip"),
                        body));
            }
        }
        Path file = Traffic.write(folder.resolve("file"), lines.toString());

        JsonNode report = Run.report(file);

        assertThat(report.path("summary").path("exchanges").asInt()).isEqualTo(1 + types.size() * bodies.size());
        assertThat(Run.operations(report))
                .containsExactly("GET api.bank.example/health", "POST api.bank.example/typed");
    }

    @Test
    void boundsRandomPaths() throws IOException {
        Path file = random(random -> API + "/" + word(random) + "/" + word(random) + "/" + word(random), 200);

        JsonNode report = Run.report(file);

        assertThat(report.path("summary").path("exchanges").asInt()).isEqualTo(100_000);
        assertThat(report.path("operations").size()).isLessThan(20_001);
        long counted = requests(report) + unattributed(report);
        assertThat(counted).isEqualTo(100_000);
    }

    @Test
    void learnsNothingFromRandomPathsThatAreNotThere() throws IOException {
        Path file = random(random -> API + "/" + word(random) + "/" + word(random), 404);

        JsonNode report = Run.report(file);

        assertThat(report.path("operations").isEmpty()).isTrue();
        assertThat(Run.problems(report))
                .containsExactly(
                        ": api.bank.example: 100000 exchanges of paths or methods that were never found: no operation was learned from them");
    }

    @Test
    void boundsRandomHosts() throws IOException {
        Path file = random(random -> "https://" + word(random) + word(random) + ".example/health", 200);

        JsonNode report = Run.report(file);

        assertThat(report.path("operations").size()).isEqualTo(10_000);
        assertThat(requests(report)).isEqualTo(10_000);
        assertThat(Run.problems(report)).contains(": 90000 exchanges of hosts beyond the limit of 10000: not taken");
    }

    private interface Urls {
        String next(Random random);
    }

    private Path random(Urls urls, int status) throws IOException {
        Random random = new Random(20_260_131);
        Path file = folder.resolve("file");
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file))) {
            for (int i = 0; i < 100_000; i++) {
                out.write(("{\"request\":{\"method\":\"GET\",\"url\":\"" + urls.next(random)
                                + "\"},\"response\":{\"status\":" + status + "}}\n")
                        .getBytes(UTF_8));
            }
        }
        return file;
    }

    private static String word(Random random) {
        char[] letters = new char[9];
        for (int i = 0; i < letters.length; i++) {
            letters[i] = (char) ('a' + random.nextInt(26));
        }
        return new String(letters);
    }

    private static long requests(JsonNode report) {
        long sum = 0;
        for (JsonNode operation : report.path("operations")) {
            sum += operation.path("requests").asLong();
        }
        return sum;
    }

    private static long unattributed(JsonNode report) {
        long sum = 0;
        for (String problem : Run.problems(report)) {
            sum += Long.parseLong(problem.replaceFirst(".*: (\\d+) exchanges? .*", "$1"));
        }
        return sum;
    }
}
