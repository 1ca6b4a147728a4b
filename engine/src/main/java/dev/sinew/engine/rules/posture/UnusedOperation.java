package dev.sinew.engine.rules.posture;

import dev.sinew.engine.posture.ApiPosture;
import dev.sinew.engine.posture.Check;
import dev.sinew.engine.posture.OperationPosture;
import dev.sinew.engine.posture.Weakness;
import dev.sinew.model.Confidence;
import dev.sinew.model.Maturity;
import dev.sinew.model.Rule;
import dev.sinew.model.Severity;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;

/**
 * An operation that was called regularly has not been called for a long time, while its API has.
 *
 * <p>What nobody uses any more still answers. Nobody notices when it breaks or when somebody else begins to call it, and nobody
 * mends it. Each is a door without a use (OWASP API9:2023).
 *
 * <p>It fires where an operation was called with success on at least five days and on every other day of its time, then not for a
 * week or more and not for four times its longest pause before, at a rate that let at least ten calls be expected, while the API was
 * called on at least three days of that time. Recordings of less than two weeks say nothing. It stays quiet for operations that were
 * rare or came by month, where the recording itself ends, and for operations that are described and were never called, which are
 * orphans.
 *
 * <p>To fix it, ask its owner whether it is needed, let it answer 410 for a while, then take it out.
 */
@Rule(
        id = "posture.unused-operation",
        flaw = "unused-operation",
        title = "Operation is no longer used",
        severity = Severity.LOW,
        maturity = Maturity.PREVIEW,
        owasp = {"API9:2023"},
        cwe = {1059})
public final class UnusedOperation implements Check {
    private static final long LONG_ENOUGH = 14;
    private static final int FEWEST_DAYS = 5;
    private static final long SILENCE = 7;
    private static final long PAUSES = 4;
    private static final int API_DAYS = 3;

    @Override
    public List<Weakness> weaknesses(ApiPosture api) {
        CallDays days = new CallDays(api);
        if (days.isEmpty() || days.last() - days.first() + 1 < LONG_ENOUGH) {
            return List.of();
        }
        List<Weakness> found = new ArrayList<>();
        api.operations().forEach(operation -> of(operation, days).ifPresent(found::add));
        return found;
    }

    private static Optional<Weakness> of(OperationPosture operation, CallDays api) {
        SortedMap<Long, Long> days = operation.spread().days();
        if (days.size() < FEWEST_DAYS || operation.successes() == 0) {
            return Optional.empty();
        }
        long span = days.lastKey() - days.firstKey() + 1;
        long silence = api.last() - days.lastKey();
        long calls = CallDays.calls(days);
        boolean regular = 2L * days.size() >= span;
        boolean silent = silence >= SILENCE && silence >= PAUSES * CallDays.longestPause(days);
        boolean telling = (double) calls / span * silence >= CallDays.EXPECTED;
        if (!regular || !silent || !telling || api.after(days.lastKey()) < API_DAYS) {
            return Optional.empty();
        }
        String note = Counted.calls(calls) + " on " + days.size() + " of " + span + " days, then none for " + silence
                + " days, on " + api.after(days.lastKey()) + " of which the API was called";
        return Optional.of(Weakness.of(
                        operation, "", Confidence.LIKELY, operation.learned().first(), note, calls)
                .cured("Ask the owner of " + operation.operation().path()
                        + " whether it is needed; let it answer 410, then take it out"));
    }
}
