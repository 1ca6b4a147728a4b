package dev.sinew.capture;

/** What opening an input came to: its traffic, or the reason why there is none. */
public sealed interface Opened permits Opened.Traffic, UnreadableInput {
    /**
     * An input of a known format, ready to be cut. The receiver closes the source.
     *
     * @param format what it was recognised as
     * @param source its batches
     */
    record Traffic(Format format, Source source) implements Opened {}
}
