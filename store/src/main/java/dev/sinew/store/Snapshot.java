package dev.sinew.store;

import java.io.InputStream;
import java.time.Instant;
import java.util.function.Supplier;

/**
 * What the folds knew at one point of the journal.
 *
 * @param sequence the last sequence that it includes
 * @param formatVersion of its bytes; who reads it decides whether it can
 * @param privacyKeyId of the key that its fingerprints were made with
 * @param taken when
 */
public record Snapshot(long sequence, int formatVersion, String privacyKeyId, Instant taken) {
    /**
     * A snapshot that was read through and is as it was written.
     *
     * @param snapshot which
     * @param bytes how long it is
     * @param content opens its bytes; each call from the beginning, to be closed by the caller
     */
    public record Valid(Snapshot snapshot, long bytes, Supplier<InputStream> content) {}
}
