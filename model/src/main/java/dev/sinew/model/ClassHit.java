package dev.sinew.model;

/**
 * Values of one field in one message that have the form of a data class. A hit proves nothing about the field.
 *
 * @param side request or answer
 * @param path the field
 * @param dataClass the class's id
 * @param count how many of the field's values in this message have it
 * @param sample the first such value with all but its ends masked, or empty for classes that are never shown
 */
public record ClassHit(Side side, FieldPath path, String dataClass, int count, String sample) {}
