package dev.sinew.probe.proof.surface;

import dev.sinew.probe.http.Ask;
import dev.sinew.probe.identity.LoginBody;
import dev.sinew.probe.identity.Session;
import dev.sinew.probe.oracle.Fresh;
import dev.sinew.probe.oracle.PathVersions;
import dev.sinew.probe.run.HostProof.Placed;
import dev.sinew.probe.run.Outcome;
import dev.sinew.probe.run.Trial;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The login of the identities in versions that nothing describes: what was mended in one is often as it was in the others. */
final class OtherLogins {
    private static final int MOST_VERSIONS = 3;

    private OtherLogins() {}

    static List<Placed> found(Trial trial) {
        // Failed logins count somewhere.
        Optional<LoginBody> login = trial.fixtures().isEmpty()
                ? Optional.empty()
                : trial.personas().stream()
                        .flatMap(each -> each.session().identity().login().stream())
                        .flatMap(each -> LoginBody.of(each).stream())
                        .findFirst();
        List<Placed> found = new ArrayList<>();
        login.ifPresent(each -> {
            String path = each.login().endpoint();
            for (String other : PathVersions.others(path, MOST_VERSIONS)) {
                if (!Described.is(each.login().verb(), other, trial)) {
                    judge(each, other, trial)
                            .ifPresent(outcome -> found.add(Nowhere.placed(
                                    each.login().verb(), other.replaceAll("\\?.*", ""), outcome, trial)));
                }
            }
        });
        return found;
    }

    private static Optional<Outcome> judge(LoginBody login, String path, Trial trial) {
        Ask good = at(
                path,
                login.ask(
                        login.name(),
                        login.members().path(login.passwordMember()).asString("")));
        Ask nobody = at(path, login.ask("sinew" + Fresh.word() + "@example.com", Fresh.word()));
        Ask never = at(PathVersions.never(path), good);
        if (!isIn(good, trial) || isIn(nobody, trial) || isIn(never, trial) || !isIn(good, trial)) {
            return Optional.empty();
        }
        String wrong = Fresh.word();
        Ask guess = at(path, login.ask(login.name(), wrong));
        Ask described = login.ask(login.name(), wrong);
        boolean lets = isIn(guess, trial) && !isIn(described, trial);
        boolean asks = !lets || !isIn(guess, trial);
        Ask shown = at(path, login.ask(login.name(), asks ? "OWN_PASSWORD" : "WRONG_PASSWORD"));
        return Optional.of(Outcome.confirmed(
                PathVersions.prefix(path) + " has a login that nothing describes, and answers it with success"
                        + (asks ? "" : " also with a wrong password, which the described one refuses")
                        + "; a name that nobody has is refused there, and a version that never was is not answered so",
                List.of(new Outcome.Step(Session.NOBODY, shown, "is answered with success"))));
    }

    private static Ask at(String path, Ask ask) {
        return new Ask(ask.method(), path, ask.headers(), ask.body());
    }

    private static boolean isIn(Ask ask, Trial trial) {
        return trial.isSuccess(trial.askAgain(ask, Session.NOBODY));
    }
}
