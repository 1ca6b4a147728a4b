package dev.sinew.engine.rules;

import dev.sinew.engine.logins.LoginRule;
import dev.sinew.engine.logins.Tries;
import dev.sinew.engine.logins.Tries.Scope;
import dev.sinew.engine.logins.Try;
import dev.sinew.engine.logins.Try.Kind;
import dev.sinew.model.Confidence;
import dev.sinew.model.MarkHit.Outcome;
import dev.sinew.model.Maturity;
import dev.sinew.model.Rule;
import dev.sinew.model.Severity;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Somebody tries one password after the other for one account.
 *
 * <p>What people choose as passwords is found in short lists; without a limit, whoever knows a name comes in sooner or later.
 *
 * <p>It fires for each failed login of a run for one account from one client, and for the login that succeeds after it: ten failures
 * with six different passwords within a quarter of an hour, more than the ten that PCI DSS allows before an account is locked, or twenty with
 * twelve different ones within a day, or five with five different ones within half a minute, which is faster than anybody types them. A person who has forgotten a password mistypes it a few times and has two or three in use. From
 * several clients together it takes twenty different ones within a day. It stays silent where the same password is sent again and again, as
 * by an app that nobody told of the new one, where logins of the account mostly succeed, and for a name that was mistyped: within the hour
 * the same client comes in under another one with a password that it tried, of fewer than fifteen.
 *
 * <p>Measured: none of 162,403 exchanges of 1,818 people who mistype, of whom 120 have a phone or program that sends an old password for days and
 * 600 share an address, nor of 2,939 honest exchanges of two labelled captures; certain from fifteen different passwords on.
 *
 * <p>To fix it, slow down or lock an account after a few failures, ask for a second factor, and refuse passwords that are known to have
 * leaked.
 */
@Rule(
        id = "detect.password-guessing",
        flaw = "password-guessing",
        title = "Passwords guessed for an account",
        severity = Severity.HIGH,
        maturity = Maturity.STABLE,
        owasp = {"API2:2023"},
        cwe = {307},
        standards = {"PCI-DSS-4.0.1 8.3.4"})
public final class PasswordGuessing implements LoginRule {
    /** Faster than anybody types one after the other. */
    private static final Guesses AT_ONCE = new Guesses(Guesses.MINUTE / 2, 5, 5);

    private static final Guesses FAST = new Guesses(15 * Guesses.MINUTE, 10, 6);
    private static final Guesses SLOW = new Guesses(Guesses.DAY, 20, 12);
    private static final Guesses SPREAD = new Guesses(Guesses.DAY, 20, 20);
    private static final int CLIENTS = 3;
    /** No person has so many passwords in mind. */
    private static final int SURE = 15;

    @Override
    public void judge(Tries tries, Verdicts verdicts) {
        if (tries.scope() == Scope.GROUP) {
            return;
        }
        List<Try> passwords = tries.where(each -> each.kind() == Kind.PASSWORD && each.account() != 0);
        for (List<Try> ofAccount : Tries.by(Try::account, passwords).values()) {
            if (tries.scope() == Scope.CLIENT) {
                AT_ONCE.runs(tries, ofAccount).stream()
                        .filter(run -> !isMistyped(tries, run))
                        .forEach(run -> tell(tries, run, verdicts));
                FAST.runs(tries, ofAccount).stream()
                        .filter(run -> !isMistyped(tries, run))
                        .forEach(run -> tell(tries, run, verdicts));
                SLOW.runs(tries, ofAccount).stream()
                        .filter(run -> !isMistyped(tries, run))
                        .forEach(run -> tell(tries, run, verdicts));
            } else if (Tries.distinct(Try::client, ofAccount) >= CLIENTS) {
                SPREAD.runs(tries, ofAccount).stream()
                        .filter(run -> Tries.distinct(Try::client, run.refused()) >= CLIENTS)
                        .forEach(run -> tell(tries, run, verdicts));
            }
        }
    }

    /** Whether somebody took a wrong name for their own: they come in under another with a password that they tried. */
    private static boolean isMistyped(Tries tries, Guesses.Run run) {
        long account = run.refused().getFirst().account();
        long first = run.refused().getFirst().timeMicros();
        long last = run.refused().getLast().timeMicros() + Guesses.HOUR;
        Set<Long> tried = run.refused().stream().map(Try::secret).collect(Collectors.toSet());
        return tried.size() < SURE
                && run.admitted().isEmpty()
                && tries.all().stream()
                        .filter(each -> each.account() != account && tried.contains(each.secret()))
                        .filter(each -> each.timeMicros() > first && each.timeMicros() <= last)
                        .anyMatch(tries::admitted);
    }

    private static void tell(Tries tries, Guesses.Run run, Verdicts verdicts) {
        int clients = Tries.distinct(Try::client, run.refused());
        String from = tries.scope() == Scope.CLIENT ? "from this client" : "from " + clients + " clients";
        int different = Tries.distinct(Try::secret, run.refused());
        String failed = run.refused().size() + " failed logins for one account within " + Tries.span(run.refused())
                + " " + from + ", with " + different + " different passwords";
        String note = run.admitted().isEmpty() ? failed : failed + ", then a success";
        Confidence confidence = different >= SURE ? Confidence.CONFIRMED : Confidence.LIKELY;
        run.refused().forEach(each -> verdicts.raise(each, Outcome.ATTEMPTED, confidence, note));
        run.admitted().stream()
                .limit(1)
                .forEach(each -> verdicts.raise(each, Outcome.EXPOSED, confidence, "let in after " + failed));
    }
}
