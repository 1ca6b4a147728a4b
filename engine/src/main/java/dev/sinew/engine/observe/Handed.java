package dev.sinew.engine.observe;

import dev.sinew.model.FieldPath;

/**
 * A token that stands in a message.
 *
 * @param path where it stands
 * @param print its fingerprint
 */
record Handed(FieldPath path, long print) {}
