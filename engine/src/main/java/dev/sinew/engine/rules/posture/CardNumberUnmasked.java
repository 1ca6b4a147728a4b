package dev.sinew.engine.rules.posture;

import dev.sinew.engine.classify.DataClass;
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

/**
 * An operation answers with whole card numbers.
 *
 * <p>With number and expiry a card can be charged in many shops. Every system the answer passes becomes part of what PCI DSS
 * applies to. A person who looks at a card needs its last digits, and at most the first ones that name the bank.
 *
 * <p>It fires on a field of successful answers that over all its values holds card numbers: brands' prefixes, check digits and the
 * names around it together. It stays quiet for masked numbers, for tokens and order numbers that pass the check digit only as often as chance lets
 * them, and for requests.
 *
 * <p>To fix it, answer the last four digits and the brand, and let the few who need the number ask for it at an operation of its
 * own that asks for a second factor.
 */
@Rule(
        id = "posture.card-number-unmasked",
        flaw = "card-number-unmasked",
        title = "Whole card number in an answer",
        severity = Severity.HIGH,
        maturity = Maturity.PREVIEW,
        owasp = {"API3:2023"},
        cwe = {200, 359},
        standards = {"PCI-DSS-4.0.1 3.4.1"})
public final class CardNumberUnmasked implements Check {
    @Override
    public List<Weakness> weaknesses(ApiPosture api) {
        List<Weakness> found = new ArrayList<>();
        for (OperationPosture each : api.operations()) {
            if (each.count(Trait.OUTGOING) == 0 && !Purpose.isTexts(each.operation())) {
                Answered.fields(each).stream()
                        .filter(field -> Kinds.is(field, DataClass.CARD_NUMBER) && Answered.filled(field) > 0)
                        .forEach(field -> found.add(Answered.weakness(each, field, Confidence.LIKELY, cure(field))));
            }
        }
        return found;
    }

    private static String cure(LearnedField field) {
        return "Answer " + field.path().text()
                + " as its last four digits; keep the whole number in a vault that hands out tokens";
    }
}
