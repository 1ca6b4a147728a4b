package dev.sinew.probe.proof;

import dev.sinew.model.Maturity;
import dev.sinew.model.Rule;
import dev.sinew.model.Severity;
import dev.sinew.probe.http.Ask;
import dev.sinew.probe.http.Reply;
import dev.sinew.probe.identity.LoginBody;
import dev.sinew.probe.identity.Session;
import dev.sinew.probe.oracle.Fresh;
import dev.sinew.probe.run.Endpoint;
import dev.sinew.probe.run.Fixtures;
import dev.sinew.probe.run.Made;
import dev.sinew.probe.run.Outcome;
import dev.sinew.probe.run.Persona;
import dev.sinew.probe.run.Proof;
import dev.sinew.probe.run.Trial;
import dev.sinew.probe.run.User;
import dev.sinew.probe.run.Users;
import dev.sinew.probe.run.Users.Entry;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Whoever signs up may choose a password that stands at the top of every list.
 *
 * <p>Proved where a user that signs up can be deleted again, as the run deleted one: a new user with such a password (three are tried, each with another user) is logged in
 * with it, and not with another one. Where nobody could delete the user, none is created, and nothing is told, unless {@code --allow-leftovers} is given.
 *
 * <p>To fix it, refuse passwords that are short or stand on lists of stolen ones (NIST SP 800-63B, 3.1.1.2).
 */
@Rule(
        id = "probe.weak-password-accepted",
        flaw = "weak-password-accepted",
        title = "A password that everybody guesses is accepted",
        severity = Severity.MEDIUM,
        maturity = Maturity.PREVIEW,
        owasp = {"API2:2023"},
        cwe = {521})
public final class WeakPasswordAccepted implements Proof {
    private static final List<String> WEAK = List.of("123456", "password", "12345678");
    private static final Pattern PASSWORD = Pattern.compile("(?i).*(?:passw|pwd).*");
    private static final Pattern SIGN_UP = Pattern.compile(
            "(?i).*/(?:sign-?up|register|registration|(?:create-?)?(?:users?|accounts?|customers?|members?))");

    @Override
    public boolean isWriting() {
        return true;
    }

    @Override
    public Optional<Outcome> prove(Endpoint endpoint, Trial trial) {
        Optional<Users> users = trial.users().filter(each -> each.isSignUp(endpoint));
        return Verdicts.better(
                byCaller(endpoint, trial),
                () -> users.filter(each -> each.hindrance().isEmpty() && each.isUsed(endpoint))
                        .map(WeakPasswordAccepted::byNobody));
    }

    /** With users who sign up by themselves. */
    private static Outcome byNobody(Users users) {
        Verdicts verdicts = new Verdicts("");
        for (String weak : WEAK) {
            if (!verdicts.isConfirmed()) {
                Optional<User> user = users.signUpWith(weak);
                verdicts.add(user.map(each -> loggedIn(each, weak, users))
                        .orElseGet(() -> Outcome.refuted("a sign-up with such a password is refused")));
                user.ifPresent(users::discard);
            }
        }
        return verdicts.outcome();
    }

    private static Outcome loggedIn(User user, String weak, Users users) {
        if (users.tries(user, weak) != Entry.IN) {
            return Outcome.inconclusive("a sign-up with such a password succeeds, but the user cannot log in with it");
        }
        return users.tries(user, Fresh.word()) != Entry.REFUSED
                ? Outcome.inconclusive("a new user is logged in with any password")
                : Outcome.confirmed(
                        "a new user with the password " + weak + " is logged in with it, and not with another",
                        List.of(new Outcome.Step(Session.NOBODY, users.shownWith(weak), "signs up with " + weak)));
    }

    private static Optional<Outcome> byCaller(Endpoint endpoint, Trial trial) {
        if (trial.fixtures().isEmpty()
                || !endpoint.operation().method().equals("POST")
                || !SIGN_UP.matcher(endpoint.path()).matches()
                || !takesPassword(endpoint, trial)) {
            return Optional.empty();
        }
        Fixtures fixtures = trial.fixtures().get();
        Optional<Made> like = fixtures.made().stream()
                .filter(each -> each.create().endpoint().equals(endpoint))
                .findFirst();
        if (like.isEmpty() || !fixtures.isTidied(endpoint)) {
            return Optional.of(Outcome.inconclusive(
                    "a user that signs up here could not be deleted again, so that none is created"));
        }
        for (Persona persona : trial.personas()) {
            Optional<LoginBody> login = LoginTries.body(persona.session().identity());
            if (login.isPresent()) {
                return Optional.of(new SignUp(like.get(), login.get(), trial).judge());
            }
        }
        return Optional.of(
                Outcome.inconclusive("no identity has a login, so that it is not known how a new user logs in"));
    }

    private static boolean takesPassword(Endpoint endpoint, Trial trial) {
        return trial.takes(endpoint).stream()
                .anyMatch(each -> each.properties().keySet().stream()
                        .anyMatch(name -> PASSWORD.matcher(name).matches()));
    }

    private record SignUp(Made like, LoginBody login, Trial trial) {
        Outcome judge() {
            Verdicts verdicts = new Verdicts("");
            for (String weak : WEAK) {
                if (!verdicts.isConfirmed()) {
                    verdicts.add(judge(weak));
                }
            }
            return verdicts.outcome();
        }

        private Outcome judge(String weak) {
            Optional<ObjectNode> body = trial.whole(like.create(), like.owner())
                    .filter(each -> !each.body().isEmpty())
                    .map(each -> (ObjectNode) JsonMapper.shared().readTree(each.body()));
            if (body.isEmpty()) {
                return Outcome.inconclusive("it is not known what a sign-up takes");
            }
            body.get().propertyNames().stream()
                    .filter(each -> PASSWORD.matcher(each).matches())
                    .toList()
                    .forEach(each -> body.get().put(each, weak));
            Ask ask = like.create().ask(body.get().toString());
            Reply reply = trial.askAgain(ask, like.owner().session());
            try {
                return trial.isSuccess(reply)
                        ? loggedIn(weak, name(body.get()), ask)
                        : Outcome.refuted("a sign-up with such a password is refused: " + reply);
            } finally {
                trial.fixtures().orElseThrow().tidy(like.create(), like.owner(), reply);
            }
        }

        private Outcome loggedIn(String weak, String name, Ask ask) {
            Optional<Session> session = trial.login(LoginTries.as(login, name, weak));
            if (session.isEmpty()) {
                return Outcome.inconclusive(
                        "a sign-up with such a password succeeds, but the user cannot log in with it");
            }
            return trial.login(LoginTries.as(login, name, Fresh.word())).isPresent()
                    ? Outcome.inconclusive("a new user is logged in with any password")
                    : Outcome.confirmed(
                            "a new user with the password " + weak + " is logged in with it, and not with another",
                            List.of(new Outcome.Step(like.owner().session(), ask, "signs up with " + weak)));
        }

        /** What the new user is called where the login asks for the name. */
        private String name(ObjectNode body) {
            String wanted = login.nameMember().toLowerCase(Locale.ROOT);
            return body.properties().stream()
                    .filter(each -> each.getKey().toLowerCase(Locale.ROOT).equals(wanted)
                            || wanted.contains("mail")
                                    && each.getKey().toLowerCase(Locale.ROOT).contains("mail")
                            || !wanted.contains("mail")
                                    && each.getKey().toLowerCase(Locale.ROOT).contains("user"))
                    .map(each -> each.getValue().asString(""))
                    .findFirst()
                    .orElse("");
        }
    }
}
