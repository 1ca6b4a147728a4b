package dev.sinew.model;

/**
 * Where an exchange was read.
 *
 * @param file the source's name as the user gave it, {@code -} for standard input
 * @param entry the position in it, from 0; the line number for line-based formats
 */
public record Origin(String file, long entry) implements Comparable<Origin> {
    /** Nowhere: nothing was read yet. */
    public static final Origin NONE = new Origin("", -1);

    @Override
    public int compareTo(Origin other) {
        int order = file.compareTo(other.file);
        return order != 0 ? order : Long.compare(entry, other.entry);
    }
}
