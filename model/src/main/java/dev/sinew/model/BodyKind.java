package dev.sinew.model;

/** The format of a body, from its bytes where they are unmistakable, else from its content type. */
public enum BodyKind {
    NONE,
    JSON,
    JSON_LINES,
    FORM,
    MULTIPART,
    XML,
    HTML,
    TEXT,
    BINARY;

    private static final BodyKind[] ALL = values();

    /** The constant of an ordinal. */
    public static BodyKind of(int ordinal) {
        return ALL[ordinal];
    }
}
