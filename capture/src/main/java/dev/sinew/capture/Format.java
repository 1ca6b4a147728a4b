package dev.sinew.capture;

/** A form in which traffic is written down. Recognised by its content, never by a file's name. */
public interface Format {
    /** The format's name as users know it, such as {@code HAR}. */
    String title();

    /** Whether the beginning of an input is of this format. */
    boolean recognises(Head head);

    /** Begins to read an input of this format; {@code name} is what its exchanges and problems say they came from. */
    Source read(Feed feed, String name, CaptureLimits limits);
}
