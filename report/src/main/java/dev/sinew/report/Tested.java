package dev.sinew.report;

import dev.sinew.model.Operation;
import dev.sinew.model.RuleFacts;
import java.util.List;
import java.util.Optional;

/**
 * What active tests said.
 *
 * @param tests all of them, in the order of operations and rules
 * @param coverage all operations: who reached them, or why nobody did
 * @param identities as whom it was tested
 * @param requests how many were sent
 */
public record Tested(List<Test> tests, List<Reach> coverage, List<String> identities, int requests) {
    /** No test ran. */
    public static final Tested NOTHING = new Tested(List.of(), List.of(), List.of(), 0);

    public Tested {
        tests = List.copyOf(tests);
        coverage = List.copyOf(coverage);
        identities = List.copyOf(identities);
    }

    /** What a test can say. */
    public enum Verdict {
        CONFIRMED,
        REFUTED,
        INCONCLUSIVE
    }

    /**
     * A test of an operation.
     *
     * @param rule which
     * @param operation where
     * @param verdict what it says
     * @param reason why, values masked
     * @param requests how many it took
     * @param commands how to see it again, a command line each
     * @param patch what a proxy can refuse until the API is mended, where a patch can tell it
     * @param cause what confirmed tests of one rule share where one defect is behind them; empty where each stands for itself
     */
    public record Test(
            RuleFacts rule,
            Operation operation,
            Verdict verdict,
            String reason,
            int requests,
            List<String> commands,
            Optional<Patch> patch,
            String cause) {
        public Test {
            commands = List.copyOf(commands);
        }

        /** One without a patch that stands for itself. */
        public Test(
                RuleFacts rule,
                Operation operation,
                Verdict verdict,
                String reason,
                int requests,
                List<String> commands) {
            this(rule, operation, verdict, reason, requests, commands, Optional.empty(), "");
        }
    }

    /**
     * A proposal for a virtual patch, as {@code POST /api/v1/patches} takes it; a dry run, until a person says otherwise.
     *
     * @param condition what of the request is looked at, in the words of that interface
     * @param parameter the query parameter or body member that it is about; empty where it is about none
     * @param most the most that the parameter may be, where that is the condition
     * @param reason why
     */
    public record Patch(Operation operation, String condition, String parameter, long most, String reason) {}

    /**
     * How far an operation was reached.
     *
     * @param operation which
     * @param as the identities that succeeded with it
     * @param tests how many tests came to a verdict other than inconclusive
     * @param reason why nobody reached it, or empty
     */
    public record Reach(Operation operation, List<String> as, int tests, String reason) {
        public Reach {
            as = List.copyOf(as);
        }
    }

    /** How many tests came to a verdict. */
    public long with(Verdict verdict) {
        return tests.stream().filter(each -> each.verdict() == verdict).count();
    }

    /** How many operations somebody reached. */
    public long reached() {
        return coverage.stream().filter(each -> !each.as().isEmpty()).count();
    }
}
