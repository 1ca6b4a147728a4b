package dev.sinew.probe.run;

import dev.sinew.model.Operation;
import java.util.List;

/** A test of a host as a whole, run once, whatever operations it has. Stateless. */
public interface HostProof {
    /** What it says, each at its place; empty where the weakness cannot be there. */
    List<Placed> prove(Trial trial);

    /** Whether it says nothing unless somebody's credentials were seen to make a difference. */
    default boolean needsProvenIdentity() {
        return true;
    }

    /** What it sends, and with that when it runs. */
    default Manner manner() {
        return Manner.USUAL;
    }

    /**
     * An outcome and where it holds.
     *
     * @param operation one of the target, or {@link Operation#ofApi} where it holds for all
     * @param outcome what is said of it
     */
    record Placed(Operation operation, Outcome outcome) {}
}
