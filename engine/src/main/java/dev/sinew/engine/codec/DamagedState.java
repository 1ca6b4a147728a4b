package dev.sinew.engine.codec;

/** Bytes that are no state that this version can read. The message says what is wrong with them, without any of them. */
public final class DamagedState extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String reason;

    /**
     * Damage of a part.
     *
     * @param part whose state it is, in a word
     * @param problem what is wrong
     */
    public DamagedState(String part, String problem) {
        super("the state of " + part + " cannot be read: " + problem);
        this.reason = "the state of " + part + " cannot be read: " + problem;
    }

    /** What is wrong, in one sentence. */
    public String reason() {
        return reason;
    }
}
