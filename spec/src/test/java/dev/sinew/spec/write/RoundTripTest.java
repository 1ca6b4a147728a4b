package dev.sinew.spec.write;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sinew.model.LearnedOperation;
import dev.sinew.spec.RandomOperations;
import dev.sinew.spec.drift.SpecComparison;
import dev.sinew.spec.match.Match;
import dev.sinew.spec.match.Match.Status;
import dev.sinew.spec.read.Reading;
import dev.sinew.spec.read.Specifications;
import io.swagger.v3.parser.OpenAPIV3Parser;
import io.swagger.v3.parser.core.models.ParseOptions;
import io.swagger.v3.parser.core.models.SwaggerParseResult;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** What is written of operations says of just these operations that all is as described. */
final class RoundTripTest {
    private static final int ROUNDS = 3_000;
    private static final int ROUNDS_WITH_ORACLE = 150;

    @Test
    void nothingDriftsFromWhatIsWrittenOfIt() {
        long seed = new Random().nextLong();
        System.out.println("round trips from seed " + seed);
        for (int i = 0; i < ROUNDS; i++) {
            List<LearnedOperation> operations = new RandomOperations(seed + i).operations();
            String text = i % 2 == 0 ? OpenApiWriter.json(operations) : OpenApiWriter.yaml(operations);
            Reading reading = Specifications.read(text.getBytes(StandardCharsets.UTF_8), "written");
            assertThat(reading.problems()).as("seed %s, %s", seed + i, text).isEmpty();
            SpecComparison comparison = SpecComparison.of(reading.descriptions(), operations);
            assertThat(comparison.findings())
                    .extracting(each ->
                            each.rule().id() + " " + each.operation() + " " + each.field() + " " + each.evidence())
                    .as("seed %s, %s", seed + i, text)
                    .isEmpty();
            assertThat(comparison.matches())
                    .as("seed %s", seed + i)
                    .hasSameSizeAs(operations)
                    .allMatch(Match::documented)
                    .allMatch(each -> each.status() == Status.ACTIVE);
        }
    }

    @Test
    void theSameOperationsInAnyOrderAreTheSameText() {
        List<LearnedOperation> operations = new RandomOperations(7).operations();

        assertThat(OpenApiWriter.json(operations.reversed())).isEqualTo(OpenApiWriter.json(operations));
    }

    @Test
    void anotherReaderHasNoComplaints() {
        long seed = new Random().nextLong();
        System.out.println("documents for another reader from seed " + seed);
        ParseOptions options = new ParseOptions();
        options.setResolve(true);
        for (int i = 0; i < ROUNDS_WITH_ORACLE; i++) {
            List<LearnedOperation> operations = new RandomOperations(seed + i).operations();
            String text = OpenApiWriter.json(operations);
            SwaggerParseResult result = new OpenAPIV3Parser().readContents(text, List.of(), options);
            assertThat(result.getMessages()).as("seed %s, %s", seed + i, text).isNullOrEmpty();
            assertThat(result.getOpenAPI().getPaths().values()).isNotEmpty();
        }
    }
}
