package dev.sinew.engine.cases;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sinew.engine.rules.RuleIndex;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Every rule of the engine against its case file. */
final class CaseFilesTest {
    @Test
    void everyRuleDoesWhatItsCasesSay() {
        CaseHarness harness = new CaseHarness(RuleIndex.all(), Path.of("src/test/resources"));

        List<String> complaints = harness.run();

        harness.ran().forEach((rule, cases) -> System.out.println("cases of " + rule + ": " + cases + " run"));
        int all = harness.ran().values().stream().mapToInt(Integer::intValue).sum();
        System.out.println("case files: " + harness.ran().size() + " rules, " + all + " cases run");
        assertThat(complaints).isEmpty();
        assertThat(harness.ran()).hasSize(RuleIndex.all().size());
        assertThat(all).isPositive();
    }
}
