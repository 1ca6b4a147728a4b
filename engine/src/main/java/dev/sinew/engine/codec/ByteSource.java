package dev.sinew.engine.codec;

/** Gives bytes to be read, piece by piece. */
public interface ByteSource {
    /** Nothing to read. */
    ByteSource NONE = () -> new byte[0];

    /**
     * The next piece; empty where there is none.
     *
     * @throws DamagedState where it is not what was written
     */
    byte[] next();
}
