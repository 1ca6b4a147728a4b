package dev.sinew.probe.proof;

import dev.sinew.model.Maturity;
import dev.sinew.model.Rule;
import dev.sinew.model.Severity;
import dev.sinew.probe.identity.Identity;
import dev.sinew.probe.identity.LoginBody;
import dev.sinew.probe.run.Endpoint;
import dev.sinew.probe.run.Manner;
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
    @Override
    public boolean isWriting() {
        return true;
    }

    @Override
    public Manner manner() {
        return Manner.TIRING;
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
        return new Guesses("password", i -> body.ask(body.name(), "sinew-wrong-" + i)).judge(identity, trial);
    }
}
