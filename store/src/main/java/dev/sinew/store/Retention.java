package dev.sinew.store;

import java.time.Duration;
import java.time.Instant;

/** How long the journal is kept. Nothing is taken away that the newest valid snapshot does not include. */
public interface Retention {
    /**
     * What is kept. Entries go from the beginning of the journal, up to the first that both limits let stay.
     *
     * @param age entries that came longer ago may go
     * @param bytes how much the journal may take, by {@link Journal#bytes()}
     */
    record Limits(Duration age, long bytes) {}

    /**
     * What was taken away.
     *
     * @param entries how many
     * @param through the last sequence that went, 0 where none ever did
     * @param bytes how much they took
     * @param heldBack how many more the limits ask for that no snapshot includes yet
     */
    record Removed(long entries, long through, long bytes, long heldBack) {}

    /** Takes away what the limits ask for, in small transactions, so that appending goes on. */
    Removed apply(Limits limits, Instant now);
}
