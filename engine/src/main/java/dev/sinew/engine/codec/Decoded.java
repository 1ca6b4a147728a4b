package dev.sinew.engine.codec;

import dev.sinew.model.Observation;

/** What became of bytes that may be an observation. */
public sealed interface Decoded {
    /** They are one. */
    record Ok(Observation observation) implements Decoded {}

    /**
     * They are none that this version can read.
     *
     * @param reason why, in a few words without any of the bytes
     */
    record Broken(String reason) implements Decoded {}
}
