package dev.sinew.spec.cases;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sinew.spec.drift.RuleIndex;
import dev.sinew.spec.lint.LintCheck;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Every lint rule against its case file. */
final class LintCasesTest {
    @Test
    void everyRuleDoesWhatItsCasesSay() {
        LintHarness harness = new LintHarness(RuleIndex.all(), Path.of("src/test/resources"));

        List<String> complaints = harness.run();

        System.out.println("lint cases, fire/quiet: " + harness.ran());
        assertThat(complaints).isEmpty();
        assertThat(harness.ran()).isNotEmpty().hasSize((int) RuleIndex.all().stream()
                .filter(entry -> entry.rule() instanceof LintCheck)
                .count());
    }
}
