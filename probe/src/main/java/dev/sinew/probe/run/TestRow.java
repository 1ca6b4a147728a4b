package dev.sinew.probe.run;

import dev.sinew.model.Operation;
import dev.sinew.model.RuleFacts;
import java.util.List;

/**
 * One test of one operation.
 *
 * @param rule which
 * @param operation where
 * @param outcome what it says
 * @param requests how many it took
 */
public record TestRow(RuleFacts rule, Operation operation, Outcome outcome, int requests) {
    /** The requests that show it as commands, credentials left out. */
    public List<String> commands(String target) {
        return outcome.steps().stream()
                .map(step -> Curl.of(target, step.written()))
                .toList();
    }
}
