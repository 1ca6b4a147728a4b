package dev.sinew.capture;

/**
 * A run of exchanges of one source, cut but not yet parsed, so that the costly part runs on any thread while the order of
 * batches stays the source's.
 */
public interface Batch {
    /** Parses the batch into the sink, in the source's order. Called once; never throws for what traffic contains. */
    void readInto(Sink sink);

    /** The bytes of the input that this batch stands for, before decompression: what progress counts. */
    long inputBytes();

    /** The bytes of memory that the batch holds until it is read: what a queue of batches is bounded by. */
    long heldBytes();
}
