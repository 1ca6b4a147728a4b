package dev.sinew.capture;

import dev.sinew.model.Problem;

/**
 * An input that cannot be read at all: missing, forbidden, empty, or of no known format.
 *
 * @param problem what is wrong with it
 * @param fatal whether the user named this very input, so that the command ends with exit code 2; otherwise the problem is
 *     reported and the rest is read
 */
public record UnreadableInput(Problem problem, boolean fatal) implements Opened {}
