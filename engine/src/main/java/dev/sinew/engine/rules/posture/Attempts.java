package dev.sinew.engine.rules.posture;

import dev.sinew.engine.classify.NameTraits;
import dev.sinew.engine.posture.Burst;
import dev.sinew.engine.posture.OperationPosture;
import dev.sinew.model.LearnedField;
import dev.sinew.model.Location;
import dev.sinew.model.Trait;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** What bursts of attempts say of limits, and which operations take logins or other secrets. */
final class Attempts {
    /** More than the ten that PCI DSS 4.0.1, 8.3.4, allows. */
    static final int FEWEST = 11;

    private static final int FEWEST_OF_CLIENT = 20;
    private static final double SHARE = 0.8;
    private static final long SECONDS_EACH = 3;
    private static final int DESPITE_LIMIT = 100;
    private static final Set<String> CODES =
            Set.of("one-time-code", "pin", "security-answer", "card-verification-code");

    private Attempts() {}

    /** Whether an operation logs people in: it has done so, or it takes a login name and one password. */
    static boolean isLogin(OperationPosture operation) {
        if (operation.count(Trait.LOGIN) > 0) {
            return true;
        }
        boolean named = false;
        int passwords = 0;
        for (LearnedField field : said(operation).toList()) {
            if (field.dataClasses().stream().anyMatch(CODES::contains)) {
                return false;
            }
            named |= (NameTraits.of(field.path().name()) & NameTraits.LOGIN_NAME) != 0;
            passwords += isSecret(field) ? 1 : 0;
        }
        return named && passwords == 1;
    }

    /** Whether a field holds a password, code or PIN. */
    private static boolean isSecret(LearnedField field) {
        return (NameTraits.of(field.path().name()) & NameTraits.SECRET) != 0;
    }

    /** What requests say in query and body. */
    static Stream<LearnedField> said(OperationPosture operation) {
        return Stream.concat(
                        operation.learned().parameters().stream(), operation.learned().requestBody().fields().stream())
                .filter(field ->
                        field.path().location() == Location.BODY || field.path().location() == Location.QUERY);
    }

    /** How many attempts of a burst with a secret failed. */
    static int failed(OperationPosture operation, Burst burst) {
        int refused = Math.min(burst.refused(), burst.secrets());
        return operation.count(Trait.LOGIN) > 0
                ? Math.max(0, Math.min(burst.secrets(), burst.succeeded() + burst.refused()) - burst.logins())
                : refused;
    }

    /** The burst that shows that secrets may be guessed without end. */
    static Optional<Burst> guessing(OperationPosture operation) {
        boolean limit = operation.count(Trait.RATE_LIMIT) > 0 || metLimit(operation);
        return operation.bursts().stream()
                .filter(Burst::isUnhindered)
                .filter(burst -> isGuessing(burst, failed(operation, burst)))
                .filter(burst -> !limit || failed(operation, burst) >= DESPITE_LIMIT)
                .max((a, b) -> Boolean.compare(a.account(), b.account()));
    }

    private static boolean isGuessing(Burst burst, int failed) {
        if (burst.account()) {
            return failed >= FEWEST;
        }
        return failed >= FEWEST_OF_CLIENT
                && failed >= SHARE * burst.calls()
                && burst.seconds() <= SECONDS_EACH * burst.calls();
    }

    private static boolean metLimit(OperationPosture operation) {
        return operation.learned().answers().containsKey(423)
                || operation.learned().answers().containsKey(429);
    }

    /** Whose attempts they were, for people. */
    static String of(Burst burst) {
        if (burst.account()) {
            return "for one account";
        }
        int accounts = burst.accounts();
        return "from one client"
                + (accounts > 1 ? " for " + (accounts == 16 ? "16 accounts or more" : accounts + " accounts") : "");
    }

    /** Whether an operation takes a secret that is no login. */
    static boolean takesCode(OperationPosture operation) {
        return !isLogin(operation) && said(operation).anyMatch(Attempts::isSecret);
    }

    /** The kinds of callers that are programs or work for others. */
    static boolean isForPrograms(OperationPosture operation) {
        return List.of("service", "third party", "staff").containsAll(operation.cohorts())
                && !operation.cohorts().isEmpty();
    }
}
