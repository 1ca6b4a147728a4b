package dev.sinew.inline;

import dev.sinew.model.Exchange;
import java.util.Optional;
import java.util.function.Supplier;

/** Says what is to be done with a request, before anything is. Called from many threads. */
@FunctionalInterface
public interface Guard {
    /** Whether there is anything to ask; where not, everything passes. */
    default boolean watches() {
        return true;
    }

    /**
     * What is to be done with a request that has no answer yet. Asked with a body that is unknown first, by its method, target, headers
     * and client; where that is not enough, once more with as much of the body as is looked at. May wait, for milliseconds at most.
     */
    Ruling rule(Exchange request);

    /** The same, asked by a thread that serves many connections and so must not wait. */
    default Asked ask(Exchange request) {
        return Asked.later(() -> rule(request));
    }

    /**
     * What is to be done with a request, or how to find out.
     *
     * @param now where nothing had to be waited for
     * @param waiting says it otherwise, and may wait; not to be asked twice
     */
    record Asked(Optional<Ruling> now, Supplier<Ruling> waiting) {
        /** It is known. */
        public static Asked now(Ruling ruling) {
            return new Asked(Optional.of(ruling), () -> ruling);
        }

        /** It has to be waited for. */
        public static Asked later(Supplier<Ruling> waiting) {
            return new Asked(Optional.empty(), waiting);
        }
    }
}
