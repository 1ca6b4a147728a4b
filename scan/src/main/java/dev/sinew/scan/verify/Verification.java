package dev.sinew.scan.verify;

/**
 * What can be told of a secret without asking anybody.
 *
 * @param validity whether it can be a real one
 * @param note why, for people, or empty
 */
public record Verification(Validity validity, String note) {
    /** Nothing can be told. */
    public static final Verification UNKNOWN = new Verification(Validity.UNKNOWN, "");
}
