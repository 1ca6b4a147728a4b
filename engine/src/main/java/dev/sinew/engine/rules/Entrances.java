package dev.sinew.engine.rules;

import dev.sinew.model.Operation;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** Operations at which people get in, or come back into an account: there they name whom they say they are, and prove nothing yet. */
final class Entrances {
    private static final Set<String> LOGINS = Set.of("login", "logon", "signin", "authenticate");
    private static final Set<String> SIGN_UPS = Set.of("signup", "register");
    private static final Set<String> TOKENS = Set.of("token", "tokens", "session", "sessions", "refresh", "oauth");
    private static final Set<String> RECOVERING = Set.of("forgot", "forgotten", "recover", "recovery", "lost");
    private static final Set<String> SECRETS = Set.of("password", "passwd", "pin", "passcode");

    private static final Pattern BETWEEN_WORDS = Pattern.compile("[/._-]");

    private Entrances() {}

    /** Whether an operation lets people in, or back in. */
    static boolean isOne(Operation operation) {
        return recovers(operation)
                || words(operation).stream().anyMatch(word -> LOGINS.contains(word) || SIGN_UPS.contains(word));
    }

    /** Whether it hands out tokens: whoever asks for the first time is no intruder for that. */
    static boolean handsOutTokens(Operation operation) {
        if (!operation.method().equals("POST")) {
            return false;
        }
        List<String> words = words(operation);
        return !words.isEmpty() && (TOKENS.contains(words.getLast()) || LOGINS.contains(words.getLast()));
    }

    /** Whether an operation lets back in who has forgotten a secret: nobody has any credential there. */
    private static boolean recovers(Operation operation) {
        if (!operation.method().equals("POST")) {
            return false;
        }
        List<String> words = words(operation);
        boolean resets = words.contains("reset") && words.stream().anyMatch(SECRETS::contains);
        return resets || words.stream().anyMatch(RECOVERING::contains);
    }

    private static List<String> words(Operation operation) {
        return Arrays.asList(BETWEEN_WORDS.split(operation.path().toLowerCase(Locale.ROOT), -1));
    }
}
