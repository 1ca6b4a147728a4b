package dev.sinew.store;

import java.nio.file.Path;
import java.time.Instant;

/** Copies of a whole store, made while it is in use. */
public interface Backups {
    /**
     * A backup that was made.
     *
     * @param folder where
     * @param lastSequence the last entry of the journal in it
     * @param rows how many rows of all tables
     * @param bytes how long its files are
     * @param damaged how many entries of the journal could not be read; they are damaged in the backup too
     */
    record Made(Path folder, long lastSequence, long rows, long bytes, long damaged) {}

    /**
     * Copies everything into a folder that is empty or does not exist, in files that either database can be restored from, with a
     * manifest and checksums. Appending goes on meanwhile. The privacy key is not in it.
     *
     * @param at the time that the manifest names
     * @throws StoreUnavailable where the folder cannot be written or holds something; what was written of it is no backup then
     */
    Made backup(Path folder, Instant at);
}
