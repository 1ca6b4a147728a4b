package dev.sinew.engine.rules.posture;

import dev.sinew.engine.classify.DataClass;
import dev.sinew.engine.classify.NameTraits;
import dev.sinew.engine.posture.ApiPosture;
import dev.sinew.engine.posture.Check;
import dev.sinew.engine.posture.OperationPosture;
import dev.sinew.engine.posture.Weakness;
import dev.sinew.model.Confidence;
import dev.sinew.model.LearnedField;
import dev.sinew.model.Maturity;
import dev.sinew.model.Rule;
import dev.sinew.model.Severity;
import dev.sinew.model.Trait;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * The verification code of a card comes back in an answer.
 *
 * <p>The code proves that somebody holds the card, because nobody stores it. Who can answer it has stored it; PCI DSS forbids
 * that after authorization, encrypted or not. With number and expiry it is all that a payment takes.
 *
 * <p>It fires on a field of successful answers that is named as a card's verification code and holds one: likely stored where a read (GET)
 * answers it; possibly only repeated where the answer to a write does. It stays quiet for the outcome of a check of the code, for flags,
 * for masked and empty values, and for codes of other kinds. Issuers, who make the codes, may store them; where a
 * customer is shown his own new card, accept the finding with that reason.
 *
 * <p>To fix it, delete stored codes and leave the field out of all answers.
 */
@Rule(
        id = "posture.card-verification-code-stored",
        flaw = "card-verification-code-stored",
        title = "Card verification code in an answer",
        severity = Severity.CRITICAL,
        maturity = Maturity.PREVIEW,
        owasp = {"API3:2023"},
        cwe = {312, 359},
        standards = {"PCI-DSS-4.0.1 3.3.1"})
public final class CardVerificationCodeStored implements Check {
    private static final Set<String> OUTCOME = Set.of(
            "check",
            "result",
            "match",
            "status",
            "response",
            "required",
            "verified",
            "provided",
            "present",
            "length",
            "label");

    @Override
    public List<Weakness> weaknesses(ApiPosture api) {
        List<Weakness> found = new ArrayList<>();
        for (OperationPosture each : api.operations()) {
            boolean read = each.operation().method().equals("GET");
            for (LearnedField field : Answered.fields(each)) {
                if (isCode(field) && each.count(Trait.OUTGOING) == 0) {
                    found.add(Answered.weakness(
                            each,
                            field,
                            read ? Confidence.LIKELY : Confidence.POSSIBLE,
                            "Delete stored values of " + field.path().text() + " and take it out of the answer"));
                }
            }
        }
        return found;
    }

    private static boolean isCode(LearnedField field) {
        return Kinds.is(field, DataClass.CARD_VERIFICATION_CODE)
                && Answered.filled(field) > 0
                && NameTraits.words(field.path().fieldName()).stream().noneMatch(OUTCOME::contains);
    }
}
