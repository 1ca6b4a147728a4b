package dev.sinew.report.gate;

import java.util.List;

/**
 * What somebody decided to live with.
 *
 * @param file where that is written, as the user names it
 * @param entries in the order written
 */
public record Ignores(String file, List<IgnoreEntry> entries) {
    /** Nothing is accepted. */
    public static final Ignores NONE = new Ignores("", List.of());

    public Ignores {
        entries = List.copyOf(entries);
    }
}
