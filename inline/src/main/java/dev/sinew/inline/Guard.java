package dev.sinew.inline;

import dev.sinew.model.Exchange;

/** Says what may pass, before it does. Called from many threads; must not wait for anything. */
@FunctionalInterface
public interface Guard {
    /** Whether there is anything to ask; where not, everything passes. */
    default boolean watches() {
        return true;
    }

    /** Whether a request may pass, by its method, target, headers and client; it has no body and no answer yet. */
    boolean admits(Exchange head);
}
