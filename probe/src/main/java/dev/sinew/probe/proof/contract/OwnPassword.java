package dev.sinew.probe.proof.contract;

import dev.sinew.probe.http.Reply;
import dev.sinew.probe.identity.LoginBody;
import dev.sinew.probe.identity.Session;
import dev.sinew.probe.oracle.Fresh;
import dev.sinew.probe.oracle.Scalars;
import dev.sinew.probe.run.Endpoint;
import dev.sinew.probe.run.Outcome;
import dev.sinew.probe.run.Persona;
import dev.sinew.probe.run.Reached;
import dev.sinew.probe.run.TokenClaims;
import dev.sinew.probe.run.Trial;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** The password that an identity logs in with, shown by an answer or by the claims of its token. */
final class OwnPassword {
    /** A shorter one may be a word that stands there for another reason. */
    private static final int SHORTEST = 8;

    private OwnPassword() {}

    static Optional<Outcome> shown(Endpoint endpoint, Trial trial) {
        for (Persona persona : trial.personas()) {
            Optional<LoginBody> login = persona.session().identity().login().flatMap(LoginBody::of);
            Optional<String> password = login.map(
                            each -> each.members().path(each.passwordMember()).asString(""))
                    .filter(each -> each.length() >= SHORTEST);
            if (password.isEmpty()) {
                continue;
            }
            Optional<Outcome> found = endpoint.isRead()
                    ? inAnswer(endpoint, persona, password.get(), trial)
                    : inToken(endpoint, persona, login.orElseThrow(), password.get())
                            .or(() -> inLogin(endpoint, persona, login.orElseThrow(), password.get(), trial));
            if (found.isPresent()) {
                return found;
            }
        }
        return Optional.empty();
    }

    private static Optional<Outcome> inAnswer(Endpoint endpoint, Persona persona, String password, Trial trial) {
        for (Reached reached : persona.reached(endpoint)) {
            Optional<String> place = place(reached.reply().json(), password)
                    .filter(each -> !reached.filled().named().contains(password));
            if (place.isPresent()) {
                Reply again = trial.askAgain(reached.filled().ask(), persona.session());
                return Optional.of(
                        place(again.json(), password).isEmpty()
                                ? Outcome.inconclusive("a password was there once and not again")
                                : Outcome.confirmed(
                                        "two answers to " + persona + " have at " + place.get()
                                                + " the password that it logs in with, as it is",
                                        List.of(new Outcome.Step(
                                                persona.session(),
                                                reached.filled().ask(),
                                                "has the password at " + place.get()))));
            }
        }
        return Optional.empty();
    }

    private static Optional<Outcome> inToken(Endpoint endpoint, Persona persona, LoginBody login, String password) {
        if (!endpoint.isAt(login.login().endpoint())) {
            return Optional.empty();
        }
        Optional<JsonNode> claims =
                persona.session().token().flatMap(TokenClaims::of).map(each -> each);
        return place(claims, password)
                .map(place -> Outcome.confirmed(
                        "the token of " + persona
                                + " has in its claims, which everybody reads who sees it, the password at " + place,
                        List.of(new Outcome.Step(
                                Session.NOBODY,
                                login.ask(login.name(), "OWN_PASSWORD"),
                                "the token has the password"))));
    }

    /** In the answer to the login itself, and again in that to another; an answer that repeats whatever it is sent says nothing of what is kept. */
    private static Optional<Outcome> inLogin(
            Endpoint endpoint, Persona persona, LoginBody login, String password, Trial trial) {
        Optional<String> place = place(persona.entrance(endpoint), password);
        if (place.isEmpty()) {
            return Optional.empty();
        }
        String wrong = Fresh.word();
        Reply again = trial.askAgain(login.ask(login.name(), password), Session.NOBODY);
        Reply refused = trial.askAgain(login.ask(login.name(), wrong), Session.NOBODY);
        if (!place(again.json(), password).equals(place) || refused.text().contains(wrong)) {
            return Optional.of(
                    Outcome.inconclusive(
                            "a password was in one answer to a login and not in another, or the answer repeats what it is sent"));
        }
        return Optional.of(Outcome.confirmed(
                "two answers to logins of " + persona + " have at " + place.get() + " its password, as it is",
                List.of(new Outcome.Step(
                        Session.NOBODY,
                        login.ask(login.name(), "OWN_PASSWORD"),
                        "has the password at " + place.get()))));
    }

    private static Optional<String> place(Optional<JsonNode> json, String password) {
        return json.flatMap(each -> Scalars.of(each).entrySet().stream()
                .filter(one -> one.getValue().equals(password))
                .map(Map.Entry::getKey)
                .findFirst());
    }
}
