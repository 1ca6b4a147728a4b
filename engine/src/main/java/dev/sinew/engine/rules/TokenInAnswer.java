package dev.sinew.engine.rules;

import dev.sinew.engine.detect.Detector.Judgement;
import dev.sinew.engine.usage.Usage;
import dev.sinew.engine.usage.UsageDetector;
import dev.sinew.engine.usage.Use.Named;
import dev.sinew.model.Confidence;
import dev.sinew.model.MarkHit.Outcome;
import dev.sinew.model.Maturity;
import dev.sinew.model.Rule;
import dev.sinew.model.Severity;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * An answer holds a token, key or password hash that the operation does not show to others.
 *
 * <p>Whoever reads it can be somebody else, now or once the hash is guessed. That an operation always shows such values is a finding
 * of posture, once.
 *
 * <p>It fires for values that are unmistakable by their form, where at least five others succeed with the operation and none of them
 * is shown any. Of tokens and keys three and
 * more, as callers have one of their own; of hashes of passwords and private keys one is a possibility.
 * It stays quiet for logins and other operations that hand out tokens, and for staff and services.
 *
 * <p>Measured: no signal in three labelled captures, in which nothing of the kind is labelled; none on their
 * 3,263 honest exchanges, and none on 19,280 made of prose, code, markup and odd names. Preview: it was not yet seen to
 * find one in traffic that others recorded.
 *
 * <p>To fix it, select the fields that an answer has instead of writing out whole records.
 */
@Rule(
        id = "detect.token-in-answer",
        flaw = "secret-in-answer",
        title = "Answer with a secret that others are not shown",
        severity = Severity.HIGH,
        maturity = Maturity.PREVIEW,
        owasp = {"API3:2023"},
        cwe = {200, 522})
public final class TokenInAnswer implements UsageDetector {
    private static final int OTHERS = 5;
    private static final int SEVERAL = 3;
    /** Nobody is shown one for his own use. */
    private static final Set<String> NEVER = Set.of("password-hash", "private-key");
    /** Callers have one of their own, which some operations show now and then. */
    private static final Set<String> OWN = Set.of("api-key", "jwt");

    @Override
    public Optional<Judgement> judge(Usage usage) {
        int others = usage.others();
        if (usage.use().revealed().isEmpty() || usage.forOthers() || others < OTHERS) {
            return Optional.empty();
        }
        for (Named kind : usage.use().revealed()) {
            if (isSecret(kind) && usage.revealed(kind).others() == 0) {
                String note = kind.value() + (kind.value() == 1 ? " value" : " values") + " of " + kind.name()
                        + "; none of " + others + " others is shown any here";
                Confidence confidence = kind.value() >= SEVERAL ? Confidence.LIKELY : Confidence.POSSIBLE;
                return Optional.of(new Judgement(Outcome.EXPOSED, confidence, List.of(), note));
            }
        }
        return Optional.empty();
    }

    private static boolean isSecret(Named kind) {
        return NEVER.contains(kind.name()) || (OWN.contains(kind.name()) && kind.value() >= SEVERAL);
    }
}
