package dev.sinew.probe.proof;

import dev.sinew.engine.classify.DataClass;
import dev.sinew.engine.classify.NameTraits;
import dev.sinew.probe.http.Reply;
import dev.sinew.probe.identity.Login;
import dev.sinew.probe.identity.Session;
import dev.sinew.probe.oracle.Scalars;
import dev.sinew.probe.oracle.SensitiveFields;
import dev.sinew.probe.run.Endpoint;
import dev.sinew.probe.run.Filled;
import dev.sinew.probe.run.Outcome;
import dev.sinew.probe.run.Persona;
import dev.sinew.probe.run.Reached;
import dev.sinew.probe.run.Trial;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * Secrets that somebody reads of objects of which the answer itself says that they are others'. Where lists tell everybody of all objects, nothing
 * tells whose business one is; a password, a secret or a PIN that stands beside another's name is nobody else's in any case. One such object may be
 * shared with its reader: proved is what is read of two other owners. Where what the reader looked at is one other's alone, what the list names of each further owner is asked for, one of each.
 * A list that names no owners is silent on that.
 */
final class OthersSecrets {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final int OWNERS = 2;
    private static final int MOST_OBJECTS = 20;
    private static final Set<String> OWNER_NAMES =
            Set.of("owner", "ownername", "ownerid", "owneremail", "ownedby", "user", "username", "userid", "useremail");

    /** Keys, too: those of one that stand beside its name are meant for that one alone. */
    private static final Set<DataClass> SECRET = secret();

    private record Found(Reached reached, Persona owner, String ownerField, String field, String value) {}

    private OthersSecrets() {}

    private static Set<DataClass> secret() {
        Set<DataClass> secret = EnumSet.of(DataClass.API_KEY);
        secret.addAll(SensitiveFields.SECRET);
        return secret;
    }

    /** What a caller's own reading of a place proves; empty where it saw no such secret of at least two others. */
    static Optional<Outcome> of(Endpoint endpoint, Trial trial, Persona reader) {
        if (reader.session().identity().isPrivileged()) {
            return Optional.empty();
        }
        Map<Persona, Found> found = new LinkedHashMap<>();
        for (Reached each :
                reader.reached(endpoint).stream().limit(MOST_OBJECTS).toList()) {
            find(each, reader, trial).ifPresent(one -> found.putIfAbsent(one.owner(), one));
        }
        if (found.size() == 1) {
            Reached first = found.values().iterator().next().reached();
            listed(endpoint, first, reader, trial).forEach((owner, id) -> {
                if (owner == reader || found.containsKey(owner)) {
                    return;
                }
                Filled filled = first.filled().withLast(id);
                Reply reply = trial.ask(filled.ask(), reader.session());
                if (trial.isSuccess(reply)) {
                    find(new Reached(filled, reply), reader, trial)
                            .ifPresent(one -> found.putIfAbsent(one.owner(), one));
                }
            });
        }
        if (found.size() < OWNERS) {
            return Optional.empty();
        }
        List<Outcome.Step> steps = new ArrayList<>();
        for (Found each : found.values()) {
            if (isShown(each, trial.ask(each.reached().filled().ask(), Session.NOBODY))) {
                return Optional.of(Outcome.inconclusive("everybody gets it, also without credentials"));
            }
            if (!isShown(each, trial.askAgain(each.reached().filled().ask(), reader.session()))) {
                return Optional.of(Outcome.inconclusive(reader + " got a secret once and not again"));
            }
            steps.add(new Outcome.Step(
                    reader.session(),
                    each.reached().filled().ask(),
                    reader + " gets " + each.field() + " of what is " + each.owner() + "'s by its "
                            + each.ownerField()));
        }
        Found first = found.values().iterator().next();
        return Optional.of(Outcome.confirmed(
                reader + " reads the " + first.field() + " of objects that are, as their " + first.ownerField()
                        + " says, those of " + found.size() + " others; nobody gets it without credentials",
                steps));
    }

    /** An id of each owner whom the list names beside it. Of a list of everybody's the first few, which a caller looks at, may be of one other alone. */
    private static Map<Persona, String> listed(Endpoint endpoint, Reached like, Persona reader, Trial trial) {
        Map<Persona, String> ids = new LinkedHashMap<>();
        String collection =
                endpoint.path().substring(0, Math.max(0, endpoint.path().lastIndexOf('/')));
        trial.endpoints().stream()
                .filter(each -> each.isRead() && each.path().equals(collection))
                .flatMap(each -> reader.reached(each).stream().limit(1))
                .flatMap(each -> each.reply().json().stream())
                .forEach(json ->
                        ids.putAll(listed(Scalars.of(json), like.filled().last(), trial)));
        return ids;
    }

    private static Map<Persona, String> listed(Map<String, String> values, String known, Trial trial) {
        Set<String> members = new HashSet<>();
        values.forEach((place, value) -> {
            if (value.equals(known) && place.indexOf('[') >= 0) {
                members.add(Scalars.member(place));
            }
        });
        Map<Persona, String> ids = new LinkedHashMap<>();
        values.forEach((place, owner) -> {
            String element = place.substring(0, place.lastIndexOf('.') + 1);
            if (place.indexOf('[') >= 0 && isOwner(place)) {
                trial.personas().stream()
                        .filter(each -> !ids.containsKey(each) && names(each).contains(owner))
                        .forEach(each -> values.forEach((id, value) -> {
                            if (id.startsWith(element) && members.contains(Scalars.member(id))) {
                                ids.putIfAbsent(each, value);
                            }
                        }));
            }
        });
        return ids;
    }

    private static Optional<Found> find(Reached reached, Persona reader, Trial trial) {
        return reached.reply().json().flatMap(json -> {
            Map<String, String> values = Scalars.of(json);
            if (values.values().stream().anyMatch(names(reader)::contains)) {
                return Optional.empty();
            }
            Optional<String> secret = SensitiveFields.of(json).entrySet().stream()
                    .filter(each -> SECRET.contains(each.getValue()) && values.containsKey(each.getKey()))
                    .map(Map.Entry::getKey)
                    .filter(field -> SensitiveFields.isShown(json, field))
                    .findFirst();
            return secret.flatMap(field -> values.entrySet().stream()
                    .filter(each -> isOwner(each.getKey()))
                    .flatMap(each -> trial.personas().stream()
                            .filter(owner -> owner != reader && names(owner).contains(each.getValue()))
                            .map(owner ->
                                    new Found(reached, owner, each.getKey(), field, String.valueOf(values.get(field)))))
                    .findFirst());
        });
    }

    private static boolean isOwner(String place) {
        String name = place.substring(place.lastIndexOf('.') + 1);
        return OWNER_NAMES.contains(String.join("", NameTraits.words(name)));
    }

    private static boolean isShown(Found found, Reply reply) {
        return reply.json()
                .map(json -> found.value().equals(Scalars.of(json).get(found.field())))
                .orElse(false);
    }

    /** What a caller is called: in the file, and by what it logs in with beside the password. */
    private static Set<String> names(Persona persona) {
        Set<String> names = new HashSet<>();
        names.add(persona.session().identity().name());
        persona.session().identity().login().map(Login::body).ifPresent(body -> {
            try {
                Scalars.of(JSON.readTree(body)).forEach((place, value) -> {
                    if ((NameTraits.of(place) & NameTraits.SECRET) == 0 && !value.isEmpty()) {
                        names.add(value);
                    }
                });
            } catch (JacksonException e) {
                // A form: the name in the file has to do.
            }
        });
        return names;
    }
}
