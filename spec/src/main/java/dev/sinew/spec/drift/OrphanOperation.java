package dev.sinew.spec.drift;

import dev.sinew.model.Confidence;
import dev.sinew.model.Maturity;
import dev.sinew.model.Origin;
import dev.sinew.model.Rule;
import dev.sinew.model.Severity;
import dev.sinew.spec.DescribedOperation;
import dev.sinew.spec.match.Described;
import dev.sinew.spec.match.Match;
import dev.sinew.spec.match.Match.Knowledge;
import dev.sinew.spec.match.Match.Status;
import java.util.List;

/**
 * A specification describes an operation that nobody called in the traffic seen.
 *
 * <p>What is offered and not used is attack surface without benefit; or the specification is out of date, or part of the traffic
 * is not captured.
 *
 * <p>It fires once for each described operation that was never seen, where other operations of the same description were. It stays
 * quiet for deprecated ones, which should not be called, for HEAD and OPTIONS, and where a learned template may have swallowed it.
 * It is never more than a possibility: a longer capture may show it.
 *
 * <p>To fix it, take the operation down, or correct the specification, or capture where its calls go.
 */
@Rule(
        id = "posture.orphan-operation",
        flaw = "orphan-operation",
        title = "Described operation that nobody calls",
        severity = Severity.LOW,
        maturity = Maturity.PREVIEW,
        owasp = {"API9:2023"},
        cwe = {1059})
public final class OrphanOperation implements DriftCheck {
    @Override
    public List<Drift> drifts(Match match) {
        if (match.status() != Status.ORPHAN
                || match.knowledge() == Knowledge.NONE
                || match.described().isEmpty()) {
            return List.of();
        }
        Described described = match.described().get();
        DescribedOperation operation = described.operation();
        if (operation.deprecated()) {
            return List.of();
        }
        Origin origin = new Origin(described.api().file(), Math.max(0, operation.line() - 1));
        return List.of(Drift.of("", Confidence.POSSIBLE, origin, "described here, never called", 1));
    }
}
