package dev.sinew.probe.proof.surface;

import dev.sinew.model.Operation;
import dev.sinew.probe.http.Ask;
import dev.sinew.probe.http.Reply;
import dev.sinew.probe.identity.Session;
import dev.sinew.probe.run.HostProof.Placed;
import dev.sinew.probe.run.Outcome;
import dev.sinew.probe.run.Trial;
import java.util.List;

/** Controls for paths that are guessed: what a path beside them gets that never existed. */
final class Nowhere {
    private static final String NEVER = "-7f3a9c";

    private Nowhere() {}

    /** The path with another last segment, of the same form, that no API has. */
    static String beside(String path) {
        int query = path.indexOf('?');
        String plain = query < 0 ? path : path.substring(0, query);
        int dot = plain.lastIndexOf('.');
        String other = dot > plain.lastIndexOf('/') + 1
                ? plain.substring(0, dot) + NEVER + plain.substring(dot)
                : plain + NEVER;
        return other + (query < 0 ? "" : path.substring(query));
    }

    /** Whether whatever is asked for is answered like this, as by a front page for all paths. */
    static boolean isAnsweredAlike(Ask ask, Reply reply, Session who, Trial trial) {
        Reply never = trial.ask(new Ask(ask.method(), beside(ask.path()), List.of(), ""), who);
        return never.succeeded()
                && (never.contentType().equals(reply.contentType())
                        || never.text().equals(reply.text()));
    }

    static Placed placed(String method, String path, Outcome outcome, Trial trial) {
        return new Placed(new Operation(trial.api(), method, path, ""), outcome);
    }

    static List<Placed> host(Outcome outcome, Trial trial) {
        return List.of(new Placed(Operation.ofApi(trial.api()), outcome));
    }
}
