package dev.sinew.scan.app.dex;

/**
 * A text in code.
 *
 * @param place where
 * @param name what it is given to: a field, a key; or empty
 * @param text itself
 */
public record CodeText(Place place, String name, String text) {}
