package dev.sinew.engine.rules.posture;

import dev.sinew.bytes.Ascii;
import dev.sinew.bytes.Slice;
import dev.sinew.engine.classify.NameTraits;
import dev.sinew.engine.mark.Mark;
import dev.sinew.engine.mark.MarkSink;
import dev.sinew.engine.mark.MarkSubject;
import dev.sinew.engine.posture.ApiPosture;
import dev.sinew.engine.posture.Check;
import dev.sinew.engine.posture.OperationPosture;
import dev.sinew.engine.posture.Weakness;
import dev.sinew.model.Confidence;
import dev.sinew.model.MarkHit.Outcome;
import dev.sinew.model.Maturity;
import dev.sinew.model.Rule;
import dev.sinew.model.Severity;
import dev.sinew.model.Side;
import dev.sinew.model.Trait;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * A failed login tells whether the account exists.
 *
 * <p>With a list of addresses anybody finds out who is a customer, and tries passwords and mails only there.
 *
 * <p>It fires for a login whose refusals say in some calls that there is no such user and in others that the password is wrong or
 * that either is: confirmed; likely where only the first was seen. What refusals say is told from their words or codes, in English,
 * German, French and Spanish, and only which of the three it was is kept. It stays quiet for one and the same answer to all, for
 * sign-up and reset, and where the refusal names a missing field.
 *
 * <p>To fix it, answer both with the same status, body and time: do the work of checking a password for unknown names, too.
 */
@Rule(
        id = "posture.verbose-login-errors",
        flaw = "verbose-login-errors",
        title = "Failed login tells whether the account exists",
        severity = Severity.LOW,
        maturity = Maturity.PREVIEW,
        owasp = {"API2:2023"},
        cwe = {204})
public final class VerboseLoginErrors implements Mark, Check {
    private static final String ID = "posture.verbose-login-errors";
    private static final String UNKNOWN = "says that there is no such user";
    private static final String WRONG = "says that the password is wrong";
    private static final String EITHER = "says that name or password is wrong";
    private static final int MOST_ASKED = 4096;
    private static final int MOST_ANSWERED = 2000;
    private static final Set<String> LOGINS = Set.of(
            "login", "logon", "signin", "authenticate", "authentication", "auth", "session", "sessions", "token");
    private static final Set<String> OTHERS =
            Set.of("register", "registration", "signup", "reset", "forgot", "recover", "change", "password", "users");

    private static final String WHO = "(user ?name|user|account|customer|member|e ?mail( address)?|login)";
    private static final Pattern NO_USER = Pattern.compile(
            "\\b(no|unknown|non ?existent) (such )?" + WHO + "\\b(?! or)|\\b" + WHO
                    + " (is |was |does |could |has |with (this|that) [a-z ]{1,20})?(not|n t|never|doesn t|cannot be)"
                    + " ?(be )?(found|exists?|registered|known|been registered)\\b|\\b(couldn t|could not|cannot|can t|did not) find"
                    + " (a |an |your |the |any )?" + WHO
                    + "\\b|\\b(benutzer|konto)[a-z ]{0,20} (nicht gefunden|existiert nicht|unbekannt)"
                    + "|utilisateur (inconnu|introuvable)|compte (inconnu|introuvable|inexistant)|usuario no (existe|encontrado)");
    private static final Pattern WRONG_PASSWORD = Pattern.compile(
            "(?<!or )(?<!and )\\b(wrong|incorrect|invalid|bad) password|(?<!or )(?<!and )\\bpassword (is |was )?(wrong|incorrect|invalid|mismatch|does"
                    + " ?n[o ]?t match)|passwor[td] (ist )?(falsch|ungultig)|mot de passe (est )?(incorrect|invalide|errone)"
                    + "|contrase(n|.)a (es )?(incorrecta|invalida)");
    private static final Pattern BOTH = Pattern.compile(
            "(user|name|mail|login)[a-z ]{0,12} (or|and|oder|ou|o) [a-z ]{0,12}(pass|kenn|mot|contrase)"
                    + "|(invalid|bad|wrong|incorrect) (login )?credentials|credentials (are )?(invalid|wrong|incorrect)|invalid grant");

    @Override
    public void examine(MarkSubject subject, MarkSink sink) {
        if (!isRefusal(subject.status())
                || subject.answered().bytes().isEmpty()
                || !sendsPassword(subject.asked().bytes())) {
            return;
        }
        String text = words(subject.answered().bytes());
        if (BOTH.matcher(text).find()) {
            sink.hit(Side.ANSWER, "", Outcome.UNKNOWN, EITHER);
        } else if (NO_USER.matcher(text).find()) {
            sink.hit(Side.ANSWER, "", Outcome.EXPOSED, UNKNOWN);
        } else if (WRONG_PASSWORD.matcher(text).find()) {
            sink.hit(Side.ANSWER, "", Outcome.UNKNOWN, WRONG);
        }
    }

    private static boolean isRefusal(int status) {
        return status == 400 || status == 401 || status == 403 || status == 404 || status == 422;
    }

    private static boolean sendsPassword(Slice body) {
        return body.length() <= MOST_ASKED
                && (Ascii.containsIgnoreCase(body.array(), body.from(), body.to(), "passw")
                        || Ascii.containsIgnoreCase(body.array(), body.from(), body.to(), "pwd"));
    }

    /** The letters of an answer in lower case, words apart by one blank: {@code EMAIL_NOT_FOUND} is {@code email not found}. */
    private static String words(Slice body) {
        String text = Ascii.text(body.array(), body.from(), Math.min(body.to(), body.from() + MOST_ANSWERED));
        return text.replaceAll("(?<=[a-z])(?=[A-Z])", " ")
                .toLowerCase(Locale.ROOT)
                .replaceAll("[^\\p{L}]+", " ")
                .strip();
    }

    @Override
    public List<Weakness> weaknesses(ApiPosture api) {
        List<Weakness> found = new ArrayList<>();
        for (OperationPosture each : api.operations()) {
            Examples unknown = said(each, UNKNOWN);
            if (isLogin(each) && !unknown.isEmpty()) {
                boolean differs =
                        !said(each, WRONG).isEmpty() || !said(each, EITHER).isEmpty();
                String what = differs
                        ? "were told that there is no such user, others that the password is wrong"
                        : "were told that there is no such user";
                found.add(unknown.weakness(
                                each.operation(), "", differs ? Confidence.CONFIRMED : Confidence.LIKELY, what)
                        .cured("Let " + each.operation().path()
                                + " answer both with one status and text, such as 401 and" + " invalid_credentials."));
            }
        }
        return found;
    }

    private static Examples said(OperationPosture operation, String note) {
        return Examples.byPlace(
                        List.of(operation), ID, (each, notice) -> notice.note().equals(note))
                .getOrDefault("", new Examples());
    }

    private static boolean isLogin(OperationPosture operation) {
        List<String> words = NameTraits.words(
                operation.operation().path() + " " + operation.operation().selector());
        boolean other =
                words.stream().anyMatch(OTHERS::contains) && words.stream().noneMatch(LOGINS::contains);
        boolean split = words.contains("sign") && words.contains("in") || words.contains("log") && words.contains("in");
        return operation.count(Trait.LOGIN) > 0
                || (!other && (split || words.stream().anyMatch(LOGINS::contains)));
    }
}
