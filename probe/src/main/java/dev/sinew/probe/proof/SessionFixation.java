package dev.sinew.probe.proof;

import dev.sinew.model.Maturity;
import dev.sinew.model.Rule;
import dev.sinew.model.Severity;
import dev.sinew.probe.http.Ask;
import dev.sinew.probe.http.Header;
import dev.sinew.probe.http.Reply;
import dev.sinew.probe.identity.Identity;
import dev.sinew.probe.identity.Login;
import dev.sinew.probe.identity.Session;
import dev.sinew.probe.oracle.Baseline;
import dev.sinew.probe.run.Endpoint;
import dev.sinew.probe.run.Outcome;
import dev.sinew.probe.run.Persona;
import dev.sinew.probe.run.Proof;
import dev.sinew.probe.run.Reached;
import dev.sinew.probe.run.Trial;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The cookie that a caller had before logging in is worth the login afterwards: whoever slips a cookie to somebody is logged in when they are.
 *
 * <p>Proved where a login works by cookies: a login is sent together with a cookie from before (one that the target sets for nobody, else one of the run's own making),
 * and that cookie alone then gets the same values as the identity, twice; before the login it did not, and another one made up in the same way never does.
 *
 * <p>To fix it, begin a new session, with a new id, at every login.
 */
@Rule(
        id = "probe.session-fixation",
        flaw = "session-fixation",
        title = "A session from before the login becomes the logged-in one",
        severity = Severity.HIGH,
        maturity = Maturity.PREVIEW,
        owasp = {"API2:2023"},
        cwe = {384})
public final class SessionFixation implements Proof {
    @Override
    public boolean isWriting() {
        return true;
    }

    @Override
    public Optional<Outcome> prove(Endpoint endpoint, Trial trial) {
        List<Identity> cookies = LoginTries.at(endpoint, trial).stream()
                .filter(each -> each.login().map(Login::cookies).orElse(false))
                .toList();
        return cookies.isEmpty() ? Optional.empty() : Optional.of(judge(cookies.getFirst(), trial));
    }

    private static Outcome judge(Identity identity, Trial trial) {
        for (Persona persona : trial.personas()) {
            for (Endpoint each : trial.endpoints()) {
                for (Reached reached : persona.reached(each).stream().limit(1).toList()) {
                    Optional<Baseline> own =
                            each.isRead() && persona.session().identity().equals(identity)
                                    ? trial.baseline(persona, reached)
                                    : Optional.empty();
                    Ask ask = reached.filled().ask();
                    if (own.isPresent()
                            && own.get().isSame(trial.askAgain(ask, persona.session()))
                            && !own.get().isSame(trial.ask(ask, Session.NOBODY))) {
                        return after(identity, persona, ask, own.get(), trial);
                    }
                }
            }
        }
        return Outcome.inconclusive("nothing that " + identity + " reads needs credentials and stays the same");
    }

    private static Outcome after(Identity identity, Persona persona, Ask ask, Baseline own, Trial trial) {
        List<String> before = new ArrayList<>();
        String given = trial.askAgain(ask, Session.NOBODY).cookies();
        if (!given.isEmpty()) {
            before.add(given);
        }
        persona.session().headers().stream()
                .filter(each -> each.name().equalsIgnoreCase("cookie"))
                .findFirst()
                .ifPresent(each -> before.add(other(each.value(), "one")));
        for (String cookie : before) {
            Session attacker = with(identity, cookie);
            if (own.isSame(trial.askAgain(ask, attacker))) {
                return Outcome.inconclusive("a cookie of nobody gets the same values without a login");
            }
            Reply login = trial.askAgain(login(identity.login().orElseThrow(), cookie), Session.NOBODY);
            if (own.isSame(trial.askAgain(ask, attacker))) {
                boolean again = own.isSame(trial.askAgain(ask, attacker));
                boolean any = own.isSame(trial.askAgain(ask, with(identity, other(cookie, "two"))));
                return again && !any
                        ? Outcome.confirmed(
                                "a cookie from before gets all " + own.stable().size() + " values of " + identity
                                        + " after a login that came with it, twice; it did not before, and another never does",
                                List.of(new Outcome.Step(attacker, ask, "the cookie from before the login")))
                        : Outcome.inconclusive("a cookie from before got the values once and not again, or any does");
            }
            if (!trial.isSuccess(login) && login.status() / 100 != 3) {
                return Outcome.inconclusive("a login with a cookie from before did not succeed: " + login);
            }
        }
        return before.isEmpty()
                ? Outcome.inconclusive("no cookie is known that could be there before the login")
                : Outcome.refuted("a cookie from before gets nothing after the login");
    }

    private static String other(String cookies, String salt) {
        StringBuilder other = new StringBuilder();
        for (String pair : cookies.split("; ?", -1)) {
            int equals = pair.indexOf('=') + 1;
            other.append(other.isEmpty() ? "" : "; ")
                    .append(pair, 0, equals)
                    .append(NeverExisted.like(pair.substring(equals) + salt), 0, pair.length() - equals);
        }
        return other.toString();
    }

    private static Session with(Identity identity, String cookie) {
        Identity attacker = new Identity(identity.name() + " before", "", "", List.of(), Optional.empty());
        return new Session(attacker, List.of(new Header("Cookie", cookie)), Optional.empty());
    }

    private static Ask login(Login login, String cookie) {
        List<Header> headers = new ArrayList<>(login.headers());
        headers.add(new Header("Content-Type", login.contentType()));
        headers.add(new Header("Cookie", cookie));
        return new Ask(login.verb(), login.endpoint(), headers, login.body());
    }
}
