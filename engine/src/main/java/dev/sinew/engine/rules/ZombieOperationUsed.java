package dev.sinew.engine.rules;

import dev.sinew.engine.detect.Detector.Judgement;
import dev.sinew.engine.usage.Usage;
import dev.sinew.engine.usage.UsageDetector;
import dev.sinew.model.Maturity;
import dev.sinew.model.Rule;
import dev.sinew.model.Severity;
import dev.sinew.model.Standing;
import java.util.List;
import java.util.Optional;

/**
 * Somebody begins to use an operation that is retired, and was answered.
 *
 * <p>Checks that its successor has are not put into it, and its faults stay. Those who always used it are a finding of posture, once; who
 * comes anew, when the documentation points elsewhere, looks for a way around the successor.
 *
 * <p>It fires, where specifications are given, for the first success of a caller at an operation that they call deprecated, whose last
 * day ({@code x-sunset}) is over, or that the newest version no longer has, once in a period of thirty days: where at least ten others use
 * the host and hardly any uses the operation, or where those who do have all done so for more than a week. It stays quiet while several
 * begin, for staff and services, and without a specification.
 *
 * <p>Measured: no signal in three labelled captures, in which nothing of the kind is labelled; none on their
 * 3,263 honest exchanges, and none on 19,280 made of prose, code, markup and odd names. Preview: it was not yet seen to
 * find one in traffic that others recorded.
 *
 * <p>To fix it, take the operation down once its last callers have moved; until then give it what its successor has.
 */
@Rule(
        id = "detect.zombie-operation-used",
        flaw = "zombie-operation",
        title = "Caller began to use a retired operation",
        severity = Severity.MEDIUM,
        maturity = Maturity.PREVIEW,
        owasp = {"API9:2023"},
        cwe = {1059})
public final class ZombieOperationUsed implements UsageDetector {
    @Override
    public Optional<Judgement> judge(Usage usage) {
        return usage.use().standing().kind() == Standing.Kind.RETIRED ? Outside.judge(usage) : Optional.empty();
    }

    @Override
    public List<String> saidOnce(Usage usage) {
        return List.of(Outside.SUBJECT);
    }
}
