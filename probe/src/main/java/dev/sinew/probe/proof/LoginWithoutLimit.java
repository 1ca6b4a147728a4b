package dev.sinew.probe.proof;

import dev.sinew.model.Maturity;
import dev.sinew.model.Rule;
import dev.sinew.model.Severity;
import dev.sinew.probe.http.Ask;
import dev.sinew.probe.http.Reply;
import dev.sinew.probe.identity.Identity;
import dev.sinew.probe.identity.LoginBody;
import dev.sinew.probe.identity.Session;
import dev.sinew.probe.run.Endpoint;
import dev.sinew.probe.run.Outcome;
import dev.sinew.probe.run.Proof;
import dev.sinew.probe.run.Trial;
import java.util.List;
import java.util.Optional;

/**
 * Passwords may be tried without a limit.
 *
 * <p>Proved with a bounded number of tries (101 unless told otherwise, as NIST SP 800-63B lets nobody have more than 100) of a wrong password on one identity, the last of the file: all are answered
 * as the first was, none later than three times as long, and the right password still works after them. Where it does not, the identity may be
 * locked for a while, and the reason says so. It comes after all other tests.
 *
 * <p>To fix it, count failed logins by user and by source, and ask for a second factor, wait or refuse after a few.
 */
@Rule(
        id = "probe.login-without-limit",
        flaw = "login-without-limit",
        title = "Passwords may be tried without a limit",
        severity = Severity.MEDIUM,
        maturity = Maturity.PREVIEW,
        owasp = {"API2:2023", "API4:2023"},
        cwe = {307})
public final class LoginWithoutLimit implements Proof {
    private static final long SLOW_NANOS = 500_000_000;

    @Override
    public boolean isWriting() {
        return true;
    }

    @Override
    public Optional<Outcome> prove(Endpoint endpoint, Trial trial) {
        List<Identity> all = LoginTries.at(endpoint, trial);
        if (all.isEmpty()) {
            return Optional.empty();
        }
        Optional<LoginBody> body = LoginTries.body(all.getLast());
        return Optional.of(
                body.isPresent()
                        ? judge(all.getLast(), body.get(), trial)
                        : Outcome.inconclusive("it is not clear which members of the login are name and password"));
    }

    private static Outcome judge(Identity identity, LoginBody body, Trial trial) {
        int tries = trial.fixtures().orElseThrow().writing().loginTries();
        Reply first = Reply.NONE;
        for (int i = 0; i < tries; i++) {
            Ask ask = body.ask(body.name(), "sinew-wrong-" + i);
            Reply reply = trial.askAgain(ask, Session.NOBODY);
            if (i == 0) {
                first = reply;
            }
            if (reply.status() == 0 || reply.status() != first.status()) {
                return Outcome.refuted("the " + (i + 1) + "th wrong password was answered otherwise than the first: "
                        + reply + locked(identity, trial));
            }
            if (reply.nanos() > SLOW_NANOS && reply.nanos() > 3 * first.nanos()) {
                return Outcome.inconclusive(
                        "answers became slow after " + (i + 1) + " wrong passwords" + locked(identity, trial));
            }
        }
        String after = locked(identity, trial);
        if (!after.isEmpty()) {
            return Outcome.refuted("after " + tries + " wrong passwords the right one no longer works" + after);
        }
        return Outcome.confirmed(
                tries + " wrong passwords of " + identity
                        + " in a row were answered as the first, and the right one still works after them",
                List.of(new Outcome.Step(
                        Session.NOBODY, body.ask(body.name(), "wrong"), "asked " + tries + " times in a row")));
    }

    private static String locked(Identity identity, Trial trial) {
        return trial.login(identity).isPresent()
                ? ""
                : "; " + identity + " could not log in afterwards and may be locked for a while";
    }
}
