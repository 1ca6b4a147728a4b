package dev.sinew.scan.app.archive;

/**
 * How much of an archive is read at most. What an archive says of its sizes is not believed: bytes are counted as they come.
 *
 * @param entries how many entries are looked at
 * @param entryBytes how long one entry may become
 * @param totalBytes how long all entries that are read may become together
 */
public record Limits(int entries, int entryBytes, long totalBytes) {
    /** Enough for any app that a store takes. */
    public static final Limits USUAL = new Limits(200_000, 192 << 20, 4L << 30);
}
