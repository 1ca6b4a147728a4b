package dev.sinew.probe.proof;

import dev.sinew.model.Maturity;
import dev.sinew.model.Rule;
import dev.sinew.model.Severity;
import dev.sinew.probe.http.Ask;
import dev.sinew.probe.http.Reply;
import dev.sinew.probe.identity.Session;
import dev.sinew.probe.identity.SessionSteps;
import dev.sinew.probe.oracle.Baseline;
import dev.sinew.probe.run.Endpoint;
import dev.sinew.probe.run.Filled;
import dev.sinew.probe.run.Outcome;
import dev.sinew.probe.run.Persona;
import dev.sinew.probe.run.Proof;
import dev.sinew.probe.run.Reached;
import dev.sinew.probe.run.Trial;
import dev.sinew.probe.run.Verdict;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import tools.jackson.databind.json.JsonMapper;

/**
 * Credentials count after their owner has logged out, so that one that leaked cannot be called back.
 *
 * <p>Proved with a session of its own: it gets values that nobody and garbage do not get, the operation whose path speaks of logging out, or that the file of identities
 * names ({@code logout}), or to which it gives its token to be taken back (RFC 7009), is answered with success, and afterwards the same values come back, twice; or its refresh token is exchanged for one that gets them. Other sessions are not touched on purpose; it comes after all other tests.
 * Where the login sets a cookie with the token as well, the logout is sent with it, as browsers do; then an answer that takes the cookie away and leads elsewhere is a success, too.
 *
 * <p>So is a key that callers create and delete: of one that the run created, and that counted, whether it counts when it was deleted with success.
 *
 * <p>To fix it, keep a list of sessions that have ended, by {@code sid} or {@code jti}, until their tokens end; or make tokens short.
 */
@Rule(
        id = "probe.token-valid-after-logout",
        flaw = "token-valid-after-logout",
        title = "Credentials count after the logout",
        severity = Severity.MEDIUM,
        maturity = Maturity.PREVIEW,
        owasp = {"API2:2023"},
        cwe = {613})
public final class TokenValidAfterLogout implements Proof {
    @Override
    public boolean isWriting() {
        return true;
    }

    @Override
    public Optional<Outcome> prove(Endpoint endpoint, Trial trial) {
        if (trial.fixtures().isEmpty() || !endpoint.pathParameters().isEmpty()) {
            return RevokedKey.prove(endpoint, trial);
        }
        for (Persona persona : trial.personas()) {
            Optional<SessionSteps.Step> told =
                    persona.session().identity().steps().logout();
            if (told.isPresent() && isPlace(endpoint, told.get(), trial)) {
                return Optional.of(judge(told.get()::ask, persona, trial));
            }
        }
        boolean revokes = endpoint.isRevocation();
        if (!revokes && (!endpoint.isLogout() || isTold(trial))) {
            return Optional.empty();
        }
        Verdicts verdicts = new Verdicts("no identity has a login, so that no session of its own can be ended");
        for (Persona persona : trial.personas()) {
            if (persona.session().identity().login().isPresent() && !verdicts.isDecided()) {
                if (revokes) {
                    verdicts.add(judge(session -> revoking(endpoint, session), persona, trial));
                    continue;
                }
                Optional<Ask> logout = trial.fixtures().flatMap(each -> each.ask(Filled.bare(endpoint), persona));
                verdicts.add(
                        logout.isEmpty()
                                ? Outcome.inconclusive("it is not known what the logout takes")
                                : judge(session -> logout.get(), persona, trial));
            }
        }
        return Optional.of(verdicts.outcome());
    }

    /** Takes back the token of a session. */
    private static Ask revoking(Endpoint endpoint, Session session) {
        return Filled.bare(endpoint)
                .ask(JsonMapper.shared()
                        .createObjectNode()
                        .put("token", session.token().orElse(""))
                        .toString());
    }

    private static boolean isTold(Trial trial) {
        return trial.personas().stream()
                .anyMatch(each -> each.session().identity().steps().logout().isPresent());
    }

    /** Whether a verdict on a logout of the file of identities stands at an endpoint: at its own, else, where none is described, at the login's. */
    private static boolean isPlace(Endpoint endpoint, SessionSteps.Step logout, Trial trial) {
        boolean described = trial.endpoints().stream().anyMatch(each -> isAt(each, logout.verb(), logout.endpoint()));
        return described
                ? isAt(endpoint, logout.verb(), logout.endpoint())
                : trial.personas().stream()
                        .flatMap(each -> each.session().identity().login().stream())
                        .anyMatch(each -> isAt(endpoint, each.verb(), each.endpoint()));
    }

    private static boolean isAt(Endpoint endpoint, String verb, String path) {
        return endpoint.operation().method().equals(verb) && endpoint.isAt(path);
    }

    private static Outcome judge(Function<Session, Ask> logout, Persona persona, Trial trial) {
        Optional<CookieToken> cookie = CookieToken.of(persona, trial);
        Optional<Session> session = cookie.isPresent()
                ? cookie.map(CookieToken::session)
                : trial.login(persona.session().identity());
        if (session.isEmpty() || isSame(session.get(), persona.session())) {
            return Outcome.inconclusive(persona + " got no session of its own");
        }
        for (Endpoint each : trial.endpoints()) {
            for (Reached reached :
                    each.isRead() ? persona.reached(each).stream().limit(1).toList() : List.<Reached>of()) {
                Optional<Baseline> own = trial.baseline(persona, reached);
                Ask ask = reached.filled().ask();
                if (own.isPresent()
                        && own.get().isSame(trial.askAgain(ask, session.get()))
                        && !own.get().isSame(trial.ask(ask, Session.NOBODY))
                        && !own.get().isSame(trial.ask(ask, Forged.garbage(session.get())))) {
                    Ask end = logout.apply(session.get());
                    Outcome outcome = after(
                            cookie.map(known -> known.along(end)).orElse(end),
                            cookie,
                            ask,
                            own.get(),
                            session.get(),
                            trial);
                    return outcome.verdict() == Verdict.REFUTED
                            ? new RefreshedAfterLogout(persona, logout, ask, own.get(), trial)
                                    .judge()
                                    .orElse(outcome)
                            : outcome;
                }
            }
        }
        return Outcome.inconclusive("nothing that " + persona + " reads needs credentials and stays the same");
    }

    private static boolean isSame(Session one, Session other) {
        return one.headers().equals(other.headers());
    }

    private static Outcome after(
            Ask logout, Optional<CookieToken> cookie, Ask ask, Baseline own, Session session, Trial trial) {
        Reply ended = trial.askAgain(logout, session);
        if (!trial.isSuccess(ended)
                && cookie.filter(each -> each.isTaken(ended)).isEmpty()) {
            return Outcome.inconclusive("the logout did not succeed: " + ended);
        }
        Reply reply = trial.askAgain(ask, session);
        if (!own.isSame(reply)) {
            return Outcome.refuted("after the logout it gets " + reply);
        }
        if (!own.isSame(trial.askAgain(ask, session))) {
            return Outcome.inconclusive("after the logout the same came back once and not again");
        }
        return Outcome.confirmed(
                "after the logout was answered with success all " + own.stable().size()
                        + " values come back as before, twice; garbage and nobody get none",
                List.of(
                        new Outcome.Step(session, logout, "logs out"),
                        new Outcome.Step(session, ask, "and still gets this")));
    }
}
