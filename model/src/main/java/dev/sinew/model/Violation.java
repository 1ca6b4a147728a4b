package dev.sinew.model;

/**
 * Where a request is not as its specification says.
 *
 * @param kind how
 * @param field the parameter or field for people, of the names of the message
 * @param note what is said and what was sent, without any value
 */
public record Violation(Kind kind, String field, String note) {
    /** How a request can break what is declared. */
    public enum Kind {
        /** A field that is not declared. */
        UNDECLARED("undeclared"),
        /** A value of another type. */
        TYPE("type"),
        /** A value that is longer, shorter, larger or smaller than may be. */
        RANGE("range"),
        /** A required field that is not there. */
        MISSING("missing");

        private static final Kind[] ALL = values();

        private final String word;

        Kind(String word) {
            this.word = word;
        }

        public String word() {
            return word;
        }

        /** The constant of an ordinal. */
        public static Kind of(int ordinal) {
            return ALL[ordinal];
        }
    }
}
