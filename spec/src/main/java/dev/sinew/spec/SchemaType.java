package dev.sinew.spec;

import java.util.Locale;
import java.util.Optional;

/** A type of JSON Schema. */
public enum SchemaType {
    STRING,
    NUMBER,
    INTEGER,
    BOOLEAN,
    OBJECT,
    ARRAY,
    NULL;

    /** The type of that word; OpenAPI 2.0's {@code file} is a string. */
    public static Optional<SchemaType> of(String word) {
        for (SchemaType type : values()) {
            if (type.word().equals(word)) {
                return Optional.of(type);
            }
        }
        return word.equals("file") ? Optional.of(STRING) : Optional.empty();
    }

    /** How specifications write it. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
