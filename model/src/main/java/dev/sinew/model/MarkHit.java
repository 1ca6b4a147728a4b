package dev.sinew.model;

/**
 * Something noticed in one exchange while its bytes were at hand.
 *
 * @param rule the id of the rule that noticed it
 * @param side request or answer
 * @param place the header, cookie, parameter or field
 * @param outcome what the answer says about its effect
 * @param note at most 64 characters of the noticed text with its literals masked, or a few words
 */
public record MarkHit(String rule, Side side, String place, Outcome outcome, String note) {
    /** What the answer says about the effect. */
    public enum Outcome {
        /** No effect can be told from the answer. */
        UNKNOWN,
        /** Refused, or without effect. */
        ATTEMPTED,
        EXPOSED,
        CHANGED;

        private static final Outcome[] ALL = values();

        /** The constant of an ordinal. */
        public static Outcome of(int ordinal) {
            return ALL[ordinal];
        }
    }
}
