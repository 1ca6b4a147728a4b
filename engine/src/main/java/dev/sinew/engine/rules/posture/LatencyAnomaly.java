package dev.sinew.engine.rules.posture;

import dev.sinew.engine.posture.ApiPosture;
import dev.sinew.engine.posture.Check;
import dev.sinew.engine.posture.OperationPosture;
import dev.sinew.engine.posture.Weakness;
import dev.sinew.engine.profile.Days;
import dev.sinew.engine.profile.Spread;
import dev.sinew.model.Confidence;
import dev.sinew.model.Maturity;
import dev.sinew.model.Rule;
import dev.sinew.model.Severity;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A few calls of an operation take far longer than all others, or all do from some day on.
 *
 * <p>A call that keeps the server busy a thousand times as long as its like costs the caller nothing: a search without an index, a
 * page size without a limit, a regular expression that runs away, a database that is told to sleep. Whoever finds it can stop the
 * service. A change from one day to the next is a release or a part that fails.
 *
 * <p>It fires where of at least 100 successful calls at most one in a hundred, and three at least, stand apart: two seconds or more,
 * and at least eight times the longest of the others, with nothing between. And where after three days of 20 calls or more, whose
 * middle times lie within twice of each other, all later days, two at least, take four times that and a fifth of a second. It
 * stays quiet for one or two slow calls, as starts and pauses of a server make them, where times vary without a gap, and where the
 * source does not record them.
 *
 * <p>To fix it, look at what the slow calls ask for; give the work a deadline and what callers choose a limit.
 */
@Rule(
        id = "posture.latency-anomaly",
        flaw = "latency-anomaly",
        title = "Calls far slower than usual",
        severity = Severity.LOW,
        maturity = Maturity.PREVIEW,
        owasp = {"API4:2023"},
        cwe = {400})
public final class LatencyAnomaly implements Check {
    private static final long LEAST = 2_000_000;
    private static final long FEWEST = 3;
    private static final double LEAST_MIDDLE = 200_000;

    @Override
    public List<Weakness> weaknesses(ApiPosture api) {
        List<Weakness> found = new ArrayList<>();
        api.operations()
                .forEach(operation ->
                        apart(operation).or(() -> change(operation)).ifPresent(found::add));
        return found;
    }

    private static Optional<Weakness> apart(OperationPosture operation) {
        Spread.Apart apart = operation.spread().timesApart(Anomalies.GAP, LEAST);
        if (!Anomalies.stands(apart, FEWEST)) {
            return Optional.empty();
        }
        Spread.Most slowest = operation.spread().slowest();
        String note = apart.count() + " of " + apart.all() + " calls took " + Sizes.time(apart.from())
                + " or more, all others less than " + Sizes.time(apart.below()) + "; the slowest took "
                + Sizes.time(slowest.value());
        return Optional.of(Weakness.of(operation, "", Confidence.LIKELY, slowest.origin(), note, apart.count())
                .cured("Look at what these calls ask for, and give the work behind it a deadline"));
    }

    private static Optional<Weakness> change(OperationPosture operation) {
        return Anomalies.change(operation.spread().daily(), Days.Day::timed, Days.Day::tookMicros)
                .filter(change -> change.after() >= LEAST_MIDDLE)
                .map(change -> Weakness.of(
                                operation,
                                "",
                                Confidence.LIKELY,
                                operation.spread().slowest().origin(),
                                "for " + change.daysBefore() + " days calls took about "
                                        + Sizes.time(Math.round(change.before())) + ", for the last "
                                        + change.daysSince() + " days about " + Sizes.time(Math.round(change.after())),
                                change.calls())
                        .cured("Look at what was released before these days, and at what this operation waits for"));
    }
}
