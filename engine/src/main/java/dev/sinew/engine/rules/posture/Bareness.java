package dev.sinew.engine.rules.posture;

import dev.sinew.engine.classify.NameTraits;
import dev.sinew.engine.posture.ApiPosture;
import dev.sinew.engine.posture.OperationPosture;
import dev.sinew.model.LearnedField;
import dev.sinew.model.Location;
import dev.sinew.model.Trait;
import dev.sinew.model.ValueFormat;
import java.util.List;
import java.util.Set;

/**
 * Whether calls really come without anything that proves who calls. A gateway may take the credentials off and hand on in headers
 * of its own whom it found; requests may be signed; a link may carry its own permission.
 */
final class Bareness {
    /** Words in names of headers, cookies and query parameters that may carry a proof which is not known as one. */
    private static final Set<String> PROOF = Set.of(
            "auth",
            "authorization",
            "authenticated",
            "authentication",
            "token",
            "key",
            "apikey",
            "secret",
            "session",
            "sid",
            "signature",
            "sig",
            "hmac",
            "sign",
            "hash",
            "principal",
            "credential",
            "credentials",
            "cert",
            "certificate",
            "assertion",
            "jwt",
            "oidc",
            "sso",
            "ticket",
            "consumer",
            "identity",
            "userid",
            "nonce",
            "digest",
            "login");

    private static final List<String> IDENTIFIED = List.of(
            "x-user",
            "x-forwarded-user",
            "x-remote-user",
            "remote-user",
            "x-account",
            "x-customer",
            "x-tenant",
            "x-client-id",
            "x-amzn-",
            "x-ms-client-principal",
            "x-goog-",
            "x-employee",
            "x-subject",
            "x-caller",
            "x-on-behalf");
    private static final Set<String> GUARDS =
            Set.of("csrf", "xsrf", "idempotency", "cache", "sort", "order", "captcha");

    /** One call in so many may lack a proof, as captures lose some. */
    private static final long SLACK = 10;

    private Bareness() {}

    /** Whether most successes are calls without credentials, though some may have them. */
    static boolean isMostlyBare(OperationPosture operation) {
        return 2 * operation.count(Trait.BARE_SUCCESS) >= operation.successes()
                && !operation.learned().authentication().equals("unknown")
                && isUnproven(operation);
    }

    private static boolean isUnproven(OperationPosture operation) {
        return operation.count(Trait.BARE_SUCCESS) > 0
                && operation.count(Trait.OUTGOING) == 0
                && operation.count(Trait.SENDER_BOUND) == 0
                && operation.learned().parameters().stream().noneMatch(field -> mayProve(operation, field));
    }

    /** Whether credentials are asked for anywhere on the api, so that their absence here is no habit of the source. */
    static boolean isGuarded(ApiPosture api) {
        return api.operations().stream()
                .anyMatch(
                        each -> !each.learned().authenticationTypes().isEmpty() || each.count(Trait.BARE_REFUSED) > 0);
    }

    /**
     * Whether values are long and drawn, so that who has the link was given it; a UUID is an id and gets around. Some may be
     * other, where no more than that many calls succeeded: those were tried.
     */
    private static boolean isDrawn(OperationPosture operation, LearnedField field) {
        long tokens = field.formats().getOrDefault(ValueFormat.TOKEN, 0L)
                + field.formats().getOrDefault(ValueFormat.JWT, 0L);
        return tokens > 0 && tokens >= Math.min(field.present(), operation.successes()) && field.minLength() >= 32;
    }

    private static boolean mayProve(OperationPosture operation, LearnedField field) {
        Location location = field.path().location();
        if (location == Location.PATH) {
            return isDrawn(operation, field);
        }
        // What proves who sends a call is in all of them.
        if (SLACK * field.present() < (SLACK - 1) * operation.count(Trait.BARE_SUCCESS)) {
            return false;
        }
        List<String> words = NameTraits.words(field.path().fieldName());
        boolean guard = words.stream().anyMatch(GUARDS::contains);
        boolean named = location == Location.HEADER
                && IDENTIFIED.stream().anyMatch(field.path().fieldName()::startsWith);
        return named || (!guard && words.stream().anyMatch(PROOF::contains));
    }
}
