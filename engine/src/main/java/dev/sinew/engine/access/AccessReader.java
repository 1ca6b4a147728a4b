package dev.sinew.engine.access;

import dev.sinew.model.Observation;

/** Reads accesses off observations. Belongs to one thread. */
public final class AccessReader {
    private final Visibility.Reader visibility = new Visibility.Reader();

    /** What is kept of an observation; {@code caller} is its key, or 0. */
    public Access read(Observation observation, long sequence, long caller) {
        return Access.of(observation, sequence, caller, visibility.of(observation.answer()));
    }
}
