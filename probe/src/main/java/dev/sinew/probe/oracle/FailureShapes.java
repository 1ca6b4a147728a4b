package dev.sinew.probe.oracle;

import dev.sinew.probe.http.Reply;
import java.util.HashSet;
import java.util.Set;
import java.util.SortedSet;

/**
 * What failure looks like at a target: besides status 4xx and 5xx there are those that say 200 and the failure in the body. Learned from
 * requests that must fail.
 */
public final class FailureShapes {
    private final Set<SortedSet<String>> shapes = new HashSet<>();
    private final Set<String> texts = new HashSet<>();

    /** Takes the reply to a request that cannot succeed. */
    public void learn(Reply reply) {
        if (!reply.succeeded()) {
            return;
        }
        reply.json().ifPresentOrElse(json -> shapes.add(Scalars.shape(json)), () -> texts.add(reply.text()));
    }

    /** Whether a reply tells of success, as far as this target can be read. */
    public boolean isSuccess(Reply reply) {
        return reply.succeeded()
                && !reply.json()
                        .map(json -> shapes.contains(Scalars.shape(json)))
                        .orElseGet(() -> texts.contains(reply.text()));
    }
}
