package dev.sinew.app.fold;

/** What became of bytes that may be the state of folds. */
public sealed interface Restored {
    /** They are, and these go on where the others were. */
    record Whole(Folds folds) implements Restored {}

    /**
     * They are none that can be used.
     *
     * @param reason why, in one sentence without any of the bytes
     */
    record Refused(String reason) implements Restored {}
}
