package dev.sinew.probe.proof;

import dev.sinew.probe.identity.Session;
import dev.sinew.probe.run.Outcome;
import dev.sinew.probe.run.Persona;
import dev.sinew.probe.run.TokenClaims;
import dev.sinew.probe.run.Trial;
import dev.sinew.probe.run.User;
import dev.sinew.probe.run.Users;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/**
 * Rights that a sign-up takes and nothing shows, told by what they do: who sent one gets what only those got who may do more, twice, and one between, who did not, does not. Tried with what such members are usually
 * called, all of them first.
 */
record BlindRights(Users users, Trial trial) {
    private static final List<String> FLAGS = List.of("isAdmin", "is_admin", "admin");

    Outcome judge() {
        boolean known = trial.personas().stream()
                .anyMatch(each -> each.session().identity().isPrivileged());
        if (!known) {
            return Outcome.inconclusive("nothing that is read shows who signed up, and no identity may do more");
        }
        Map<String, JsonNode> all = new LinkedHashMap<>();
        JsonNodeFactory nodes = JsonNodeFactory.instance;
        FLAGS.forEach(each -> all.put(each, nodes.booleanNode(true)));
        String role = roles(trial).stream().findFirst().orElse("admin");
        all.put("role", nodes.stringNode(role));
        if (!reaches(all)) {
            return Outcome.refuted("who signs up with " + String.join(", ", all.keySet())
                    + " gets nothing that only those got who may do more");
        }
        for (Map.Entry<String, JsonNode> each : all.entrySet()) {
            Map<String, JsonNode> one = Map.of(each.getKey(), each.getValue());
            if (reaches(one)) {
                return reaches(Map.of()) || !reaches(one)
                        ? Outcome.inconclusive("who signs up gets what only those got who may do more, be it without")
                        : Outcome.confirmed(
                                "two users who signed up with " + each.getKey()
                                        + " get what else only those get who may do more; one between, who did not send it, does not",
                                List.of(new Outcome.Step(
                                        Session.NOBODY, users.shown(one), "signs up with " + each.getKey())));
            }
        }
        return Outcome.inconclusive("who signs up with several members gets what only those got who may do more,"
                + " and with each alone does not");
    }

    private boolean reaches(Map<String, JsonNode> more) {
        Optional<User> user = users.signUp(more);
        boolean reaches = user.filter(users::reachesMore).isPresent();
        user.ifPresent(users::discard);
        return reaches;
    }

    /** What the tokens of those who may do more have for a role, and no other's has. */
    static Set<String> roles(Trial trial) {
        Set<String> roles = new LinkedHashSet<>();
        trial.personas().stream()
                .filter(each -> each.session().identity().isPrivileged())
                .flatMap(each -> role(each).stream())
                .forEach(roles::add);
        trial.customers().stream().flatMap(each -> role(each).stream()).forEach(roles::remove);
        return roles;
    }

    private static Optional<String> role(Persona persona) {
        return persona.session()
                .token()
                .flatMap(TokenClaims::of)
                .flatMap(claims -> claims.properties().stream()
                        .filter(each -> each.getKey().toLowerCase(Locale.ROOT).matches("(?:user_?)?role")
                                && each.getValue().isString())
                        .map(each -> each.getValue().asString())
                        .findFirst());
    }
}
