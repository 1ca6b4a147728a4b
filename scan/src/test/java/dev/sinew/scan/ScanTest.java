package dev.sinew.scan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sinew.model.Finding;
import dev.sinew.scan.engine.Suppressed;
import dev.sinew.scan.rules.RuleSet;
import dev.sinew.scan.rules.RuleSetReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ScanTest {
    private static final String PASSWORD = "Tr4ndom!Word9";
    private static final String LINE = "password=" + PASSWORD + "\n";

    @TempDir
    @SuppressWarnings("NullAway.Init") // set by JUnit
    private Path folder;

    private ScanResult scan() {
        return scan(Planted.OURS, new Suppressed());
    }

    private ScanResult scan(RuleSet rules, Suppressed suppressed) {
        return new Scan(new ScanSettings(List.of(folder), rules, suppressed, Planted.NOW, 1 << 20, 2)).run();
    }

    private Path write(String name, String text) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        return Files.writeString(file, text);
    }

    @Test
    void oneFindingForEachSecretInEachFile() throws IOException {
        write("a/one.properties", LINE + "x=1\n" + LINE);
        write("b/two.properties", "\n\n" + LINE);
        ScanResult result = scan();
        assertThat(result.findings())
                .extracting(each -> each.line().toString())
                .containsExactly("Line[file=a/one.properties, number=1]", "Line[file=b/two.properties, number=3]");
        assertThat(result.findings()).extracting(Finding::occurrences).containsExactly(2L, 1L);
        assertThat(result.findings()).extracting(each -> each.rule().id()).containsOnly("scan.hard-coded-password");
    }

    @Test
    void noSecretIsShown() throws IOException {
        write("one.properties", LINE);
        ScanResult result = scan();
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        GitleaksReport.write(result.hits(), out);
        String all = result.findings() + out.toString(StandardCharsets.UTF_8) + result.hits();
        assertThat(all).contains("Tr••••••d9").doesNotContain("4ndom");
    }

    @Test
    void fingerprintsStayWhenLinesMove() throws IOException {
        write("one.properties", LINE);
        String before = scan().findings().getFirst().fingerprint();
        write("one.properties", "\n\n\n" + LINE);
        assertThat(scan().findings().getFirst().fingerprint()).isEqualTo(before);
        write("one.properties", LINE.replace("9", "8"));
        assertThat(scan().findings().getFirst().fingerprint()).isNotEqualTo(before);
    }

    @Test
    void whatIsNoTextIsCounted() throws IOException {
        write("a.bin", "\0\1\2" + LINE);
        write("long.txt", LINE + "x".repeat(2 << 20));
        Files.write(folder.resolve("broken.properties"), concat(new byte[] {(byte) 0xC3, (byte) 0xFF, '\n'}, LINE));
        Files.write(folder.resolve("wide.properties"), ("\uFEFF" + LINE).getBytes(StandardCharsets.UTF_16LE));
        ScanResult result = scan();
        assertThat(result.binary()).isEqualTo(1);
        assertThat(result.problems())
                .singleElement()
                .satisfies(problem -> assertThat(problem.what()).contains("longer than"));
        assertThat(result.findings())
                .extracting(each -> each.line().toString())
                .containsExactly("Line[file=broken.properties, number=2]", "Line[file=wide.properties, number=1]");
    }

    private static byte[] concat(byte[] start, String text) {
        byte[] rest = text.getBytes(StandardCharsets.UTF_8);
        byte[] all = Arrays.copyOf(start, start.length + rest.length);
        System.arraycopy(rest, 0, all, start.length, rest.length);
        return all;
    }

    @Test
    void oneLineOfAMegabyteIsReadInItsParts() throws IOException {
        String filler = "\"k\":1,".repeat(80_000);
        write("min.json", "{" + filler + "\"password\":\"" + PASSWORD + "\"," + filler + "}");
        assertThat(scan().hits())
                .singleElement()
                .satisfies(hit -> assertThat(hit.secret()).isEqualTo(PASSWORD));
    }

    @Test
    void linksAreNotFollowedAndHistoryIsNotRead() throws IOException {
        Files.createSymbolicLink(folder.resolve("loop"), folder);
        write(".git/config", "url = https://me:" + PASSWORD + "@git.internal/a\n");
        StringBuilder deep = new StringBuilder("d");
        for (int i = 0; i < 60; i++) {
            deep.append("/d");
        }
        write(deep + "/one.properties", LINE);
        assertThat(scan().hits()).hasSize(1);
    }

    @Test
    void rulesInTheFormOfGitleaks() throws IOException {
        RuleSet set = RuleSetReader.parse("""
                title = "theirs"
                [[rules]]
                id = "corp"
                description = "Corp key"
                regex = '''(?P<name>corp)-([[:alnum:]]{8})\\x{2D}z'''
                secretGroup = 2
                keywords = ["CORP-"]
                [rules.allowlist]
                stopwords = ["sample"]
                [[rules.allowlists]]
                condition = "AND"
                paths = ['''tests/''']
                regexTarget = "line"
                regexes = ['''fixture''']
                [[rules]]
                id = "back"
                regex = '''(a)\\1'''
                [[rules]]
                id = "no-such-group"
                regex = '''a(b)'''
                secretGroup = 2
                [[rules]]
                id = "key-file"
                path = '''\\.p12$'''
                [allowlist]
                paths = ['''vendor/''']
                """, "rules.toml");
        assertThat(set.problems())
                .extracting(each -> each.what().split(" ", 3)[1])
                .containsExactly("back", "no-such-group");
        write("a.txt", "corp-ab12cd34-z and corp-sample12-z\n");
        write("tests/a.txt", "corp-ab12cd34-z fixture\ncorp-ab12cd34-z\n");
        write("vendor/a.txt", "corp-ab12cd34-z\n");
        write("store.p12", "no secret by its content\n");
        ScanResult result = scan(set, new Suppressed());
        assertThat(result.hits())
                .extracting(hit -> hit.path() + ":" + hit.line() + " " + hit.rule())
                .containsExactlyInAnyOrder("a.txt:1 corp", "tests/a.txt:2 corp", "store.p12:1 key-file");
        assertThat(result.hits()).extracting(hit -> hit.secret()).contains("ab12cd34");
    }

    @Test
    void setsExtendOurs() {
        RuleSet set = RuleSetReader.parse("""
                [extend]
                useDefault = true
                disabledRules = ["slack-token"]
                [[rules]]
                id = "stripe-secret-key"
                [[rules.allowlists]]
                stopwords = ["zzz"]
                """, "rules.toml");
        assertThat(set.problems()).isEmpty();
        assertThat(set.rules())
                .hasSize(Planted.OURS.rules().size() - 1)
                .noneMatch(rule -> rule.id().equals("slack-token"));
        assertThat(set.rules()).anySatisfy(rule -> {
            assertThat(rule.id()).isEqualTo("stripe-secret-key");
            assertThat(rule.allowlists()).hasSize(1);
        });
        assertThat(RuleSetReader.parse("[[rules", "x").problems()).isNotEmpty();
    }

    @Test
    void whatWasAcceptedIsCounted() throws IOException {
        write("one.properties", LINE);
        write("two.properties", LINE);
        Suppressed suppressed = new Suppressed();
        suppressed.ignore(write("ignored", "# accepted\n0123456789abcdef:one.properties:assigned-password:1\n"));
        assertThat(suppressed.baseline(write(
                        "report.json",
                        "[{\"RuleID\":\"assigned-password\",\"File\":\"two.properties\",\"StartLine\":9,\"Secret\":\""
                                + PASSWORD + "\"}]")))
                .isTrue();
        Files.delete(folder.resolve("report.json"));
        ScanResult result = scan(Planted.OURS, suppressed);
        assertThat(result.findings()).isEmpty();
        assertThat(result.accepted()).isEqualTo(2);
    }

    @Test
    void rulesRequireOthersBesideThem() throws IOException {
        RuleSet set = RuleSetReader.parse("""
                [[rules]]
                id = "pair"
                regex = '''SEC-([0-9]{6})'''
                keywords = ["sec-"]
                [[rules.required]]
                id = "near"
                withinLines = 2
                [[rules]]
                id = "near"
                regex = '''KEY-[0-9]{4}'''
                keywords = ["key-"]
                skipReport = true
                [[rules]]
                id = "beside"
                regex = '''TOK-[0-9]{4}'''
                keywords = ["tok-"]
                [[rules.required]]
                id = "near"
                withinLines = 0
                withinColumns = 20
                [[rules]]
                id = "alone"
                regex = '''ALONE'''
                [[rules.required]]
                id = "nowhere"
                """, "rules.toml");
        assertThat(set.problems())
                .singleElement()
                .satisfies(each -> assertThat(each.what()).contains("alone", "nowhere"));
        write("a.txt", "KEY-1234\n\nSEC-123456\nSEC-654321 TOK-1111\nKEY-1234 TOK-2222 and far away TOK-3333\n");
        write("b.txt", "KEY-1234\n\n\nSEC-123456\n");
        assertThat(scan(set, new Suppressed()).hits())
                .extracting(hit -> hit.path() + ":" + hit.line() + " " + hit.rule())
                .containsExactly("a.txt:3 pair", "a.txt:4 pair", "a.txt:5 beside");
    }

    @Test
    void whatWasAcceptedForDetectSecrets() throws IOException {
        write("one.properties", LINE);
        write("two.properties", LINE.replace("9", "8").strip() + " # pragma: allowlist secret\n");
        Suppressed suppressed = new Suppressed();
        // SHA-1 of the secret, as `sha1sum` prints it
        Path baseline = write(
                "baseline",
                "{\"version\":\"1.5.0\",\"results\":{\"one.properties\":[{\"type\":\"Secret Keyword\",\"hashed_secret\":\""
                        + "c0d75870fd68dfaf3977e46f192d9c8489401bbf\",\"line_number\":7}]}}");
        assertThat(suppressed.baseline(baseline)).isTrue();
        Files.delete(baseline);
        ScanResult result = scan(Planted.OURS, suppressed);
        assertThat(result.findings()).isEmpty();
        assertThat(result.accepted()).isEqualTo(1);
    }
}
