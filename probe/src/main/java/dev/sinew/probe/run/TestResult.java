package dev.sinew.probe.run;

import dev.sinew.model.Confidence;
import dev.sinew.model.Evidence;
import dev.sinew.model.Finding;
import dev.sinew.model.Operation;
import dev.sinew.model.Origin;
import dev.sinew.model.Problem;
import dev.sinew.model.RuleFacts;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The result of a run.
 *
 * @param target what was tested
 * @param rows all tests, in the order of operations and rules
 * @param coverage all operations
 * @param identities those that proved themselves
 * @param requests how many were sent
 * @param problems what went wrong, each with what to do
 * @param ended since when the target does not answer any more; empty where it does
 * @param refused what it did in place of serving, where that ended the run; else empty
 */
public record TestResult(
        URI target,
        List<TestRow> rows,
        List<Coverage> coverage,
        List<String> identities,
        int requests,
        List<Problem> problems,
        String ended,
        String refused) {
    private static final Pattern PARAMETER = Pattern.compile("\\{([^}/]+)}");

    public TestResult {
        rows = List.copyOf(rows);
        coverage = List.copyOf(coverage);
        identities = List.copyOf(identities);
        problems = List.copyOf(problems);
    }

    /** Tests with a verdict. */
    public List<TestRow> with(Verdict verdict) {
        return rows.stream().filter(each -> each.outcome().verdict() == verdict).toList();
    }

    /** Of all operations, how many percent were reached by somebody; 0 where there are none. */
    public int percentReached() {
        long reached = coverage.stream().filter(Coverage::isReached).count();
        return coverage.isEmpty() ? 0 : (int) (100 * reached / coverage.size());
    }

    /** Whether anything came to a verdict: a run that tested nothing is no success. */
    public boolean testedAnything() {
        return rows.stream().anyMatch(each -> each.outcome().verdict() != Verdict.INCONCLUSIVE);
    }

    /** What was confirmed and can be repeated alone, as tests for those who mend it. */
    public List<JUnitSource> sources() {
        return with(Verdict.CONFIRMED).stream()
                .flatMap(row -> JUnitSource.of(row, target).stream())
                .toList();
    }

    /**
     * What a finding of a test is about: of objects that others reach, the only parameter in the path, as posture names it, so that both are one
     * finding; else nothing more than the operation.
     */
    public static String field(RuleFacts rule, Operation operation) {
        Matcher parameters = PARAMETER.matcher(operation.path());
        String only =
                rule.flaw().equals("broken-object-level-authorisation") && parameters.find() ? parameters.group(1) : "";
        return parameters.find() ? "" : only;
    }

    /** What was confirmed, as findings. */
    public List<Finding> findings() {
        List<Finding> findings = new ArrayList<>();
        for (TestRow row : with(Verdict.CONFIRMED)) {
            List<Evidence> evidence = new ArrayList<>();
            Origin origin = new Origin(target.toString(), 0);
            evidence.add(new Evidence(origin, row.outcome().reason()));
            row.commands(target.toString()).forEach(command -> evidence.add(new Evidence(origin, command)));
            findings.add(new Finding(
                    row.rule(),
                    row.operation(),
                    field(row.rule(), row.operation()),
                    Confidence.CONFIRMED,
                    evidence,
                    1));
        }
        findings.sort(Finding.WORST_FIRST);
        return findings;
    }
}
