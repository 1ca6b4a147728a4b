package dev.sinew.inline;

import dev.sinew.model.Exchange;

/** Says what is to be done with a request, before anything is. Called from many threads; may wait for milliseconds at most. */
@FunctionalInterface
public interface Guard {
    /** Whether there is anything to ask; where not, everything passes. */
    default boolean watches() {
        return true;
    }

    /**
     * What is to be done with a request that has no answer yet. Asked with a body that is unknown first, by its method, target, headers
     * and client; where that is not enough, once more with as much of the body as is looked at.
     */
    Ruling rule(Exchange request);
}
