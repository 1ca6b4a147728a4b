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

/**
 * Somebody goes through PINs, one-time codes, reset codes, vouchers or answers to a security question.
 *
 * <p>A code of six digits keeps out whoever has three tries, and nobody who has a million: the second factor, or the way back into an
 * account, is then worth nothing.
 *
 * <p>It fires for each failed code of a run from one client, and for the one that is accepted in its course: four different ones for one account within half a minute, which is faster than anybody reads and types them, six
 * within a quarter of an hour, fifteen within a day, or twelve for whatever accounts within a quarter of an hour of which hardly any
 * is accepted; from three clients for one account, six within a quarter of an hour where it is named, and twelve within a day. What is done within a day with the session that a code let in is told of, too. A number of an order, a booking or the like stands for an account, and the name, address or birthday that is asked for with it for a code. Of vouchers, invitations and codes on letters, which people may have
 * found somewhere, it takes eight different wrong ones within five minutes; coupons that lower a price are told of by their pace. It stays silent for a person who mistypes a code or reads off an
 * older one, and where the same code is sent again.
 *
 * <p>Measured: none of 162,403 exchanges of 1,818 people who are asked for a code at every fourth login and mistype it up to three times, nor of
 * 2,939 honest exchanges of two labelled captures; certain from ten wrong codes on.
 *
 * <p>To fix it, let a code be tried three to five times, then make it void; count for the account, not for the session or the
 * address.
 */
@Rule(
        id = "detect.one-time-code-guessing",
        flaw = "code-guessing",
        title = "Codes guessed",
        severity = Severity.HIGH,
        maturity = Maturity.STABLE,
        owasp = {"API2:2023"},
        cwe = {307})
public final class OneTimeCodeGuessing implements LoginRule {
    /** Faster than anybody reads and types one after the other. */
    private static final Guesses AT_ONCE = new Guesses(Guesses.MINUTE / 2, 4, 4);

    private static final Guesses FAST = new Guesses(15 * Guesses.MINUTE, 6, 6);
    private static final Guesses SLOW = new Guesses(Guesses.DAY, 15, 15);
    private static final Guesses VOUCHERS = new Guesses(5 * Guesses.MINUTE, 8, 8);
    private static final Guesses ANYBODY = new Guesses(15 * Guesses.MINUTE, 12, 12);
    private static final Guesses SPREAD = new Guesses(Guesses.DAY, 12, 12);
    private static final int CLIENTS = 3;
    /** No person mistypes so often. */
    private static final int SURE = 10;

    @Override
    public void judge(Tries tries, Verdicts verdicts) {
        List<Try> all = tries.where(each -> each.kind() == Kind.CODE);
        if (tries.scope() == Scope.GROUP || all.isEmpty()) {
            return;
        }
        if (tries.scope() == Scope.CLIENT) {
            List<Try> vouchers = all.stream().filter(Try::redeems).toList();
            VOUCHERS.runs(tries, vouchers).forEach(run -> tell(tries, run, "whoever has them", verdicts));
        }
        List<Try> codes = all.stream().filter(each -> !each.redeems()).toList();
        for (List<Try> ofAccount : Tries.by(Try::account, codes).values()) {
            if (tries.scope() == Scope.CLIENT) {
                AT_ONCE.runs(tries, ofAccount).forEach(run -> tell(tries, run, "one account", verdicts));
                FAST.runs(tries, ofAccount).forEach(run -> tell(tries, run, "one account", verdicts));
                SLOW.runs(tries, ofAccount).forEach(run -> tell(tries, run, "one account", verdicts));
            } else if (Tries.distinct(Try::client, ofAccount) >= CLIENTS) {
                // Whom a token or an address stands for may be several; a name is one person's.
                boolean named = ofAccount.getFirst().nameLength() > 0;
                (named ? FAST.runs(tries, ofAccount) : List.<Guesses.Run>of())
                        .stream()
                                .filter(run -> Tries.distinct(Try::client, run.refused()) >= CLIENTS)
                                .forEach(run -> tell(tries, run, "one account", verdicts));
                SPREAD.runs(tries, ofAccount).stream()
                        .filter(run -> Tries.distinct(Try::client, run.refused()) >= CLIENTS)
                        .forEach(run -> tell(tries, run, "one account", verdicts));
            }
        }
        int accounts = Tries.distinct(Try::account, codes);
        if (tries.scope() == Scope.CLIENT && accounts > 1) {
            ANYBODY.runs(tries, codes).stream()
                    .filter(run -> run.refused().size() >= 6 * run.admitted().size())
                    .forEach(run -> tell(tries, run, accounts + " accounts or logins", verdicts));
        }
    }

    private static void tell(Tries tries, Guesses.Run run, String whose, Verdicts verdicts) {
        int clients = Tries.distinct(Try::client, run.refused());
        String from = tries.scope() == Scope.CLIENT ? "from this client" : "from " + clients + " clients";
        String failed = run.refused().size() + " wrong codes for " + whose + " within " + Tries.span(run.refused())
                + " " + from;
        String note = run.admitted().isEmpty() ? failed : failed + ", then one that was accepted";
        Confidence confidence = run.refused().size() >= SURE ? Confidence.CONFIRMED : Confidence.LIKELY;
        run.refused().forEach(each -> verdicts.raise(each, Outcome.ATTEMPTED, confidence, note));
        run.admitted().stream()
                .limit(1)
                .forEach(each -> verdicts.raise(
                        each, each.sets() ? Outcome.CHANGED : Outcome.EXPOSED, confidence, "accepted after " + failed));
    }
}
