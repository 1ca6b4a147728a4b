package dev.sinew.probe.proof;

import dev.sinew.probe.run.Endpoint;
import dev.sinew.probe.run.Persona;
import dev.sinew.probe.run.Reached;
import java.util.List;

/** Which objects are somebody's own, as far as the target itself says so. */
final class Scope {
    private Scope() {}

    /**
     * The owner's requests for what lists told it of and the other not at all. Where both were told of mostly the same, the lists are
     * everybody's, and nothing in them is anybody's own.
     */
    static List<Reached> ownAlone(Endpoint endpoint, Persona owner, Persona other) {
        List<Reached> all = owner.reached(endpoint);
        List<Reached> alone = all.stream()
                .filter(each -> each.filled().bindings().entrySet().stream()
                        .anyMatch(bound -> !other.knows(endpoint, bound.getKey(), bound.getValue())))
                .toList();
        return 2 * alone.size() > all.size() ? alone : List.of();
    }
}
