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
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * An operation shows a stored secret again and again: an API key, a private key, a client's secret, a security answer, a session.
 *
 * <p>A secret that can be read again is known to everybody who ever passes the check of that one operation, lies in caches and
 * browsers, and is never missed.
 *
 * <p>It fires on reading operations (GET) whose successful answers hold a secret that is stored: an answer to a security question, or
 * a key that came twice or more with the same value, or many tokens or keys in one list. That is what tells it from a key that is
 * shown once when it is made and from a token that a login, a refresh or a session page hands to its owner: those come in answer to
 * POST, or are new each time, or stand at such a place one by one, all of which it leaves alone. It stays quiet for tokens that protect forms, that turn pages, that
 * name devices for messages, and for keys that are meant to be public.
 *
 * <p>To fix it, show a key once when it is made, and later only its first characters; never answer a security answer.
 */
@Rule(
        id = "posture.secret-in-answer",
        flaw = "secret-in-answer",
        title = "Stored secret shown again",
        severity = Severity.HIGH,
        maturity = Maturity.PREVIEW,
        owasp = {"API3:2023", "API2:2023"},
        cwe = {200, 522})
public final class SecretInAnswer implements Check {
    private static final Set<DataClass> KEYS = EnumSet.of(
            DataClass.API_KEY,
            DataClass.PRIVATE_KEY,
            DataClass.TOKEN,
            DataClass.SESSION_ID,
            DataClass.JWT,
            DataClass.PASSWORD);
    private static final Set<String> INVITATIONS = Set.of("invite", "invites", "invitation", "invitations");
    private static final Set<String> HARMLESS = Set.of(
            "csrf",
            "xsrf",
            "page",
            "next",
            "prev",
            "previous",
            "cursor",
            "continuation",
            "sync",
            "push",
            "device",
            "fcm",
            "apns",
            "public",
            "publishable",
            "site",
            "captcha",
            "recaptcha",
            "analytics",
            "maps",
            "map",
            "tracking",
            "client",
            "question",
            "share",
            "invite",
            "preview",
            "upload",
            "download",
            "image",
            "avatar",
            "nonce",
            "type",
            "expires",
            "id",
            "hint",
            "name",
            "mask",
            "masked",
            "prefix",
            "last",
            "fingerprint",
            "anon",
            "browser",
            "design",
            "symbol");

    @Override
    public List<Weakness> weaknesses(ApiPosture api) {
        List<Weakness> found = new ArrayList<>();
        for (OperationPosture each : api.operations()) {
            boolean reading = each.operation().method().equals("GET") && each.count(Trait.OUTGOING) == 0;
            if (reading) {
                Answered.fields(each).stream()
                        .filter(field -> isShown(each, field))
                        .forEach(field -> found.add(Answered.weakness(
                                each,
                                field,
                                Kinds.is(field, DataClass.PRIVATE_KEY) ? Confidence.CONFIRMED : Confidence.LIKELY,
                                "Answer " + field.path().text() + " once, when it is made, and later at most its first"
                                        + " characters")));
            }
        }
        return found;
    }

    private static boolean isShown(OperationPosture operation, LearnedField field) {
        List<String> words = NameTraits.words(field.path().fieldName());
        if (Answered.filled(field) == 0 || words.stream().anyMatch(HARMLESS::contains)) {
            return false;
        }
        if (Kinds.is(field, DataClass.SECURITY_ANSWER)) {
            return words.contains("answer") || words.contains("antwort");
        }
        if (Kinds.is(field, DataClass.PRIVATE_KEY)) {
            return true;
        }
        boolean program = !Kinds.is(field, DataClass.PASSWORD) || PasswordForms.isGenerated(field);
        boolean entrance = Purpose.isEntrance(operation);
        boolean again = field.distinct() > 0 && 2 * field.distinct() <= Answered.filled(field);
        boolean many = Answered.isListed(field) && field.distinct() >= 2;
        return program && Kinds.any(field, KEYS) && (entrance ? many && isOfOthers(operation, field) : again || many);
    }

    /** Whether answers hold more than the one that a page of sessions hands to its owner; invitations are there to be sent. */
    private static boolean isOfOthers(OperationPosture operation, LearnedField field) {
        return Answered.filled(field) > operation.successes() && !Purpose.says(operation.operation(), INVITATIONS);
    }
}
