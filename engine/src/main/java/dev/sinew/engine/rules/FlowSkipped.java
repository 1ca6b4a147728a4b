package dev.sinew.engine.rules;

import dev.sinew.engine.detect.Detector.Judgement;
import dev.sinew.engine.flow.Skipped;
import dev.sinew.engine.flow.SkippedDetector;
import dev.sinew.model.Confidence;
import dev.sinew.model.MarkHit.Outcome;
import dev.sinew.model.Maturity;
import dev.sinew.model.Operation;
import dev.sinew.model.Rule;
import dev.sinew.model.Severity;
import java.util.List;
import java.util.Optional;

/**
 * A sensitive step succeeded without a step that all others take first.
 *
 * <p>Whoever pays, transfers, resets or checks out without the confirmation, code or payment that comes before gets what the flow was to
 * guard. The server relies on its own pages to keep the order.
 *
 * <p>It fires where at least ten others took the step with success and all of them, or of twenty all but one, had always taken another
 * one before; 20 where only words say that the step matters, rather than money or secrets in its requests. The step before
 * is one that writes, that is no login and no measurement, and that mostly those take who go on. It may have been left out, taken in
 * vain, or taken once for several. It is likely where 20 others agree without exception, and else a possibility.
 *
 * <p>It stays quiet while the host is known for less than an hour or four times as long as others take; where the step before was
 * ever taken by the caller, or by its client before anybody was known, or within a minute after; where a token in an anonymous request says that the flow
 * was begun in a message; where answers are missing; for staff, services and third parties; where several leave the step out.
 *
 * <p>Measured: no signal in three labelled captures, in which nothing of the kind is labelled; none on their
 * 3,263 honest exchanges, and none on 19,280 made of prose, code, markup and odd names. Preview: it was not yet seen to
 * find one in traffic that others recorded.
 *
 * <p>To fix it, keep on the server how far each flow is, bind it to caller and object, and refuse a step whose condition does not hold.
 */
@Rule(
        id = "detect.flow-skipped",
        flaw = "flow-order-unchecked",
        title = "Sensitive step without the steps that come first",
        severity = Severity.HIGH,
        maturity = Maturity.PREVIEW,
        owasp = {"API6:2023"},
        cwe = {841})
public final class FlowSkipped implements SkippedDetector {
    private static final int OTHERS = 10;
    private static final int MANY = 20;
    private static final long HOUR = 3_600_000_000L;
    private static final int TIMES = 4;

    @Override
    public Optional<Judgement> judge(Skipped skipped) {
        int least = skipped.weight() > 1 ? OTHERS : MANY;
        boolean remembered = skipped.knownMicros() >= Math.max(HOUR, TIMES * skipped.usualMicros());
        if (skipped.others() < least || !remembered || skipped.told() || skipped.gaps()) {
            return Optional.empty();
        }
        boolean all = skipped.first() == skipped.others();
        Confidence confidence = all && skipped.others() >= MANY ? Confidence.LIKELY : Confidence.POSSIBLE;
        return Optional.of(new Judgement(Outcome.CHANGED, confidence, List.of(), note(skipped)));
    }

    private static String note(Skipped skipped) {
        String first = skipped.first() == skipped.others() ? "all" : "" + skipped.first();
        String did = "of " + skipped.others() + " other callers that called " + name(skipped.step()) + " " + first
                + " always called " + name(skipped.before()) + " first; this one ";
        return did
                + switch (skipped.how()) {
                    case LEFT_OUT -> "did not";
                    case IN_VAIN -> "was refused there";
                    case NOT_AGAIN -> "did not do so again";
                };
    }

    private static String name(Operation operation) {
        String selector = operation.selector().isEmpty() ? "" : " " + operation.selector();
        return operation.method() + " " + operation.path() + selector;
    }
}
