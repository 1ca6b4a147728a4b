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
 * Somebody found an operation that no specification has, and was answered.
 *
 * <p>What nobody wrote down nobody reviews or patches. That it is there is a finding of posture, once; that one caller begins to use it
 * while others do not is somebody who looks for such things.
 *
 * <p>It fires, where specifications are given, for the first success of a caller at an operation that none of them has, once in a period
 * of thirty days: where at least ten others use the host and hardly any uses the operation, or where those who do have all done so for
 * more than a week. It stays quiet where more than one in four of the host's operations in use is not described, as the specification is no
 * measure then; while several begin; for pages, files and what load balancers ask; for staff and services; and without a specification.
 *
 * <p>Measured: no signal in three labelled captures, in which nothing of the kind is labelled; none on their
 * 3,263 honest exchanges, and none on 19,280 made of prose, code, markup and odd names. Preview: it was not yet seen to
 * find one in traffic that others recorded.
 *
 * <p>To fix it, find the operation's owner, then describe it or take it down.
 */
@Rule(
        id = "detect.shadow-operation-used",
        flaw = "shadow-operation",
        title = "Caller found an operation that no specification has",
        severity = Severity.MEDIUM,
        maturity = Maturity.PREVIEW,
        owasp = {"API9:2023"},
        cwe = {1059})
public final class ShadowOperationUsed implements UsageDetector {
    @Override
    public Optional<Judgement> judge(Usage usage) {
        return usage.use().standing().kind() == Standing.Kind.MISSING ? Outside.judge(usage) : Optional.empty();
    }

    @Override
    public List<String> saidOnce(Usage usage) {
        return List.of(Outside.SUBJECT);
    }
}
