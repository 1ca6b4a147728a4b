package dev.sinew.probe.run;

import dev.sinew.probe.http.Ask;
import dev.sinew.probe.http.Reply;
import dev.sinew.probe.http.Sender;
import dev.sinew.probe.identity.Session;
import dev.sinew.probe.oracle.FailureShapes;
import dev.sinew.probe.oracle.Scalars;
import dev.sinew.probe.oracle.Strength;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** What only those identities reached who may do more, and whether somebody who signed up reaches it as well. */
record Ranks(List<Endpoint> endpoints, List<Persona> personas) {
    private static final int MOST = 3;

    /**
     * Whether a user gets something that nobody of the ordinary identities reached, and those who may do more did. Who founds a company by signing up may do there what owners may in
     * theirs: where all of those are of a tenant, it is theirs that must come back.
     */
    boolean isAbove(User user, FailureShapes failures, Sender sender) {
        return endpoints.stream()
                .filter(each -> each.isRead() && each.pathParameters().isEmpty())
                .filter(each -> personas.stream()
                        .filter(persona -> !persona.reached(each).isEmpty())
                        .allMatch(persona -> persona.session().identity().isPrivileged()))
                .flatMap(each -> personas.stream()
                        .flatMap(persona -> persona.reached(each).stream().limit(1)))
                .limit(MOST)
                .anyMatch(reached -> {
                    Ask ask = reached.filled().ask();
                    Reply reply = sender.send(ask, user.session().headers());
                    return failures.isSuccess(reply)
                            && (!isOfTenants(reached.filled().endpoint()) || tellsTheSame(reply, reached.reply()))
                            && !failures.isSuccess(sender.send(ask, Session.NOBODY.headers()));
                });
    }

    private boolean isOfTenants(Endpoint endpoint) {
        return personas.stream()
                .filter(persona -> !persona.reached(endpoint).isEmpty())
                .noneMatch(persona -> persona.session().identity().tenant().isEmpty());
    }

    private static boolean tellsTheSame(Reply one, Reply other) {
        Set<String> values = new HashSet<>(values(one));
        values.retainAll(values(other));
        return Strength.of(values) >= Strength.ENOUGH;
    }

    private static Collection<String> values(Reply reply) {
        return reply.json().map(each -> Scalars.of(each).values()).orElse(List.of());
    }
}
