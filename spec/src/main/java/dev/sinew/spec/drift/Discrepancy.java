package dev.sinew.spec.drift;

import dev.sinew.model.LearnedField;

/**
 * Where a learned body is not as its schemas say.
 *
 * @param kind how
 * @param path the field's path for people, empty for the body itself
 * @param seen a field that was seen there or around it, for its origin
 * @param count how often
 * @param note what the schema says and what was seen
 */
record Discrepancy(Kind kind, String path, LearnedField seen, long count, String note) {
    enum Kind {
        UNDOCUMENTED,
        TYPE,
        /** Out of bounds by its length alone. */
        RANGE,
        MISSING
    }

    /** What a finding calls the field. */
    String field() {
        return path.isEmpty() ? BODY : path;
    }

    /** The name of a body as a whole. */
    static final String BODY = "(body)";

    /** Whether it stands directly in the message, so that it is counted once a message. */
    boolean oncePerMessage() {
        return path.indexOf('[') < 0 && path.indexOf('.') < 0 && path.indexOf('*') < 0;
    }
}
