package dev.sinew.store;

/**
 * The store cannot be opened, read or written now. What was acknowledged is not lost, what was asked has not happened, and
 * asking again is right once the cause is gone.
 */
public final class StoreUnavailable extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String where;
    private final String cure;

    /**
     * Something that was thrown, in words for the operator.
     *
     * @param where the folder or address, without passwords
     * @param what what happened
     * @param cure what to do about it
     */
    public StoreUnavailable(String where, String what, String cure, Throwable cause) {
        super(where + ": " + what + ". " + cure, cause);
        this.where = where;
        this.cure = cure;
    }

    /** The same where nothing was thrown. */
    public StoreUnavailable(String where, String what, String cure) {
        super(where + ": " + what + ". " + cure);
        this.where = where;
        this.cure = cure;
    }

    public String where() {
        return where;
    }

    public String cure() {
        return cure;
    }
}
