package dev.sinew.engine.rules.posture;

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
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * An operation answers anybody with data that nobody publishes of a person.
 *
 * <p>Without credentials the server cannot know whom it tells. Who finds the path, in an app, a page or a log, reads accounts,
 * identity papers or health records of everybody.
 *
 * <p>It fires on an operation that succeeds although no call ever had a credential, or fewer than half had, where answers to those
 * without hold a private class:
 * an account or card, a national id, health data, a lasting secret; or a record of a person, which is a date of birth or a first
 * and last name together with an address, e-mail or phone in one object, or a user name with an e-mail. It stays quiet where the source does not record
 * headers; for contact data of shops and branches; for one constant value, such as the account for donations; where the answer
 * repeats what the request says; at login, sign-up and reset; and where a header, cookie or parameter may be a proof that is
 * not known as one, such as those in which a gateway says whom it found.
 *
 * <p>To fix it, ask for a token at this path, at the gateway and in the service, and refuse by default.
 */
@Rule(
        id = "posture.no-authentication-sensitive-data",
        flaw = "no-authentication",
        title = "Private data answered without credentials",
        severity = Severity.HIGH,
        maturity = Maturity.PREVIEW,
        owasp = {"API2:2023"},
        cwe = {306, 359})
public final class NoAuthenticationSensitiveData implements Check {
    private static final int CONSTANT = 3;

    @Override
    public List<Weakness> weaknesses(ApiPosture api) {
        boolean guarded = Bareness.isGuarded(api);
        List<Weakness> found = new ArrayList<>();
        for (OperationPosture each : api.operations()) {
            if (Bareness.isMostlyBare(each) && !Purpose.isEntrance(each)) {
                operation(api, each, guarded).ifPresent(found::add);
            }
        }
        return found;
    }

    private static Optional<Weakness> operation(ApiPosture api, OperationPosture operation, boolean guarded) {
        List<LearnedField> told = Answered.fields(operation).stream()
                .filter(field -> field.bare() > 0
                        && !isConstant(field)
                        && !isQuestion(field)
                        && !Answered.echoes(operation, field))
                .toList();
        List<LearnedField> secret = told.stream()
                .filter(field -> Kinds.any(field, Kinds.PRIVATE) || Kinds.any(field, Kinds.LASTING_SECRETS))
                .toList();
        List<LearnedField> shown = secret.isEmpty() ? PersonRecord.in(told) : secret;
        if (shown.isEmpty()) {
            return Optional.empty();
        }
        boolean internal = api.facts().exposure().equals("internal");
        boolean sure = !secret.isEmpty() && !internal;
        String note = Counted.calls(operation.count(Trait.BARE_SUCCESS)) + " answered without any credential: "
                + String.join(", ", Kinds.ids(shown)) + " in " + names(shown)
                + (guarded ? "; other operations of this api ask for one" : "");
        return Optional.of(Weakness.of(
                        operation,
                        "",
                        sure ? Confidence.LIKELY : Confidence.POSSIBLE,
                        shown.getFirst().first(),
                        note,
                        operation.count(Trait.BARE_SUCCESS))
                .cured("Ask for a token at " + operation.operation().method() + " "
                        + operation.operation().path() + ". NGINX: auth_request /auth; in its location. Envoy: the"
                        + " jwt_authn filter with a requirement for this route. Kong: the jwt plugin on the route"));
    }

    /** Whether it is the question to which a security answer belongs. */
    private static boolean isQuestion(LearnedField field) {
        List<String> words = NameTraits.words(field.path().fieldName());
        return words.contains("question") && !words.contains("answer");
    }

    private static boolean isConstant(LearnedField field) {
        return field.distinct() <= 1 && field.present() >= CONSTANT;
    }

    private static String names(List<LearnedField> fields) {
        return fields.stream().map(field -> field.path().text()).limit(4).collect(Collectors.joining(", "));
    }
}
