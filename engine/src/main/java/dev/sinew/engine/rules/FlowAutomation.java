package dev.sinew.engine.rules;

import dev.sinew.engine.detect.Detector.Judgement;
import dev.sinew.engine.flow.Pace;
import dev.sinew.engine.flow.PaceDetector;
import dev.sinew.engine.usage.Usage;
import dev.sinew.model.Confidence;
import dev.sinew.model.MarkHit.Outcome;
import dev.sinew.model.Maturity;
import dev.sinew.model.Rule;
import dev.sinew.model.Severity;
import java.util.List;
import java.util.Optional;

/**
 * A step that people take now and then is taken again and again at a machine's pace, or as regularly as by a timer.
 *
 * <p>Programs buy up what is scarce, take all appointments, open accounts by the hundred, send codes at the owner's cost or try
 * coupons until one works. Each call is valid; what is wrong is who makes them, and how many.
 *
 * <p>It fires on payments, orders, bookings, sign-ups, resets and redemptions, where hardly any of at least ten others takes
 * the step a fifth as often within an hour: at ten calls of a caller with less than two seconds from one to the next, or at twelve whose
 * times between hardly differ; at twice as many of a client behind which may be several people. Where nine of ten are in vain, twenty are enough though nobody
 * else may have taken the step yet, as long as nobody did so as often. It is told of all calls of the run.
 *
 * <p>It stays quiet for services, staff and third parties, which are programs by trade; for what is only sent again, or at the same time as
 * another; for people in a hurry, whose times between differ; and where many do the same, as on a day of sale.
 *
 * <p>Measured: no signal in three labelled captures, in which nothing of the kind is labelled; none on their
 * 3,263 honest exchanges, and none on 19,280 made of prose, code, markup and odd names. Preview: it was not yet seen to
 * find one in traffic that others recorded.
 *
 * <p>To fix it, limit the step per account, device and means of payment, ask for a proof of being human where the pace says otherwise,
 * and hand out what is scarce by lot or by queue.
 */
@Rule(
        id = "detect.flow-automation",
        flaw = "no-rate-limit-on-sensitive-flow",
        title = "Sensitive step at a machine's pace",
        severity = Severity.MEDIUM,
        maturity = Maturity.PREVIEW,
        owasp = {"API6:2023"},
        cwe = {799, 837})
public final class FlowAutomation implements PaceDetector {
    private static final int OTHERS = 10;
    private static final int FAST = 10;
    private static final int REGULAR = 12;
    private static final int IN_VAIN = 20;
    private static final long AT_ONCE = 2_000_000L;
    private static final double EVEN = 0.1;

    @Override
    public Optional<Judgement> judge(Pace pace) {
        int times = pace.known() ? 1 : 2;
        boolean fast = pace.calls() >= times * FAST && pace.medianMicros() < AT_ONCE;
        boolean regular = pace.calls() >= times * REGULAR && pace.spread() <= EVEN;
        if (fast && isInVain(pace, times)) {
            return Optional.of(new Judgement(
                    Outcome.ATTEMPTED,
                    Confidence.POSSIBLE,
                    List.of(),
                    pace.failed() + " of " + pace.calls() + " in vain, " + seconds(pace.medianMicros())
                            + " seconds from one to the next; nobody else does so"));
        }
        if ((!fast && !regular) || pace.others() < OTHERS || !Usage.isRare(pace.alike(), pace.others())) {
            return Optional.empty();
        }
        String note = pace.most() + " times within an hour, "
                + (regular ? "evenly " : "")
                + seconds(pace.medianMicros()) + " seconds from one to the next; of " + pace.others()
                + " others three in four take the step " + pace.usual() + " times in their busiest hour at most";
        Confidence confidence = fast && regular ? Confidence.LIKELY : Confidence.POSSIBLE;
        return Optional.of(new Judgement(Outcome.ATTEMPTED, confidence, List.of(), note));
    }

    /** Whether it nearly always fails, and goes on: who means it stops after a few. */
    private static boolean isInVain(Pace pace, int times) {
        return pace.calls() >= times * IN_VAIN && 10 * pace.failed() >= 9 * pace.calls() && pace.alike() == 0;
    }

    private static String seconds(long micros) {
        long tenths = Math.round(micros / 100_000.0);
        return tenths % 10 == 0 ? "" + tenths / 10 : tenths / 10 + "." + tenths % 10;
    }
}
