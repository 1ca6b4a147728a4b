package dev.sinew.probe.proof;

import dev.sinew.model.Maturity;
import dev.sinew.model.Rule;
import dev.sinew.model.Severity;
import dev.sinew.probe.http.Ask;
import dev.sinew.probe.http.Reply;
import dev.sinew.probe.identity.Session;
import dev.sinew.probe.oracle.Fresh;
import dev.sinew.probe.run.Endpoint;
import dev.sinew.probe.run.Outcome;
import dev.sinew.probe.run.Proof;
import dev.sinew.probe.run.Trial;
import dev.sinew.probe.run.User;
import dev.sinew.probe.run.Users;
import dev.sinew.probe.run.Users.Entry;
import java.util.List;
import java.util.Optional;

/**
 * Who asks for a forgotten password is told the code that was to reach its owner alone.
 *
 * <p>The code proves that somebody reads the mail or the telephone of the account. Where the answer has it, whoever knows a name takes the account.
 *
 * <p>Proved on a user whom the run signed up: without credentials its password is asked for; with the code of the answer another is set, with which it gets in, which did
 * not work before, and no more with its own; a wrong code of the same form set none. Two users, about 15 requests.
 *
 * <p>To fix it, send the code, and answer all names with the same words.
 */
@Rule(
        id = "probe.reset-code-disclosed",
        flaw = "reset-code-disclosed",
        title = "The answer to a forgotten password has the code",
        severity = Severity.CRITICAL,
        maturity = Maturity.PREVIEW,
        owasp = {"API2:2023"},
        cwe = {640, 200})
public final class ResetCodeDisclosed implements Proof {
    @Override
    public boolean isWriting() {
        return true;
    }

    @Override
    public Optional<Outcome> prove(Endpoint endpoint, Trial trial) {
        return trial.users()
                .flatMap(users -> Recovery.from(endpoint, trial)
                        .map(recovery -> OthersAccount.whoever(
                                users, (victim, other, all) -> judge(recovery, victim, all, trial))));
    }

    private static Outcome judge(Recovery recovery, User victim, Users users, Trial trial) {
        Reply reply = recovery.ask(victim, trial);
        if (!trial.isSuccess(reply)) {
            return Outcome.inconclusive("a forgotten password is not to be asked for without credentials: " + reply);
        }
        List<String> codes = Recovery.codes(reply);
        if (codes.isEmpty()) {
            return Outcome.refuted("the answer has nothing that looks like a code");
        }
        for (String code : codes) {
            String never = "Nv7!" + Fresh.word() + Fresh.word();
            String chosen = "Nw8!" + Fresh.word() + Fresh.word();
            Optional<Ask> wrong = recovery.set(victim, Recovery.wrong(code, 0), never);
            Optional<Ask> right = recovery.set(victim, code, chosen);
            if (wrong.isEmpty() || right.isEmpty()) {
                return Outcome.inconclusive("nothing tells the id of a user whom this run signed up");
            }
            victim.mayHave(never);
            victim.mayHave(chosen);
            if (users.tries(victim, chosen) != Entry.REFUSED) {
                return Outcome.inconclusive(victim + " gets in with a password that was never set");
            }
            trial.askAgain(wrong.get(), Session.NOBODY);
            if (users.tries(victim, never) != Entry.REFUSED) {
                return Outcome.inconclusive("a wrong code sets a password, too, so that the right one proves nothing");
            }
            boolean set = trial.isSuccess(trial.askAgain(right.get(), Session.NOBODY));
            if (set
                    && users.tries(victim, chosen) == Entry.IN
                    && users.tries(victim, victim.password()) == Entry.REFUSED) {
                return confirmed(recovery, victim, users);
            }
        }
        return Outcome.inconclusive(
                "the answer has what looks like a code, but no password is set with it after a wrong one");
    }

    private static Outcome confirmed(Recovery recovery, User victim, Users users) {
        Ask shown = recovery.set(victim, "CODE", "NEW_PASSWORD").orElseThrow();
        return Outcome.confirmed(
                "without credentials, the password of a user who signed up was set with the code that the answer has: it gets in with it, which did not work before,"
                        + " and no more with its own; a wrong code set none",
                List.of(
                        new Outcome.Step(Session.NOBODY, recovery.asked(victim), "the answer has the code"),
                        new Outcome.Step(Session.NOBODY, shown, "sets the password with it"),
                        new Outcome.Step(Session.NOBODY, users.shownLogin(victim, "NEW_PASSWORD"), "gets in")));
    }
}
