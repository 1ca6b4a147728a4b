package dev.sinew.model;

/**
 * What was learned of a body as a whole.
 *
 * @param knowledge how much of it was understood
 * @param kind its format
 * @param size its size in bytes as captured, or -1 where unknown
 * @param values how many top-level values it had: elements of an array, lines of JSON Lines, else 1; 0 where none
 */
public record BodyFacts(Knowledge knowledge, BodyKind kind, long size, int values) {
    public static final BodyFacts UNKNOWN = new BodyFacts(Knowledge.UNKNOWN, BodyKind.NONE, -1, 0);
    public static final BodyFacts NONE = new BodyFacts(Knowledge.NONE, BodyKind.NONE, 0, 0);

    /** How much of a body was understood. */
    public enum Knowledge {
        /** The source does not record bodies. */
        UNKNOWN,
        /** There was none. */
        NONE,
        WHOLE,
        /** Only a part: cut by the source, by a limit, or malformed from some point on. */
        PART,
        /** In a format that is not read: seen, or said by its content type where the source did not record it. */
        OPAQUE;

        private static final Knowledge[] ALL = values();

        /** The constant of an ordinal. */
        public static Knowledge of(int ordinal) {
            return ALL[ordinal];
        }
    }
}
