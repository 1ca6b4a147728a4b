package dev.sinew.architecture.bad.bytes;

import dev.sinew.architecture.bad.model.Word;

/** Uses the model. */
public record Letters(Word word) {}
