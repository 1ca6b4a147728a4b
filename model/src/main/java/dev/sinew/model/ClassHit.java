package dev.sinew.model;

/**
 * A value that has the form of a data class. One hit proves nothing about the field.
 *
 * @param side request or answer
 * @param path the field
 * @param dataClass the class's id
 * @param sample the value with all but its ends masked, or empty for classes that are never shown
 */
public record ClassHit(Side side, FieldPath path, String dataClass, String sample) {}
