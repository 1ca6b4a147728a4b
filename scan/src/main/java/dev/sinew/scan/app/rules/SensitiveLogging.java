package dev.sinew.scan.app.rules;

import dev.sinew.model.Confidence;
import dev.sinew.model.Maturity;
import dev.sinew.model.Rule;
import dev.sinew.model.Severity;
import dev.sinew.scan.app.dex.Call;
import dev.sinew.scan.app.dex.Value;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A password, a token or the like is written to the system's log, which reports of errors and people with a cable take along.
 *
 * <p>What is logged is put together of a text that ends with such a word, as {@code "password: "}, and a value that is not known before; or it is a
 * field of such a name. Words about secrets without a value are no secret.
 *
 * <p>To fix it, take the value out of the message, or let release builds log nothing.
 */
@Rule(
        id = "scan.app-sensitive-logging",
        flaw = "sensitive-logging",
        title = "A secret is written to the log",
        severity = Severity.MEDIUM,
        maturity = Maturity.PREVIEW,
        cwe = {532},
        standards = {"MASWE 0005", "MASTG TEST-0231"})
public final class SensitiveLogging implements AppRule {

    private static final Set<String> WORDS = Set.of(
            "password",
            "passwd",
            "passcode",
            "pin",
            "cvv",
            "cvc",
            "otp",
            "token",
            "secret",
            "apikey",
            "cardnumber",
            "iban",
            "ssn");
    private static final Set<String> LOGS = Set.of("v", "d", "i", "w", "e", "wtf", "println");
    private static final Pattern LAST_WORD = Pattern.compile("([A-Za-z_-]+)[\\s\"']*[:=>]+[\\s\"'\\[]*$");

    @Override
    public void judge(App app, Notices notices) {
        app.code().calls().stream()
                .filter(each -> app.isReached(each.place()) && isLog(each))
                .forEach(each -> each.arguments().stream()
                        .flatMap(value -> logged(value).stream())
                        .findFirst()
                        .ifPresent(word -> notices.add(
                                Confidence.LIKELY, each.place().toString(), "the value of " + word + " is logged")));
    }

    private static boolean isLog(Call call) {
        boolean platform = call.target().owner().equals("Landroid/util/Log;")
                || call.target().owner().startsWith("Ltimber/log/");
        return platform && LOGS.contains(call.target().name());
    }

    private static Optional<String> logged(Value value) {
        if (value instanceof Value.Read read && isSecret(read.field().name())) {
            return Optional.of(read.field().name());
        }
        if (!(value instanceof Value.Parts parts)) {
            return Optional.empty();
        }
        String before = "";
        for (Value part : parts.parts()) {
            if (part instanceof Value.Text text) {
                before = text.text();
                continue;
            }
            Matcher matcher = LAST_WORD.matcher(before);
            boolean known = part instanceof Value.Int;
            if (!known && matcher.find() && isSecret(matcher.group(1))) {
                return Optional.of(matcher.group(1));
            }
            if (part instanceof Value.Read read && isSecret(read.field().name())) {
                return Optional.of(read.field().name());
            }
            before = "";
        }
        return Optional.empty();
    }

    /** Whether the last word of a name is such a word. */
    private static boolean isSecret(String name) {
        String low = name.replaceAll("([a-z])([A-Z])", "$1_$2").toLowerCase(Locale.ROOT);
        String last = low.substring(Math.max(low.lastIndexOf('_'), low.lastIndexOf('-')) + 1);
        return WORDS.contains(last) || WORDS.contains(low.replace("_", ""));
    }
}
