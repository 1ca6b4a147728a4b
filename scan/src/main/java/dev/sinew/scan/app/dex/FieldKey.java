package dev.sinew.scan.app.dex;

/**
 * A field, as code names it.
 *
 * @param owner its class as a descriptor
 * @param name its name
 * @param type its type as a descriptor
 */
public record FieldKey(String owner, String name, String type) {}
