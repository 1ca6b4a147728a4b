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
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.ToLongFunction;

/**
 * Somebody finds out which names have an account here.
 *
 * <p>A login, a reset or a sign-up that answers differently for names that exist hands out the list of customers: for phishing, and as the
 * first step of guessing passwords.
 *
 * <p>It fires for each of at least ten names within an hour, thirty within a day, or five within fifteen seconds, faster than people type them, that one client asks for at one operation that takes
 * names, where the answers are of at least two kinds, each for several names: another status, other fields, another text, which has two or three lengths, as more come from what is told of people. That a name stands in
 * the text makes no difference. It stays silent where all names get the same answer, for a form that asks while a name is being typed,
 * and for people who come in.
 *
 * <p>Measured: 26 signals in three labelled captures, all of attacks; none on their 3,263 honest exchanges, and none on
 * 19,280 made of prose, code, markup and odd names. Preview: three applications are few.
 *
 * <p>To fix it, answer the same whether the account exists, and tell the rest by mail.
 */
@Rule(
        id = "detect.user-enumeration",
        flaw = "user-enumeration",
        title = "Names tried for having an account",
        severity = Severity.MEDIUM,
        maturity = Maturity.PREVIEW,
        owasp = {"API2:2023"},
        cwe = {204})
public final class UserEnumeration implements LoginRule {
    private static final int FAST = 10;
    private static final int SLOW = 30;
    /** So many that nobody types: within so long. */
    private static final int AT_ONCE = 5;

    private static final long MOMENT = 15_000_000L;
    /** So many names at least get an answer of a kind. */
    private static final int SEVERAL = 2;
    /** What is typed comes so soon, and so few letters longer or shorter. */
    private static final long TYPING = 5_000_000L;

    private static final int LETTERS = 2;
    /** More kinds of answers than that are an answer's own life. */
    private static final int MOST = 4;
    /** What an answer tells of a person has as many lengths as there are people. */
    private static final int LENGTHS = 3;

    /** A limit or a lock that was met, or trouble, says nothing of a name. */
    private static final Set<Integer> LIMITED = Set.of(423, 429, 500, 502, 503, 504);

    @Override
    public void judge(Tries tries, Verdicts verdicts) {
        if (tries.scope() != Scope.CLIENT) {
            return;
        }
        Set<Long> inside = new HashSet<>();
        tries.where(tries::admitted).forEach(each -> inside.add(each.account()));
        List<Try> named = tries.where(each -> asks(each, inside));
        for (List<Try> atGate : Tries.by(Try::gate, named).values()) {
            List<Try> names = typed(atGate);
            Tries.dense(names, Guesses.HOUR, Try::account, FAST).forEach(run -> tell(run, verdicts));
            Tries.dense(names, Guesses.DAY, Try::account, SLOW).forEach(run -> tell(run, verdicts));
            Tries.dense(names, MOMENT, Try::account, AT_ONCE).forEach(run -> tell(run, verdicts));
        }
    }

    /** Whether it tells of a name: a login of an account that came in does not, nor a sign-up that worked. */
    private static boolean asks(Try each, Set<Long> inside) {
        if (each.account() == 0 || each.kind() == Kind.CODE || LIMITED.contains(each.status())) {
            return false;
        }
        return each.kind() == Kind.NAME ? !each.sets() || each.status() >= 300 : !inside.contains(each.account());
    }

    /** Without those that were being typed. */
    private static List<Try> typed(List<Try> names) {
        List<Try> whole = new ArrayList<>();
        for (int i = 0; i < names.size(); i++) {
            Try next = i + 1 < names.size() ? names.get(i + 1) : names.get(i);
            Try one = names.get(i);
            int letters = Math.abs(next.nameLength() - one.nameLength());
            boolean goesOn = !one.isWhole()
                    && letters > 0
                    && letters <= LETTERS
                    && next.timeMicros() - one.timeMicros() <= TYPING;
            if (!goesOn) {
                whole.add(one);
            }
        }
        return whole;
    }

    private static void tell(List<Try> run, Verdicts verdicts) {
        int kinds = kinds(run);
        if (kinds < 2) {
            return;
        }
        String note = Tries.distinct(Try::account, run) + " names asked for within " + Tries.span(run)
                + " from this client, and answered in " + kinds + " ways";
        run.forEach(each -> verdicts.raise(
                each, each.status() < 400 ? Outcome.EXPOSED : Outcome.ATTEMPTED, Confidence.LIKELY, note));
    }

    /** How many kinds of answers there are; where all are built alike, by how long their texts are, or how much longer than the name that they repeat. */
    private static int kinds(List<Try> run) {
        if (Tries.distinct(Try::answer, run) > 1) {
            return several(run, Try::answer, Try::account, MOST);
        }
        ToLongFunction<Try> beyond = each -> each.answerLength() - each.nameLength();
        int either = Math.min(
                several(run, Try::answerLength, Try::account, LENGTHS), several(run, beyond, Try::account, LENGTHS));
        // Texts that are of one length for names of several do not repeat them; nor is it the name that makes others
        // longer.
        int told = Math.max(
                several(run, Try::answerLength, Try::nameLength, LENGTHS),
                several(run, beyond, Try::nameLength, LENGTHS));
        return Math.max(either, told);
    }

    /** How many values there are that several names have, which differ in something; none where there are so many that they tell nothing. */
    private static int several(List<Try> run, ToLongFunction<Try> kind, ToLongFunction<Try> differing, int most) {
        Collection<List<Try>> kinds = Tries.by(kind, run).values();
        return kinds.size() > most
                ? 0
                : (int) kinds.stream()
                        .filter(each -> Tries.distinct(differing, each) >= SEVERAL)
                        .count();
    }
}
