package dev.sinew.spec.cases;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sinew.spec.drift.DriftCheck;
import dev.sinew.spec.drift.RuleIndex;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Every drift rule against its case file. */
final class DriftCasesTest {
    @Test
    void everyRuleDoesWhatItsCasesSay() {
        DriftHarness harness = new DriftHarness(RuleIndex.all(), Path.of("src/test/resources"));

        List<String> complaints = harness.run();

        int all = harness.ran().values().stream().mapToInt(Integer::intValue).sum();
        System.out.println("case files: " + harness.ran() + ", " + all + " cases run");
        assertThat(complaints).isEmpty();
        assertThat(harness.ran()).hasSize((int) RuleIndex.all().stream()
                .filter(entry -> entry.rule() instanceof DriftCheck)
                .count());
        assertThat(all).isPositive();
    }
}
