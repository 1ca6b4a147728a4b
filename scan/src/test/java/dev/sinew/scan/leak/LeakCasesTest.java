package dev.sinew.scan.leak;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sinew.model.Finding;
import dev.sinew.model.RuleEntry;
import dev.sinew.scan.Scan;
import dev.sinew.scan.ScanResult;
import dev.sinew.scan.ScanSettings;
import dev.sinew.scan.ask.AskedBefore;
import dev.sinew.scan.ask.AskingIssuers;
import dev.sinew.scan.ask.Patience;
import dev.sinew.scan.ask.TestIssuer;
import dev.sinew.scan.engine.Suppressed;
import dev.sinew.scan.rules.RuleSet;
import dev.sinew.scan.rules.RuleSetReader;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/**
 * Scans the files of each case and compares what the rule finds in them with what the case expects. Double braces in a text stand round what
 * begins a token, so that the cases themselves hold none.
 */
class LeakCasesTest {
    private static final Instant NOW = Instant.parse("2026-12-01T12:00:00Z");
    private static final RuleSet OURS = RuleSetReader.ours();

    @TempDir
    @SuppressWarnings("NullAway.Init") // set by JUnit
    private Path folder;

    @Test
    void everyRuleHasCasesThatFireAndCasesThatAreQuiet() throws IOException {
        for (RuleEntry<Object> entry : RuleIndex.all()) {
            if (entry.rule() instanceof Leak) {
                List<JsonNode> cases = cases(entry);
                assertThat(cases)
                        .as(entry.facts().id())
                        .anyMatch(each -> each.path("expect").isEmpty());
                assertThat(cases)
                        .as(entry.facts().id())
                        .anyMatch(each -> !each.path("expect").isEmpty());
            }
        }
    }

    @TestFactory
    List<DynamicTest> cases() throws IOException {
        List<DynamicTest> tests = new ArrayList<>();
        for (RuleEntry<Object> entry : RuleIndex.all()) {
            if (entry.rule() instanceof Leak) {
                for (JsonNode each : cases(entry)) {
                    String name = entry.facts().id() + ": " + each.path("name").asString();
                    Path place = folder.resolve(String.valueOf(tests.size()));
                    tests.add(DynamicTest.dynamicTest(name, () -> check(entry, each, place)));
                }
            }
        }
        return tests;
    }

    private static List<JsonNode> cases(RuleEntry<Object> entry) throws IOException {
        String name = entry.rule().getClass().getSimpleName() + ".cases.yaml";
        try (InputStream in = LeakCasesTest.class.getResourceAsStream(name)) {
            assertThat(in).as(name).isNotNull();
            List<JsonNode> cases = new ArrayList<>();
            new YAMLMapper().readTree(in).forEach(cases::add);
            return cases;
        }
    }

    private static void check(RuleEntry<Object> entry, JsonNode example, Path folder) throws IOException {
        for (Map.Entry<String, JsonNode> file : example.path("files").properties()) {
            Path path = folder.resolve(file.getKey());
            Files.createDirectories(path.getParent());
            Files.writeString(path, file.getValue().asString().replaceAll("\\{\\{([^{}]*)}}", "$1"));
        }
        ScanSettings settings = new ScanSettings(List.of(folder), OURS, new Suppressed(), NOW, 1 << 20, 1);
        ScanResult result =
                example.has("issuer") ? asking(settings, example.path("issuer").asInt()) : new Scan(settings).run();
        List<Finding> found = result.findings().stream()
                .filter(each -> each.rule().id().equals(entry.facts().id()))
                .toList();
        JsonNode expected = example.path("expect");
        assertThat(found).hasSize(expected.size());
        Iterator<Finding> findings = found.iterator();
        for (JsonNode each : expected) {
            compare(findings.next(), each);
        }
    }

    /** A scan that asks the issuer of keys such as {@code demo_…}, which always answers with that status. */
    private static ScanResult asking(ScanSettings settings, int status) throws IOException {
        Path memory = settings.paths()
                .getFirst()
                .resolveSibling(settings.paths().getFirst().getFileName() + ".asked");
        try (TestIssuer issuer = new TestIssuer(any -> TestIssuer.answer(status, ""));
                AskedBefore before = AskedBefore.open(memory, LocalDate.ofInstant(NOW, ZoneOffset.UTC))) {
            RuleSet rules = RuleSetReader.parse("""
                    [[rules]]
                    id = "demo-key"
                    regex = "demo_[a-z0-9]{24}"
                    keywords = ["demo_"]
                    [rules.ask]
                    url = "http://HOST/me"
                    headers = ["Authorization: Bearer {secret}"]
                    works = ["200"]
                    refused = ["401"]
                    """.replace("HOST", issuer.host()), "demo.toml");
            AskingIssuers issuers = new AskingIssuers(rules, any -> true, before, "Sinew/test", Patience.USUAL);
            return new Scan(new ScanSettings(
                            settings.paths(), rules, settings.suppressed(), NOW, settings.maxBytes(), 1, issuers))
                    .run();
        }
    }

    private static void compare(Finding finding, JsonNode expected) {
        assertThat(finding.line().file()).isEqualTo(expected.path("file").asString());
        assertThat(finding.line().number()).isEqualTo(expected.path("line").asInt());
        assertThat(finding.occurrences()).isEqualTo(expected.path("occurrences").asLong(1));
        assertThat(finding.confidence().toString())
                .isEqualToIgnoringCase(expected.path("confidence")
                        .asString(finding.confidence().toString()));
        assertThat(finding.evidence().getFirst().note())
                .contains(expected.path("note").asString(""));
    }
}
