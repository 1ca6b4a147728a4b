package dev.sinew.model;

/**
 * How a call stands to what specifications say of its host.
 *
 * @param kind whether they know it
 * @param why in words, where it is missing or retired; else empty
 */
public record Standing(Kind kind, String why) {
    public static final Standing UNSAID = new Standing(Kind.UNSAID, "");
    public static final Standing DESCRIBED = new Standing(Kind.DESCRIBED, "");

    /** Whether specifications know a call. */
    public enum Kind {
        /** There are none, or nothing follows from what they say. */
        UNSAID,
        DESCRIBED,
        /** They speak of its host, and not of it. */
        MISSING,
        /** Described as deprecated, past its last day, or gone from the newest version. */
        RETIRED;

        private static final Kind[] ALL = values();

        /** The constant of an ordinal. */
        public static Kind of(int ordinal) {
            return ALL[ordinal];
        }
    }
}
