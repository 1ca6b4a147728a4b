package dev.sinew.probe.proof.inject;

import dev.sinew.probe.identity.Identity;
import dev.sinew.probe.identity.LoginBody;
import dev.sinew.probe.identity.Session;
import dev.sinew.probe.oracle.Fresh;
import dev.sinew.probe.run.Endpoint;
import dev.sinew.probe.run.Outcome;
import dev.sinew.probe.run.Persona;
import dev.sinew.probe.run.Trial;
import java.util.List;
import java.util.Optional;

/**
 * Whether conditions behind the name of a login are worked out, where an answer to a failed login tells nothing: with the password of the identity that has the name, what is true logs in, and what is false
 * does not. Nobody else is called so, so that no try counts as one of the identity's where names are looked up as they are.
 */
final class SqlLogins {
    private static final int ROUNDS = 3;
    private static final List<String> AROUND =
            List.of("' AND %s AND 'z'='z", "') AND %s AND ('z'='z", "\" AND %s AND \"z\"=\"z");

    private final Identity identity;
    private final LoginBody body;
    private final Trial trial;

    private SqlLogins(Identity identity, LoginBody body, Trial trial) {
        this.identity = identity;
        this.body = body;
        this.trial = trial;
    }

    /** Of the first identity that logs in at an endpoint; empty where none does, or where the run only reads. */
    static Optional<Outcome> judge(Endpoint endpoint, Trial trial) {
        return trial.fixtures().isEmpty()
                ? Optional.empty()
                : trial.personas().stream()
                        .map(Persona::session)
                        .map(Session::identity)
                        .filter(each -> each.login()
                                .filter(login -> endpoint.isAt(login.endpoint())
                                        && login.verb()
                                                .equals(endpoint.operation().method()))
                                .isPresent())
                        .flatMap(each -> each.login().flatMap(LoginBody::of).stream()
                                .map(login -> new SqlLogins(each, login, trial)))
                        .findFirst()
                        .map(SqlLogins::judge);
    }

    private Outcome judge() {
        for (String around : AROUND) {
            if (isWorkedOut(around)) {
                return Outcome.confirmed(
                        "member " + body.nameMember()
                                + " of the login: a condition behind the name is worked out: with the right password, one that is true logs in, and one that is false does not,"
                                + " three times with other numbers, equal and unequal in turn",
                        List.of(
                                new Outcome.Step(
                                        Session.NOBODY, body.ask(name(around, "4711=4711"), "OWN_PASSWORD"), "logs in"),
                                new Outcome.Step(
                                        Session.NOBODY,
                                        body.ask(name(around, "4711<>4711"), "OWN_PASSWORD"),
                                        "does not")));
            }
        }
        return Outcome.refuted("a condition behind the name of a login is not worked out");
    }

    private boolean isWorkedOut(String around) {
        for (int i = 0; i < ROUNDS; i++) {
            int one = Fresh.number();
            int other = one + 2;
            if (!isIn(name(around, one + "<>" + other))
                    || isIn(name(around, one + "=" + other))
                    || !isIn(name(around, one + "=" + one))
                    || isIn(name(around, one + "<>" + one))) {
                return false;
            }
        }
        return isIn(body.name());
    }

    private String name(String around, String condition) {
        return body.name() + around.formatted(condition);
    }

    private boolean isIn(String name) {
        String password = body.members().path(body.passwordMember()).asString("");
        Identity other = new Identity(name, "", "", identity.headers(), Optional.of(body.as(name, password)));
        return trial.login(other).isPresent();
    }
}
