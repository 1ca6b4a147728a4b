package dev.sinew.engine.ownership;

/** Bytes that are no state that this version can read. The message says what is wrong with them, without any of them. */
public final class DamagedState extends RuntimeException {
    private static final long serialVersionUID = 1L;

    DamagedState(String problem) {
        super("the state of ownership cannot be read: " + problem);
    }
}
