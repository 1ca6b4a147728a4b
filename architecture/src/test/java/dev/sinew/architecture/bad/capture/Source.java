package dev.sinew.architecture.bad.capture;

import dev.sinew.architecture.bad.engine.Fold;

/** Uses the engine. */
public record Source(Fold fold) {}
