package dev.sinew.spec.read;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.sinew.model.LearnedOperation;
import dev.sinew.spec.ApiDescription;
import dev.sinew.spec.RandomOperations;
import dev.sinew.spec.drift.SpecComparison;
import java.util.List;

class SpecificationsFuzzTest {
    private static final List<LearnedOperation> OPERATIONS = new RandomOperations(1).operations();

    /** Never throws: what is no specification is a problem, what is one can be resolved and compared. */
    @FuzzTest(maxDuration = "5m")
    void anythingIsReadOrAProblem(byte[] bytes) {
        Reading reading = Specifications.read(bytes, "fuzz");
        assertThat(reading.descriptions().isEmpty() && reading.problems().isEmpty())
                .isFalse();
        for (ApiDescription api : reading.descriptions()) {
            api.schemas()
                    .values()
                    .forEach(schema ->
                            assertThat(api.resolver().variants(schema)).isNotEmpty());
        }
        assertThat(SpecComparison.of(reading.descriptions(), OPERATIONS).matches())
                .hasSizeGreaterThanOrEqualTo(OPERATIONS.size());
    }
}
