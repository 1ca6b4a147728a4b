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
 * An operation answers with the hash of a password.
 *
 * <p>A hash is tried against lists of passwords on a machine of the attacker's, where no limit counts. Weak words fall in seconds,
 * and an unsalted or fast hash gives nearly all of them.
 *
 * <p>It fires on a field of successful answers that holds hashes in one of the known forms (bcrypt, scrypt, argon2, crypt, PBKDF2),
 * or is named as one. It stays quiet for checksums of files, entity tags and commit ids, which other names stand for.
 *
 * <p>To fix it, leave the field out of what is answered, by a list of the fields that may be shown.
 */
@Rule(
        id = "posture.password-hash-in-answer",
        flaw = "password-hash-in-answer",
        title = "Password hash in an answer",
        severity = Severity.HIGH,
        maturity = Maturity.PREVIEW,
        owasp = {"API3:2023"},
        cwe = {200, 916})
public final class PasswordHashInAnswer implements Check {
    @Override
    public List<Weakness> weaknesses(ApiPosture api) {
        List<Weakness> found = new ArrayList<>();
        for (OperationPosture each : api.operations()) {
            if (each.count(Trait.OUTGOING) == 0 && !Purpose.isTexts(each.operation())) {
                Answered.fields(each).stream()
                        .filter(field -> (Kinds.is(field, DataClass.PASSWORD_HASH)
                                        || (Kinds.is(field, DataClass.PASSWORD) && PasswordForms.isHash(field)))
                                && Answered.filled(field) > 0)
                        .forEach(field -> found.add(Answered.weakness(each, field, Confidence.LIKELY, cure(field))));
            }
        }
        return found;
    }

    private static String cure(LearnedField field) {
        return "Take " + field.path().text()
                + " out of the answer: serialise a list of fields that may be shown, never the stored row";
    }
}
