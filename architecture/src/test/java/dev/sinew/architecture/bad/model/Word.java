package dev.sinew.architecture.bad.model;

import dev.sinew.architecture.bad.engine.Fold;
import org.assertj.core.api.SoftAssertions;

/** Uses a library and the engine. */
public record Word(Fold fold, SoftAssertions library) {}
