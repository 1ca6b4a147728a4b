package dev.sinew.probe.proof;

import dev.sinew.probe.identity.Identity;
import dev.sinew.probe.identity.LoginBody;
import dev.sinew.probe.run.Endpoint;
import dev.sinew.probe.run.Persona;
import dev.sinew.probe.run.Trial;
import java.util.List;
import java.util.Optional;

/** The identities that log in at an endpoint. */
final class LoginTries {
    private LoginTries() {}

    /** In the order of the file; none where the run only reads, as failed logins are counted. */
    static List<Identity> at(Endpoint endpoint, Trial trial) {
        return trial.fixtures().isEmpty() ? List.of() : of(endpoint, trial);
    }

    /** The same where nothing is tried but what every run does: to log in. */
    static List<Identity> of(Endpoint endpoint, Trial trial) {
        return trial.personas().stream()
                .map(Persona::session)
                .map(each -> each.identity())
                .filter(each -> each.login()
                        .filter(login -> endpoint.isAt(login.endpoint())
                                && login.verb().equals(endpoint.operation().method()))
                        .isPresent())
                .toList();
    }

    static Optional<LoginBody> body(Identity identity) {
        return identity.login().flatMap(LoginBody::of);
    }

    /** Who logs in as an identity does, with another name and password. */
    static Identity as(LoginBody body, String name, String password) {
        return new Identity(name, "", "", List.of(), Optional.of(body.as(name, password)));
    }
}
