package dev.sinew.probe.proof;

import dev.sinew.probe.run.Endpoint;
import dev.sinew.probe.run.Persona;
import dev.sinew.probe.run.Reached;
import dev.sinew.probe.run.Trial;
import java.util.List;

/** Which objects are somebody's own, as far as the target itself says so. */
final class Scope {
    private Scope() {}

    /**
     * The owner's requests for what lists told it of and the other not at all. Where both were told of mostly the same, the lists are
     * everybody's, and nothing in them is anybody's own. What the description has as an example was told to all by that, and not by lists.
     */
    static List<Reached> ownAlone(Endpoint endpoint, Persona owner, Persona other) {
        List<Reached> all = owner.reached(endpoint);
        List<Reached> alone = all.stream()
                .filter(each -> each.filled().bindings().entrySet().stream()
                        .anyMatch(bound -> !other.knows(endpoint, bound.getKey(), bound.getValue())))
                .toList();
        long common = all.stream()
                .filter(each -> !alone.contains(each) && !isExample(endpoint, each))
                .count();
        return alone.size() > common ? alone : List.of();
    }

    private static boolean isExample(Endpoint endpoint, Reached reached) {
        return reached.filled().bindings().entrySet().stream()
                .allMatch(each -> endpoint.example(each.getKey())
                        .filter(each.getValue()::equals)
                        .isPresent());
    }

    /**
     * The owner's requests for what its own list has, and the other's does not, though something else, such as a post that names its author's vehicle, told the
     * other of it. Both have such lists with things of their own.
     */
    static List<Reached> ownListed(Endpoint endpoint, Persona owner, Persona other) {
        String parameter = endpoint.ids().getLast();
        boolean both = other.reached(endpoint).stream()
                .map(each -> each.filled().last())
                .anyMatch(each ->
                        other.isListed(endpoint, parameter, each) && !owner.isListed(endpoint, parameter, each));
        return owner.reached(endpoint).stream()
                .filter(each -> both
                        && owner.isListed(endpoint, parameter, each.filled().last())
                        && !other.isListed(endpoint, parameter, each.filled().last()))
                .toList();
    }

    /** Why no two callers have objects of their own here, in words. */
    static String nothing(Endpoint endpoint, Trial trial) {
        if (trial.personas().size() < 2) {
            return "only one caller proved itself, and it takes two";
        }
        List<Persona> reached = trial.personas().stream()
                .filter(each -> !each.reached(endpoint).isEmpty())
                .toList();
        if (reached.isEmpty()) {
            return "nobody reached an object here";
        }
        for (Persona owner : reached) {
            for (Persona other : trial.personas()) {
                if (owner != other && !Rank.apart(other, owner)) {
                    return "what " + owner + " reached here is not its own alone: " + other
                            + " was told of most of it, or of ids that may be the same, too";
                }
            }
        }
        return "all others may do more than " + reached.getFirst() + ", who reached something here";
    }
}
