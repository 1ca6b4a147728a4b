package dev.sinew.model;

/** The type of a value as written. */
public enum ValueType {
    STRING,
    INTEGER,
    DECIMAL,
    TRUE,
    FALSE,
    NULL,
    /** An object without members. */
    EMPTY_OBJECT,
    /** An array without elements. */
    EMPTY_ARRAY,
    /** A file or other bytes that are not text. */
    BINARY;

    private static final ValueType[] ALL = values();

    /** The constant of an ordinal. */
    public static ValueType of(int ordinal) {
        return ALL[ordinal];
    }
}
