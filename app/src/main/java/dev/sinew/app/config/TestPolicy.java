package dev.sinew.app.config;

import dev.sinew.engine.classify.Glob;
import dev.sinew.model.Operation;
import dev.sinew.model.Severity;
import dev.sinew.report.gate.Ignores;
import java.util.List;
import java.util.Optional;

/**
 * What a team has agreed on for its tests. Patterns have {@code *} for any text.
 *
 * @param run ids of rules that run; empty for all
 * @param skip ids of rules that do not
 * @param test operations that are tested, as {@code METHOD /path}; empty for all
 * @param leave operations that are not
 * @param failOn the severity from which on findings fail the run
 * @param minCoverage how many percent of the reading operations must be reached; 0 where nothing is said
 * @param exceptions findings that are accepted, each with a reason and an end
 */
public record TestPolicy(
        List<String> run,
        List<String> skip,
        List<String> test,
        List<String> leave,
        Optional<Severity> failOn,
        int minCoverage,
        Ignores exceptions) {
    public static final TestPolicy NONE =
            new TestPolicy(List.of(), List.of(), List.of(), List.of(), Optional.empty(), 0, Ignores.NONE);

    /** Whether a rule runs. */
    public boolean runs(String rule) {
        return (run.isEmpty() || fits(run, rule)) && !fits(skip, rule);
    }

    /** Whether an operation is tested. */
    public boolean tests(Operation operation) {
        String text = operation.method() + " " + operation.path();
        return (test.isEmpty() || fits(test, text)) && !fits(leave, text);
    }

    private static boolean fits(List<String> patterns, String text) {
        return patterns.stream().anyMatch(each -> Glob.fits(each, text));
    }
}
