package dev.sinew.engine.codec;

/** Takes bytes as they are written, piece by piece. */
public interface ByteSink {
    /**
     * Takes a piece; the array is the writer's and changes afterwards.
     *
     * @param last whether it is the last one; all others have {@link ByteWriter#PIECE} bytes
     */
    void take(byte[] bytes, int from, int length, boolean last);
}
