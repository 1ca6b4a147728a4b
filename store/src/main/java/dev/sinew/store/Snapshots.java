package dev.sinew.store;

import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.Optional;

/** What the folds knew. The last three are kept, for the case that one is damaged. */
public interface Snapshots {
    /** How many are kept. */
    int KEPT = 3;

    /** Writes a snapshot's bytes. */
    interface Content {
        void writeTo(OutputStream out) throws IOException;
    }

    /**
     * Saves one, in pieces, however large it is; it exists when this returns, and not at all where it throws. One of the same
     * sequence is replaced.
     */
    void save(Snapshot snapshot, Content content);

    /** The newest one whose checksums are right. */
    Optional<Snapshot.Valid> newest();

    /** All that are there, the newest first, read or not. */
    List<Snapshot> all();
}
