package dev.sinew.scan.verify;

/**
 * What can be told of a secret.
 *
 * @param validity whether it can be a real one
 * @param note why, for people, or empty
 */
public record Verification(Validity validity, String note) {
    /** The same with what somebody said of it besides. */
    public Verification with(Validity now, String said) {
        return new Verification(now, note.isEmpty() ? said : note + "; " + said);
    }

    /** Nothing can be told. */
    public static final Verification UNKNOWN = new Verification(Validity.UNKNOWN, "");
}
