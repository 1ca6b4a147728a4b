package dev.sinew.probe.proof;

import dev.sinew.probe.http.Ask;
import dev.sinew.probe.http.Reply;
import dev.sinew.probe.identity.Identity;
import dev.sinew.probe.identity.Login;
import dev.sinew.probe.identity.Logins;
import dev.sinew.probe.identity.Logins.LoginFailed;
import dev.sinew.probe.identity.Session;
import dev.sinew.probe.oracle.Baseline;
import dev.sinew.probe.run.Outcome;
import dev.sinew.probe.run.Persona;
import dev.sinew.probe.run.Trial;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * A session goes on by its refresh token after its owner logged out. Proved with two sessions of its own: each is ended, its refresh token is then exchanged, and with the token that comes of
 * that the same is read as before; a refresh token that nobody has is not exchanged.
 */
record RefreshedAfterLogout(Persona persona, Function<Session, Ask> logout, Ask read, Baseline own, Trial trial) {
    private static final int SESSIONS = 2;

    /** What is said of it; empty where no login brings a refresh token, or nothing exchanges one. */
    Optional<Outcome> judge() {
        Optional<Outcome> last = Optional.empty();
        for (int i = 0; i < SESSIONS; i++) {
            last = once();
            if (last.filter(Verdicts::isConfirmed).isEmpty()) {
                return last;
            }
        }
        return last;
    }

    private Optional<Outcome> once() {
        Identity identity = persona.session().identity();
        Optional<Login> login = identity.login();
        Optional<Reply> told = login.map(each -> trial.askAgain(Logins.ask(each), Session.NOBODY));
        Optional<Map.Entry<String, String>> token = told.flatMap(RefreshTokens::in);
        Optional<RefreshTokens> exchange = token.flatMap(each -> trial.endpoints().stream()
                .filter(RefreshTokens::isPlace)
                .findFirst()
                .map(at -> new RefreshTokens(at, each.getKey(), trial)));
        Optional<Session> session = told.flatMap(each -> session(identity, login.orElseThrow(), each));
        return exchange.isEmpty() || session.isEmpty()
                ? Optional.empty()
                : Optional.of(ended(
                        identity,
                        login.orElseThrow(),
                        session.get(),
                        exchange.get(),
                        token.orElseThrow().getValue()));
    }

    private Outcome ended(Identity identity, Login login, Session session, RefreshTokens exchange, String token) {
        Ask end = logout.apply(session);
        if (!trial.isSuccess(trial.askAgain(end, session))) {
            return Outcome.inconclusive("the logout did not succeed with a second session");
        }
        if (trial.isSuccess(trial.askAgain(exchange.with(NeverExisted.like(token)), Session.NOBODY))) {
            return Outcome.inconclusive("a refresh token that nobody has is exchanged as well");
        }
        Reply fresh = trial.askAgain(exchange.with(token), Session.NOBODY);
        Optional<Session> next = trial.isSuccess(fresh) ? session(identity, login, fresh) : Optional.empty();
        if (next.isEmpty() || !own.isSame(trial.askAgain(read, next.get()))) {
            return Outcome.refuted("after the logout neither its token nor its refresh token counts: " + fresh);
        }
        return Outcome.confirmed(
                "after the logout was answered with success the refresh token of the session is exchanged, and with what comes of it all "
                        + own.stable().size()
                        + " values are read as before, of two sessions; a refresh token that nobody has is not exchanged",
                List.of(
                        new Outcome.Step(session, end, "logs out"),
                        new Outcome.Step(
                                Session.NOBODY,
                                exchange.with("the-refresh-token-of-that-session"),
                                "goes on all the same")));
    }

    private static Optional<Session> session(Identity identity, Login login, Reply reply) {
        try {
            return Optional.of(Logins.session(identity, login, reply));
        } catch (LoginFailed e) {
            return Optional.empty();
        }
    }
}
