package dev.sinew.probe.run;

import java.util.Optional;

/** A test for one weakness. Stateless. */
public interface Proof {
    /** What it says of an endpoint; empty where the weakness cannot be there, such as a foreign object where there are no objects. */
    Optional<Outcome> prove(Endpoint endpoint, Trial trial);

    /** Whether it says nothing unless somebody's credentials were seen to make a difference. */
    default boolean needsProvenIdentity() {
        return true;
    }

    /** Whether it changes anything at the target, failed logins among it, so that it runs only where that is allowed. */
    default boolean isWriting() {
        return false;
    }

    /** What it sends, and with that when it runs. */
    default Manner manner() {
        return Manner.USUAL;
    }

    /** Whether it is about methods, addresses or how bodies are written: a field of a GraphQL service has none of its own. */
    default boolean isOfAddress() {
        return false;
    }

    /**
     * Whether other requests at the same time would disturb it, as where it compares times. Those that write are disturbed; all others run at
     * the same time as others, on several threads.
     */
    default boolean needsQuiet() {
        return isWriting();
    }

    /** Whether it creates something for what it only reads, where the run may write: what is created at the same time by others is none of its. */
    default boolean creates() {
        return false;
    }
}
