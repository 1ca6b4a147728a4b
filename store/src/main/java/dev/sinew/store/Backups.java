package dev.sinew.store;

import java.nio.file.Path;

/** Copies of a whole store, made while it is in use. */
public interface Backups {
    /**
     * A backup that was made.
     *
     * @param folder where
     * @param lastSequence the last entry of the journal in it
     * @param rows how many rows of all tables
     * @param bytes how long its files are
     */
    record Made(Path folder, long lastSequence, long rows, long bytes) {}

    /**
     * Copies everything into a folder that is empty or does not exist, in files that either database can be restored from, with a
     * manifest and checksums. Appending goes on meanwhile. The privacy key is not in it.
     */
    Made backup(Path folder);
}
