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
 * An operation answers with a password in the clear.
 *
 * <p>That the server can say it means that it is stored so that it can be read. Whoever reaches the answer, a cache, a log of bodies
 * or another user through a missing check, has the account, and everywhere else where its owner uses the same word.
 *
 * <p>It fires on a field of successful answers that is named as a password and holds one. It stays quiet for
 * empty, null and masked values; for settings about passwords (an age, a rule, a flag); for answers that refuse; for hashes, which
 * are a finding of their own; and for one-time codes and reset tokens.
 *
 * <p>To fix it, leave the field out of what is answered, as a list of fields that may be shown and not of those that may not, and
 * store only a slow hash.
 */
@Rule(
        id = "posture.password-in-answer",
        flaw = "password-in-answer",
        title = "Password in an answer",
        severity = Severity.CRITICAL,
        maturity = Maturity.PREVIEW,
        owasp = {"API3:2023", "API2:2023"},
        cwe = {200, 256})
public final class PasswordInAnswer implements Check {
    @Override
    public List<Weakness> weaknesses(ApiPosture api) {
        List<Weakness> found = new ArrayList<>();
        for (OperationPosture each : api.operations()) {
            if (each.count(Trait.OUTGOING) == 0 && !Purpose.isTexts(each.operation())) {
                Answered.fields(each).stream()
                        .filter(field -> Kinds.is(field, DataClass.PASSWORD)
                                && Answered.filled(field) > 0
                                && !PasswordForms.isHash(field)
                                && !PasswordForms.isGenerated(field))
                        .forEach(field -> found.add(Answered.weakness(each, field, Confidence.LIKELY, cure(field))));
            }
        }
        return found;
    }

    private static String cure(LearnedField field) {
        return "Take " + field.path().text()
                + " out of the answer: serialise a list of fields that may be shown, in Jackson"
                + " @JsonProperty(access = WRITE_ONLY) or a view of its own";
    }
}
