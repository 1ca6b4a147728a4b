package dev.sinew.model;

/**
 * A token handed out in one exchange, tied to what the request named.
 *
 * @param kind how the two are tied
 * @param from the fingerprint of the login name, or of the old token; 0 where a session began
 * @param to the fingerprint of the token handed out
 * @param place the answer field, header or cookie that carried the token
 * @param name the login name, encrypted; {@link Sealed#NONE} where there was none
 */
public record Link(Kind kind, long from, long to, String place, Sealed name) {
    /** How a token is tied to what the request named. */
    public enum Kind {
        /** A login name and a secret were sent, and a token came back. */
        LOGIN,
        /** An old token was sent, and a new one came back. */
        REFRESH,
        /** Nothing that proves anybody was sent, and what proves somebody from now on came back: a session began. */
        OPENED,
        /** A login name was sent alone, and what is to be sent back with a code came for it. */
        CHALLENGED;

        private static final Kind[] ALL = values();

        /** The constant of an ordinal. */
        public static Kind of(int ordinal) {
            return ALL[ordinal];
        }
    }
}
