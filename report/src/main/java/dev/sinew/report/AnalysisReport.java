package dev.sinew.report;

import dev.sinew.model.Finding;
import dev.sinew.model.Operation;
import dev.sinew.model.Problem;
import java.util.List;
import java.util.Optional;

/**
 * The result of a command, ready to be shown.
 *
 * @param version of Sinew
 * @param command which command made it
 * @param exchanges how many exchanges were taken
 * @param callers how many distinct callers made them
 * @param operations in the order of api, path, method
 * @param findings in the order of severity and operation
 * @param problems what could not be read or attributed, in the order met
 */
public record AnalysisReport(
        String version,
        String command,
        long exchanges,
        long callers,
        List<Row> operations,
        List<Finding> findings,
        List<Problem> problems) {
    public AnalysisReport {
        operations = List.copyOf(operations);
        findings = List.copyOf(findings);
        problems = List.copyOf(problems);
    }

    /**
     * One operation.
     *
     * @param operation which
     * @param requests how many calls
     * @param callers how many distinct callers
     * @param authentication {@code always}, {@code mixed}, {@code never} or {@code unknown}
     * @param authenticationTypes kinds of credentials seen, in order
     * @param dataClasses classes of sensitive values seen, in order
     * @param documented whether a specification has it; empty without a specification
     * @param status {@code active}, {@code shadow}, {@code zombie} or {@code orphan}
     * @param firstSeenMicros the first call's time in microseconds since 1970 UTC, or {@link Long#MIN_VALUE}
     * @param lastSeenMicros the last call's time, likewise
     * @param errors how many calls were answered with a status of 400 or above
     */
    public record Row(
            Operation operation,
            long requests,
            long callers,
            String authentication,
            List<String> authenticationTypes,
            List<String> dataClasses,
            Optional<Boolean> documented,
            String status,
            long firstSeenMicros,
            long lastSeenMicros,
            long errors) {
        public Row {
            authenticationTypes = List.copyOf(authenticationTypes);
            dataClasses = List.copyOf(dataClasses);
        }
    }
}
