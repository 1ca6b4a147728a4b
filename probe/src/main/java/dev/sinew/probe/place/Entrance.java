package dev.sinew.probe.place;

import dev.sinew.model.Location;
import dev.sinew.probe.http.Carrier;
import dev.sinew.probe.identity.LoginBody;
import dev.sinew.probe.run.AccountBody;
import dev.sinew.probe.run.Endpoint;
import dev.sinew.probe.run.Filled;
import dev.sinew.probe.run.Persona;
import dev.sinew.probe.run.Trial;
import dev.sinew.spec.Schema;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The place of the user's name in a login or where a forgotten password is asked for, with a name that nobody has, so that no account is locked. */
final class Entrance {
    private Entrance() {}

    /** Of the first identity that logs in there as the description says. */
    static Optional<Slot> of(Endpoint endpoint, Trial trial) {
        for (Persona persona : trial.personas()) {
            Optional<LoginBody> login = persona.session()
                    .identity()
                    .login()
                    .filter(each ->
                            endpoint.isAt(each.endpoint()) && Carrier.of(each.contentType()) == endpoint.carrier())
                    .flatMap(LoginBody::of);
            if (login.isPresent()) {
                String nobody = login.get().name().contains("@") ? "sinew-nobody@sinew.invalid" : "sinew-nobody";
                ObjectNode body = login.get().members().deepCopy();
                body.put(login.get().nameMember(), nobody);
                body.put(login.get().passwordMember(), "sinew-wrong");
                return Optional.of(new Slot(
                        Location.BODY,
                        login.get().nameMember(),
                        nobody,
                        Schema.ANY,
                        Filled.bare(endpoint),
                        Optional.of(body),
                        login.get().login().headers(),
                        persona,
                        false));
            }
        }
        return ofOthers(endpoint, trial);
    }

    /** Of a login that no identity uses, as that of an office or of an older application: what it takes tells name and password. */
    private static Optional<Slot> ofOthers(Endpoint endpoint, Trial trial) {
        Optional<LoginBody> login = AccountBody.login(endpoint);
        return login.filter(each -> !trial.personas().isEmpty()).map(each -> {
            String nobody = each.nameMember().toLowerCase(Locale.ROOT).contains("mail")
                    ? "sinew-nobody@sinew.invalid"
                    : "sinew-nobody";
            ObjectNode body = each.members().deepCopy();
            body.put(each.nameMember(), nobody);
            body.put(each.passwordMember(), "sinew-wrong");
            return new Slot(
                    Location.BODY,
                    each.nameMember(),
                    nobody,
                    Schema.ANY,
                    Filled.bare(endpoint),
                    Optional.of(body),
                    List.of(),
                    trial.personas().getFirst(),
                    false);
        });
    }

    /** The password of the first identity that logs in there as the description says. */
    static Optional<Slot> ofPassword(Endpoint endpoint, Trial trial) {
        return of(endpoint, trial)
                .filter(name -> name.persona()
                        .session()
                        .identity()
                        .login()
                        .filter(each -> endpoint.isAt(each.endpoint()))
                        .isPresent())
                .flatMap(name -> LoginBody.of(
                                name.persona().session().identity().login().orElseThrow())
                        .flatMap(login -> name.body().map(sent -> {
                            ObjectNode body = sent.deepCopy();
                            body.put(login.nameMember(), login.name());
                            return new Slot(
                                    Location.BODY,
                                    login.passwordMember(),
                                    "sinew-wrong",
                                    Schema.ANY,
                                    Filled.bare(endpoint),
                                    Optional.of(body),
                                    login.login().headers(),
                                    name.persona(),
                                    false);
                        })));
    }

    /** Of a forgotten password: each member that names who it is. */
    static List<Slot> ofForgottenPassword(Endpoint endpoint, Trial trial) {
        Optional<ObjectNode> body = AccountBody.of(endpoint)
                .map(each -> each.naming("sinew-nobody", "sinew-nobody@sinew.invalid"))
                .map(each -> JsonMapper.shared().readTree(each.body()))
                .filter(ObjectNode.class::isInstance)
                .map(ObjectNode.class::cast);
        return body.stream()
                .flatMap(members -> members.properties().stream()
                        .map(each -> new Slot(
                                Location.BODY,
                                each.getKey(),
                                each.getValue().asString(""),
                                Schema.ANY,
                                Filled.bare(endpoint),
                                body,
                                List.of(),
                                trial.personas().getFirst(),
                                false)))
                .toList();
    }
}
