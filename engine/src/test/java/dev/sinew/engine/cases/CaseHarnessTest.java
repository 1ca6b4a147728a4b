package dev.sinew.engine.cases;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sinew.engine.rules.RuleIndex;
import dev.sinew.engine.rules.TokenInUrl;
import dev.sinew.model.RuleEntry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The harness must see whatever is wrong with a case file: one that is blind would stay green for ever. */
final class CaseHarnessTest {
    private static final String FIRES = """
            - name: fires
              exchanges:
                - request: {method: GET, url: 'https://api.bank.example/things?access_token=Zx81kPq0TtWm4RfB'}
                  response: {status: 200, body: {ok: true}}
              expect: [{place: GET api.bank.example/things, field: access_token}]
            """;
    private static final String QUIET = """
            - name: quiet
              exchanges:
                - request: {method: GET, url: 'https://api.bank.example/things'}
                  response: {status: 200}
              expect: []
            """;
    private static final String QUIET_TOO = QUIET.replace("name: quiet", "name: quiet too");
    private static final String FILE = "dev/sinew/engine/rules/TokenInUrl.cases.yaml";

    @TempDir
    private Path resources;

    private List<RuleEntry<Object>> rules = List.of();

    @BeforeEach
    void takeOneRule() {
        rules = RuleIndex.all().stream()
                .filter(entry -> entry.rule() instanceof TokenInUrl)
                .toList();
        assertThat(rules).hasSize(1);
    }

    @Test
    void isContentWithAGoodFile() throws IOException {
        write(FILE, FIRES + QUIET + QUIET_TOO);
        CaseHarness harness = new CaseHarness(rules, resources);

        assertThat(harness.run()).isEmpty();
        assertThat(harness.ran()).containsExactly(Map.entry("posture.token-in-url", 3));
    }

    @Test
    void seesAFindingThatNobodyExpects() throws IOException {
        write(
                FILE,
                FIRES
                        + QUIET
                        + QUIET_TOO
                        + FIRES.replaceFirst("fires", "wrong").replaceFirst("expect: .*", "expect: []"));

        assertThat(complaints()).singleElement().asString().contains(FILE, "wrong", "expected []", "access_token");
    }

    @Test
    void missesAFindingThatIsExpected() throws IOException {
        write(
                FILE,
                FIRES
                        + QUIET
                        + QUIET_TOO
                        + FIRES.replaceFirst("fires", "wrong").replaceFirst("access_token=", "colour="));

        assertThat(complaints()).singleElement().asString().contains("wrong", "found []");
    }

    @Test
    void seesThatAnotherRuleFindsSomethingWhereNothingMayBeFound() throws IOException {
        rules = RuleIndex.all();
        write(FILE, FIRES + QUIET + QUIET_TOO + """
                - name: a forged token
                  calls: |
                    anna~ GET /me -> 401 {"error":"no"}
                  expect: nothing
                """);

        assertThat(complaints()).anySatisfy(each -> assertThat(each).contains("a forged token: expected []"));
    }

    @ParameterizedTest
    @CsvSource({"api.bank.example/things, api.bank.example/other", "'field: access_token', 'field: jwt'"})
    void tellsPlacesAndFieldsApart(String right, String wrong) throws IOException {
        write(FILE, FIRES.replace(right + ',', wrong + ',').replace(right + '}', wrong + '}') + QUIET + QUIET_TOO);

        assertThat(complaints()).singleElement().asString().contains("fires: expected");
    }

    @Test
    void wantsAFileForEachRule() {
        assertThat(complaints()).containsExactly("posture.token-in-url: has no case file " + FILE);
    }

    @Test
    void wantsARuleForEachFile() throws IOException {
        write(FILE, FIRES + QUIET + QUIET_TOO);
        write("dev/sinew/engine/rules/Gone.cases.yaml", FIRES + QUIET + QUIET_TOO);
        write("dev/sinew/TokenInUrl.cases.yaml", FIRES + QUIET + QUIET_TOO);

        assertThat(complaints())
                .containsExactly(
                        "dev/sinew/TokenInUrl.cases.yaml: belongs to no rule",
                        "dev/sinew/engine/rules/Gone.cases.yaml: belongs to no rule");
    }

    @Test
    void wantsACaseThatFires() throws IOException {
        write(FILE, QUIET + QUIET_TOO);

        assertThat(complaints()).containsExactly(FILE + ": has 0 cases that fire, needs 1");
    }

    @Test
    void wantsTwoCasesThatStayQuiet() throws IOException {
        write(FILE, FIRES + QUIET);

        assertThat(complaints()).containsExactly(FILE + ": has 1 cases that stay quiet, needs 2");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            name: quiet too   | name: quiet         | two cases are named
            response:         | answer:             | unknown key 'answer'
            expect: []        | expected: []        | unknown key 'expected'
            expect: []        | ''                  | expect is no list
            status: 200       | status: ok          | has no status
            method: GET,      | ''                  | is missing or no text
            'request: {'      | 'time: now, request: {' | no YAML
            """)
    void refusesAFileThatItCannotTrust(String right, String wrong, String complaint) throws IOException {
        String broken = QUIET_TOO.replace(right, wrong);
        assertThat(broken).isNotEqualTo(QUIET_TOO);
        write(FILE, FIRES + QUIET + broken);

        assertThat(complaints()).singleElement().asString().contains(FILE, complaint);
    }

    @Test
    void refusesAnEmptyFile() throws IOException {
        write(FILE, "");

        assertThat(complaints()).containsExactly(FILE + ": the file is no list");
    }

    private List<String> complaints() {
        return new CaseHarness(rules, resources).run();
    }

    private void write(String file, String text) throws IOException {
        Path path = resources.resolve(file);
        Files.createDirectories(path.getParent());
        Files.writeString(path, text);
    }
}
