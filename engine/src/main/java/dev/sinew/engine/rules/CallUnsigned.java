package dev.sinew.engine.rules;

import dev.sinew.engine.detect.Detector;
import dev.sinew.engine.ownership.Situation;
import dev.sinew.model.Confidence;
import dev.sinew.model.Maturity;
import dev.sinew.model.Rule;
import dev.sinew.model.Severity;
import java.util.List;
import java.util.Optional;

/**
 * A call without the signature that all others carry, where partners tell of payments, deliveries and the like.
 *
 * <p>Webhooks know their partner by a signature in a header alone ({@code Stripe-Signature}, {@code X-Hub-Signature-256}). Where a call
 * without one is taken, anybody marks an own order as paid.
 *
 * <p>It fires where at least five calls succeeded that were signed, hardly any other without a signature, and somebody who never signs
 * makes one that is answered as theirs are, or is refused for it. It stays quiet where signatures are taken up gradually, so that more
 * than two calls succeeded without, where only addresses are signed, for reading, and where the source records no headers. Whether a signature is right cannot be told without its key.
 *
 * <p>Measured: 7 signals in four of six captures of services with such calls, all of attacks; none on their honest exchanges. Never certain: a partner may send a test unsigned.
 *
 * <p>To fix it, check the signature over the bytes of the body before anything is read from it, compare it in constant time, and refuse
 * old times.
 */
@Rule(
        id = "detect.call-unsigned",
        flaw = "broken-authentication",
        title = "A call without the signature that all others carry",
        severity = Severity.HIGH,
        maturity = Maturity.PREVIEW,
        owasp = {"API2:2023", "API10:2023"},
        cwe = {345, 347})
public final class CallUnsigned implements Detector {
    private static final int LEAST = 5;

    @Override
    public Optional<Judgement> judge(Situation situation) {
        boolean taken = situation.reached() && situation.access().succeeded();
        boolean told =
                taken || situation.access().forbidden() || situation.access().status() == 400;
        if (situation.signed() < LEAST || !situation.access().writes() || !told) {
            return Optional.empty();
        }
        String note = (taken ? "succeeded" : "was refused") + " without a signature; all " + situation.signed()
                + " other calls carry one";
        return Optional.of(new Judgement(situation.outcome(), Confidence.LIKELY, List.of(), note));
    }
}
