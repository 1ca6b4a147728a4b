package dev.sinew.engine.rules;

import dev.sinew.engine.detect.Detector.Judgement;
import dev.sinew.engine.usage.Usage;
import dev.sinew.engine.usage.UsageDetector;
import dev.sinew.model.Confidence;
import dev.sinew.model.MarkHit.Outcome;
import dev.sinew.model.Maturity;
import dev.sinew.model.Rule;
import dev.sinew.model.Severity;
import java.util.List;
import java.util.Optional;

/**
 * A caller got a stack trace, a database's message, an internal address or a debug page from a host that shows none to others.
 *
 * <p>Somebody found an input that the server did not expect, and reads in its answer how the server is built. That errors of a host
 * always look like that is a finding of posture, once.
 *
 * <p>It fires where at least ten others use the host and hardly any of them was ever shown such a page. It stays quiet where several
 * were, as it is the host's habit then, for who reads such pages all the time, as monitoring does, and where bodies are not recorded.
 *
 * <p>Measured: 2 signals in three labelled captures, all of attacks; none on their 3,263 honest exchanges, and none on
 * 19,280 made of prose, code, markup and odd names. Preview: three applications are few.
 *
 * <p>To fix it, answer errors by one handler with a number to find them by, and look at the input that made this one.
 */
@Rule(
        id = "detect.error-leak",
        flaw = "error-leak",
        title = "Error told a caller how the server is built",
        severity = Severity.LOW,
        maturity = Maturity.PREVIEW,
        owasp = {"API8:2023"},
        cwe = {209})
public final class ErrorLeak implements UsageDetector {
    private static final int OTHERS = 10;
    /** Who reads such pages more often does so for a living, as monitoring does. */
    private static final int HABIT = 5;

    @Override
    public Optional<Judgement> judge(Usage usage) {
        int others = usage.othersOfApi();
        if (others < OTHERS) {
            return Optional.empty();
        }
        for (String leak : usage.use().leaks()) {
            if (Usage.isRare(usage.leakedTo(leak), others) && usage.ownLeaks(leak) <= HABIT) {
                String note = word(leak) + ", status " + usage.use().status() + "; " + others
                        + " others use the host, and are shown none";
                return Optional.of(new Judgement(Outcome.EXPOSED, Confidence.POSSIBLE, List.of(), note));
            }
        }
        return Optional.empty();
    }

    private static String word(String leak) {
        return switch (leak) {
            case "posture.stack-trace-exposed" -> "a stack trace";
            case "posture.database-error-exposed" -> "an error of the database";
            case "posture.internal-address-exposed" -> "an internal address in an error";
            default -> "a debug page";
        };
    }
}
