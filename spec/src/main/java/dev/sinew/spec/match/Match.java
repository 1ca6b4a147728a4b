package dev.sinew.spec.match;

import dev.sinew.model.LearnedOperation;
import dev.sinew.model.Operation;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A learned operation with what describes it, or a described one that was never seen.
 *
 * @param operation which; of one that was never seen, as described
 * @param learned what was learned of it, unless it was never seen
 * @param described what describes it, the most literal where several do
 * @param also further described operations that its template may have swallowed
 * @param parameters the described name of each learned path parameter, by the learned name
 * @param comparable whether the description speaks of just this operation, so that contents can be compared
 * @param status what that makes of it
 * @param knowledge how much the descriptions know of its host
 * @param why the status in words
 */
public record Match(
        Operation operation,
        Optional<LearnedOperation> learned,
        Optional<Described> described,
        List<Described> also,
        List<PathParameter> parameters,
        boolean comparable,
        Status status,
        Knowledge knowledge,
        String why) {
    public Match {
        also = List.copyOf(also);
        parameters = List.copyOf(parameters);
    }

    /** What a comparison makes of an operation. */
    public enum Status {
        ACTIVE,
        /** Called and answered, but not described. */
        SHADOW,
        /** Called, though deprecated or gone from the newest description. */
        ZOMBIE,
        /** Described, but never called. */
        ORPHAN
    }

    /** Whether descriptions speak of a host. */
    public enum Knowledge {
        /** None does. */
        NONE,
        /** One fits the traffic, but does not name the host. */
        FITTING,
        /** One names it. */
        NAMED
    }

    /**
     * A parameter of the path under both names.
     *
     * @param learned the name in the learned template
     * @param described the name in the described one
     */
    public record PathParameter(String learned, String described) {}

    /** Whether a description has it. */
    public boolean documented() {
        return described.isPresent();
    }

    /** All described operations that it may be. */
    public List<Described> candidates() {
        return Stream.concat(described.stream(), also.stream()).toList();
    }
}
