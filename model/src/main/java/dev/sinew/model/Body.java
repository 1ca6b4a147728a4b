package dev.sinew.model;

import dev.sinew.bytes.Slice;

/**
 * A message body as captured.
 *
 * @param state how much of it the source saw
 * @param bytes what was seen, still content-encoded where the header says so; empty unless the state says otherwise
 */
public record Body(State state, Slice bytes) {
    /** The source does not record bodies: nothing follows from their absence. */
    public static final Body UNKNOWN = new Body(State.UNKNOWN, Slice.EMPTY);
    /** There was no body. */
    public static final Body NONE = new Body(State.NONE, Slice.EMPTY);

    /** How much of a body the source saw. */
    public enum State {
        UNKNOWN,
        NONE,
        WHOLE,
        CUT
    }

    public static Body whole(Slice bytes) {
        return bytes.isEmpty() ? NONE : new Body(State.WHOLE, bytes);
    }

    /** A body of which the source kept only the beginning. */
    public static Body cut(Slice bytes) {
        return new Body(State.CUT, bytes);
    }
}
