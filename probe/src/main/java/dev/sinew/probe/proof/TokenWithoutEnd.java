package dev.sinew.probe.proof;

import dev.sinew.model.Maturity;
import dev.sinew.model.Rule;
import dev.sinew.model.Severity;
import dev.sinew.probe.http.Reply;
import dev.sinew.probe.identity.Identity;
import dev.sinew.probe.identity.Logins;
import dev.sinew.probe.identity.Session;
import dev.sinew.probe.oracle.Scalars;
import dev.sinew.probe.run.Endpoint;
import dev.sinew.probe.run.Outcome;
import dev.sinew.probe.run.Persona;
import dev.sinew.probe.run.Proof;
import dev.sinew.probe.run.TokenClaims;
import dev.sinew.probe.run.Trial;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import tools.jackson.databind.node.ObjectNode;

/**
 * A login hands out a token that never ends: one that leaked once counts for ever.
 *
 * <p>Proved with two tokens that a login hands out, of which each is a JWT (RFC 7519) that names who it is for and has no {@code exp}, and with one of which something is answered that
 * nobody and garbage are refused. What ends it otherwise makes it inconclusive: a logout, a token to begin it anew with, a time in the answer to the login, a session that the token names.
 * That a browser forgets a cookie ends no token.
 *
 * <p>To fix it, let tokens end within the hour ({@code exp}), and hand out one to begin anew with, which can be called back.
 */
@Rule(
        id = "probe.token-without-end",
        flaw = "token-without-end",
        title = "A token never ends",
        severity = Severity.MEDIUM,
        maturity = Maturity.PREVIEW,
        owasp = {"API2:2023"},
        cwe = {613})
public final class TokenWithoutEnd implements Proof {
    private static final Pattern END =
            Pattern.compile("(?i).*(?:expir|refresh|max_?-?age|valid_?-?until|ttl|lifetime).*");
    private static final Pattern SESSION =
            Pattern.compile("(?i)(?:sid|jti|session(?:_?id)?|session_state|ver(?:sion)?)");

    @Override
    public Optional<Outcome> prove(Endpoint endpoint, Trial trial) {
        for (Identity identity : LoginTries.of(endpoint, trial)) {
            Optional<Persona> persona = trial.personas().stream()
                    .filter(each -> each.session().identity().equals(identity))
                    .filter(each -> claims(each.session()).isPresent())
                    .findFirst();
            if (persona.isPresent()) {
                return Optional.of(judge(persona.get(), identity, trial));
            }
        }
        return Optional.empty();
    }

    private static Optional<ObjectNode> claims(Session session) {
        return session.token().filter(Forged::isJwt).flatMap(TokenClaims::of);
    }

    private static Outcome judge(Persona persona, Identity identity, Trial trial) {
        ObjectNode claims = claims(persona.session()).orElseThrow();
        if (claims.has("exp")) {
            return Outcome.refuted("its tokens say when they end");
        }
        Optional<String> otherwise = trial.endpoints().stream().anyMatch(Endpoint::isLogout)
                        || identity.steps().logout().isPresent()
                ? Optional.of("there is a logout, which may end it")
                : claims.propertyNames().stream()
                        .filter(each -> SESSION.matcher(each).matches())
                        .findFirst()
                        .map(each -> "it has " + each + ", by which a session may be ended");
        if (otherwise.isPresent()) {
            return Outcome.inconclusive("a token says nothing of its end, but " + otherwise.get());
        }
        Reply login = trial.askAgain(Logins.ask(identity.login().orElseThrow()), Session.NOBODY);
        Optional<Session> fresh = trial.login(identity);
        if (!trial.isSuccess(login) || fresh.flatMap(TokenWithoutEnd::claims).isEmpty()) {
            return Outcome.inconclusive("it could not log in again: " + login);
        }
        boolean ends = login.json().stream()
                .flatMap(json -> Scalars.of(json).keySet().stream())
                .anyMatch(each -> END.matcher(each).matches());
        if (ends) {
            return Outcome.inconclusive("a token says nothing of its end, but what comes with it does");
        }
        Optional<OpenRead> guarded = trial.endpoints().stream()
                .filter(Endpoint::isRead)
                .flatMap(each -> OpenRead.reached(
                        each,
                        trial,
                        read -> read.persona() == persona
                                && !read.baseline().isSame(read.as(Forged.garbage(persona.session()), trial))
                                && !read.baseline().isSame(read.as(Session.NOBODY, trial)))
                        .stream())
                .findFirst();
        return guarded.isEmpty() || claims(fresh.get()).orElseThrow().has("exp")
                ? Outcome.inconclusive("nothing that " + persona + " reads needs its token and stays the same")
                : Outcome.confirmed(
                        "two tokens that logins of " + persona + " handed out have no exp (claims: "
                                + String.join(", ", claims.propertyNames())
                                + "), and nothing ends them: no logout, no session that they name, no time in the answer",
                        List.of(new Outcome.Step(
                                Session.NOBODY,
                                Logins.ask(identity.login().orElseThrow()),
                                "hands out a token without exp")));
    }
}
