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
    BINARY,
    /** How often an object stood here, empty ones included: one row for all of a message, counted in its number. */
    OBJECT,
    /** How often an array stood here, likewise. */
    ARRAY;

    private static final ValueType[] ALL = values();

    /** Whether a row of this type counts what holds values, rather than being a value. */
    public boolean isContainer() {
        return this == OBJECT || this == ARRAY;
    }

    /** Whether there is nothing in it: null, what is empty, and rows that count containers. */
    public boolean isHollow() {
        return switch (this) {
            case NULL, EMPTY_OBJECT, EMPTY_ARRAY, OBJECT, ARRAY -> true;
            case STRING, INTEGER, DECIMAL, TRUE, FALSE, BINARY -> false;
        };
    }

    /** The constant of an ordinal. */
    public static ValueType of(int ordinal) {
        return ALL[ordinal];
    }
}
