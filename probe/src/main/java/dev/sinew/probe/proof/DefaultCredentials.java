package dev.sinew.probe.proof;

import dev.sinew.model.Maturity;
import dev.sinew.model.Rule;
import dev.sinew.model.Severity;
import dev.sinew.probe.http.Ask;
import dev.sinew.probe.identity.Identity;
import dev.sinew.probe.identity.LoginBody;
import dev.sinew.probe.identity.Session;
import dev.sinew.probe.oracle.Fresh;
import dev.sinew.probe.run.Endpoint;
import dev.sinew.probe.run.Outcome;
import dev.sinew.probe.run.Persona;
import dev.sinew.probe.run.Proof;
import dev.sinew.probe.run.Reached;
import dev.sinew.probe.run.Trial;
import java.util.List;
import java.util.Optional;

/**
 * A user that products are delivered with still has its first password.
 *
 * <p>Tried are eight pairs of well-known names and passwords, at most two of one name, so that no account is locked by them; those that the file of identities has itself
 * are left out. Proved by a session: such a pair is logged in twice, a name and password that nobody has are not, before and after, and the session gets something that nobody
 * gets without credentials. Where an identity is not logged in after them either, the tries may have been limited, and it is inconclusive.
 *
 * <p>To fix it, deliver no accounts, or make whoever installs choose the password.
 */
@Rule(
        id = "probe.default-credentials",
        flaw = "default-credentials",
        title = "An account has the password that it was delivered with",
        severity = Severity.CRITICAL,
        maturity = Maturity.PREVIEW,
        owasp = {"API2:2023"},
        cwe = {1392, 521})
public final class DefaultCredentials implements Proof {
    private static final List<List<String>> PAIRS = List.of(
            List.of("admin", "admin"),
            List.of("admin", "password"),
            List.of("root", "root"),
            List.of("root", "password"),
            List.of("test", "test"),
            List.of("guest", "guest"),
            List.of("user", "user"),
            List.of("user", "password"));

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
        Optional<LoginBody> body = LoginTries.body(all.getFirst());
        return Optional.of(
                body.isPresent()
                        ? judge(all, body.get(), trial)
                        : Outcome.inconclusive("it is not clear which members of the login are name and password"));
    }

    private static Outcome judge(List<Identity> all, LoginBody body, Trial trial) {
        if (isAnybody(body, trial)) {
            return Outcome.inconclusive("a name and password that nobody has are logged in as well");
        }
        for (List<String> pair : PAIRS) {
            String name = named(pair.getFirst(), body);
            if (isOwn(all, name, pair.getLast())) {
                continue;
            }
            Identity tried = LoginTries.as(body, name, pair.getLast());
            Optional<Session> session = trial.login(tried);
            if (session.isPresent()) {
                return proved(tried, session.get(), body.ask(name, pair.getLast()), body, trial);
            }
        }
        return trial.login(all.getFirst()).isPresent()
                ? Outcome.refuted(PAIRS.size() + " pairs of well-known names and passwords are not logged in")
                : Outcome.inconclusive(all.getFirst()
                        + " is not logged in after them either, so that the limit of logins may have refused them");
    }

    private static Outcome proved(Identity tried, Session session, Ask login, LoginBody body, Trial trial) {
        if (trial.login(tried).isEmpty() || isAnybody(body, trial)) {
            return Outcome.inconclusive(
                    "a well-known name and password were logged in once and not again, or others are as well");
        }
        for (Persona persona : trial.personas()) {
            for (Endpoint each : trial.endpoints()) {
                for (Reached reached : persona.reached(each).stream().limit(1).toList()) {
                    Ask ask = reached.filled().ask();
                    if (each.isRead()
                            && trial.isSuccess(trial.askAgain(ask, session))
                            && !trial.isSuccess(trial.ask(ask, Session.NOBODY))) {
                        return Outcome.confirmed(
                                "a well-known name and password (" + tried
                                        + ") are logged in, twice, and get what nobody gets;" + " others are not",
                                List.of(
                                        new Outcome.Step(Session.NOBODY, login, "logs in"),
                                        new Outcome.Step(session, ask, "and gets this")));
                    }
                }
            }
        }
        return Outcome.inconclusive("a well-known name and password (" + tried
                + ") are logged in, but nothing is known that the session is good for");
    }

    private static boolean isAnybody(LoginBody body, Trial trial) {
        String name = named("sinew-" + Fresh.word(), body);
        return trial.login(LoginTries.as(body, name, Fresh.word())).isPresent();
    }

    private static boolean isOwn(List<Identity> all, String name, String password) {
        return all.stream()
                .flatMap(each -> LoginTries.body(each).stream())
                .anyMatch(each -> each.name().equals(name)
                        && each.members()
                                .path(each.passwordMember())
                                .asString("")
                                .equals(password));
    }

    /** As an address where names are addresses. */
    private static String named(String name, LoginBody body) {
        int at = body.name().indexOf('@');
        return at < 0 ? name : name + body.name().substring(at);
    }
}
