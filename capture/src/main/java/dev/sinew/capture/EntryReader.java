package dev.sinew.capture;

/** Parses one entry, such as a line, of a captured input. An instance belongs to one thread. */
public interface EntryReader {
    /**
     * Parses bytes {@code from} (inclusive) to {@code to} (exclusive) and calls the sink exactly once, whatever they hold.
     * The reader may overwrite these bytes, for instance with their unescaped form, and hands out slices of them.
     */
    void read(byte[] bytes, int from, int to, long entry, Sink sink);
}
