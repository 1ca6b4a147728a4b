package dev.sinew.probe.cases;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sinew.model.RuleEntry;
import dev.sinew.probe.proof.RuleIndex;
import dev.sinew.probe.run.TestResult;
import dev.sinew.probe.run.Verdict;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every proof against its case file, and what holds for all of them. */
final class ProofCasesTest {
    private static final Path FOLDER = Path.of("src/test/resources");
    private static final List<String> OPERATIONS = List.of(
            "GET /things", "GET /things/{thingId}", "GET /things/{thingId}/parts/{partId}", "GET /admin/things");

    @Test
    void everyProofDoesWhatItsCasesSay() throws IOException {
        ProofHarness harness = new ProofHarness(RuleIndex.all(), FOLDER);
        assertThat(harness.run()).isEmpty();
        int reading = (int) RuleIndex.all().stream()
                .filter(each -> !ProofHarness.hasOwnTests(each))
                .count();
        System.out.println("case files of proofs: " + reading + " rules, " + harness.ran() + " cases run");
        assertThat(harness.ran()).isGreaterThanOrEqualTo(3 * reading);
    }

    @Test
    void noProofSaysAnythingOfAServerThatAnswersNothing() throws IOException {
        for (RuleEntry<Object> rule : RuleIndex.all()) {
            for (String all : List.of(
                    "404 {\"error\":\"none\"}",
                    "200 {}",
                    "200 {\"ok\":true,\"code\":\"all-is-well-here\"}",
                    "500 {}")) {
                ProofCase inert = new ProofCase(
                        "inert",
                        OPERATIONS,
                        true,
                        List.of("anna", "bob", "clerk admin"),
                        List.of(Route.of("all GET /things -> " + all), Route.of("all GET /things/{id} -> " + all)),
                        Map.of(),
                        false);
                TestResult result = ProofHarness.run(rule, inert);
                assertThat(result.with(Verdict.CONFIRMED))
                        .as(rule.facts().id() + " " + all)
                        .isEmpty();
                assertThat(result.requests()).isLessThan(100);
            }
        }
    }

    @Test
    void aWrongExpectationIsTold(@TempDir Path folder) throws IOException {
        RuleEntry<Object> rule = RuleIndex.all().getFirst();
        assertThat(new ProofHarness(List.of(rule), folder).run())
                .containsExactly(rule.facts().id() + " has no case file");
        Path file = folder.resolve(rule.rule().getClass().getName().replace('.', '/') + ".cases.yaml");
        Files.createDirectories(file.getParent());
        Files.writeString(file, """
                - {name: a, operations: ["GET /x"], identities: [anna], routes: ["anna GET /x -> 200 {}"], expect: {"GET /x": confirmed}}
                """);
        Files.writeString(folder.resolve("Nobody.cases.yaml"), "[]");
        assertThat(new ProofHarness(List.of(rule), folder).run())
                .anyMatch(each -> each.contains("GET /x expected confirmed, found untested"))
                .anyMatch(each -> each.contains("1 cases that confirm and 0 that do not"))
                .anyMatch(each -> each.contains("belongs to no rule"));
    }
}
