package dev.sinew.probe.run;

import dev.sinew.probe.http.Reply;
import dev.sinew.probe.http.Sender;
import dev.sinew.probe.identity.Session;
import dev.sinew.probe.oracle.FailureShapes;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Lets a caller look around: asks for everything that can be asked without knowing anything, then for what the answers tell of, until
 * nothing new comes. Reads only.
 */
final class Explorer {
    private static final int MOST_ROUNDS = 8;

    private Explorer() {}

    /** Asks for objects that never existed, to see what failure looks like at each place. */
    static void fail(List<Endpoint> endpoints, Session who, Sender sender, FailureShapes failures) {
        for (Endpoint endpoint : endpoints) {
            if (endpoint.isRead()) {
                Filler.never(endpoint)
                        .ifPresent(filled -> failures.learn(sender.send(filled.ask(), who.headers()), endpoint.path()));
            }
        }
    }

    static void explore(Persona persona, List<Endpoint> endpoints, Sender sender, FailureShapes failures) {
        Set<String> asked = new HashSet<>();
        for (int round = 0; round < MOST_ROUNDS; round++) {
            boolean grew = false;
            for (Endpoint endpoint : endpoints) {
                if (!endpoint.isRead() || endpoint.described().deprecated() && round == 0) {
                    continue;
                }
                for (Filled filled : Filler.fill(endpoint, persona)) {
                    if (asked.add(filled.toString())) {
                        grew = true;
                        ask(persona, filled, sender, failures);
                    }
                }
            }
            if (!grew) {
                return;
            }
        }
    }

    private static void ask(Persona persona, Filled filled, Sender sender, FailureShapes failures) {
        Reply reply = sender.send(filled.ask(), persona.session().headers());
        if (failures.isSuccess(reply, filled.endpoint().path())) {
            persona.succeeded(filled, reply);
            Harvest.of(persona, filled, reply);
        }
    }
}
