package dev.sinew.probe.run;

import dev.sinew.probe.graph.GraphPath;
import dev.sinew.probe.http.Translation;
import java.util.Optional;

/** What is told of tests at fields of GraphQL services: operations and requests as the target has them. All else stays as it is. */
record Told(Translation translation) {
    TestRow row(TestRow row) {
        Outcome outcome = row.outcome();
        Outcome told = new Outcome(
                outcome.verdict(),
                translation.told(outcome.reason()),
                outcome.steps().stream().map(this::step).toList(),
                outcome.cause(),
                // Requests that are made of what others answered, and conditions of a proxy, are about addresses.
                isField(row) ? Optional.empty() : outcome.replay(),
                isField(row) ? Optional.empty() : outcome.refusal());
        return new TestRow(row.rule(), GraphPath.told(row.operation()), told, row.requests());
    }

    private static boolean isField(TestRow row) {
        return GraphPath.isField(row.operation().path());
    }

    private Outcome.Step step(Outcome.Step step) {
        return new Outcome.Step(
                step.who(),
                translation.written(step.ask()).orElse(step.ask()),
                translation.told(step.shows()),
                step.forging());
    }

    Coverage coverage(Coverage coverage) {
        return new Coverage(
                GraphPath.told(coverage.operation()),
                coverage.as(),
                coverage.tests(),
                translation.told(coverage.reason()));
    }
}
