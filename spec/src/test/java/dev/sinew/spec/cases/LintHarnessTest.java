package dev.sinew.spec.cases;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sinew.model.RuleEntry;
import dev.sinew.spec.drift.RuleIndex;
import dev.sinew.spec.lint.SpecServerNotHttps;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The harness must see whatever is wrong with a case file: one that is blind would stay green for ever. */
final class LintHarnessTest {
    private static final String FIRES = """
            - name: fires
              specifications:
                a.yaml: |
                  openapi: 3.1.0
                  servers: [{url: 'http://api.bank.example'}]
                  paths: {/a: {get: {responses: {default: {}}}}}
              expect: [{place: api.bank.example, field: 'http://api.bank.example', confidence: confirmed, line: 2, note: server}]
            """;
    private static final String QUIET = FIRES.replace("fires", "quiet")
            .replace("url: 'http:", "url: 'https:")
            .replaceFirst("expect: .*", "expect: []");
    private static final String QUIET_TOO = QUIET.replace("name: quiet", "name: quiet too");
    private static final String FILE = "dev/sinew/spec/lint/SpecServerNotHttps.cases.yaml";

    @TempDir
    private Path resources;

    @Test
    void isContentWithAGoodFile() throws IOException {
        write(FIRES + QUIET + QUIET_TOO);

        assertThat(complaints()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            url: 'http:                | url: 'https:              | missing [Expected[place=api.bank.example
            place: api.bank.example    | place: api.bank.other     | unexpected [api.bank.example
            field: 'http:              | field: 'https:            | unexpected [api.bank.example
            confidence: confirmed      | confidence: likely        | unexpected [api.bank.example
            line: 2                    | line: 3                   | unexpected [api.bank.example
            note: server               | note: client              | unexpected [api.bank.example
            expect: [{place            | expected: [{place         | unknown key 'expected'
            specifications:            | descriptions:             | unknown key 'descriptions'
            openapi: 3.1.0             | openapi: 9.9              | which is not read
            name: fires                | name: quiet               | two cases are named
            place: api.bank.example,   | ''                        | is missing or no text
            """)
    void seesWhatIsWrong(String right, String wrong, String complaint) throws IOException {
        assertThat(FIRES).contains(right);
        write(FIRES.replace(right, wrong) + QUIET + QUIET_TOO);

        assertThat(complaints()).isNotEmpty().first().asString().contains(FILE, complaint);
    }

    @Test
    void wantsCasesThatFireAndTwoThatStayQuiet() throws IOException {
        write(QUIET);

        assertThat(complaints())
                .containsExactly(
                        FILE + ": has 0 cases that fire, needs 1", FILE + ": has 1 cases that stay quiet, needs 2");
    }

    @Test
    void wantsAFileForEachRuleAndARuleForEachFile() throws IOException {
        Path other = resources.resolve("Gone.cases.yaml");
        Files.writeString(other, FIRES);

        assertThat(complaints())
                .containsExactly(
                        "posture.spec-server-not-https: has no case file " + FILE,
                        "Gone.cases.yaml: belongs to no rule");
    }

    private List<String> complaints() {
        List<RuleEntry<Object>> one = RuleIndex.all().stream()
                .filter(entry -> entry.rule() instanceof SpecServerNotHttps)
                .toList();
        assertThat(one).hasSize(1);
        return new LintHarness(one, resources).run();
    }

    private void write(String text) throws IOException {
        Path path = resources.resolve(FILE);
        Files.createDirectories(path.getParent());
        Files.writeString(path, text);
    }
}
