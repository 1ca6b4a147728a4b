package dev.sinew.store;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * What came in, in one order, append only. Sequences start at 1 and have no gaps, so that a reader can tell whether it has seen
 * all; only {@link Retention} takes entries away, and from the beginning.
 */
public interface Journal {
    /** How long an identity is remembered. */
    Duration IDENTITY_MEMORY = Duration.ofHours(24);

    /**
     * Appends in one transaction, which is on the disk when this returns: all or none of the entries. An entry whose identity was
     * appended in the last 24 hours, by the times of both, is not appended again. Order of time does not matter: the clock may jump.
     * Each append waits for the disk, so who has many small ones appends them together.
     *
     * @param entries at most 65,536, of 4 MiB each at most
     * @throws StoreUnavailable where it could not; asking again is then right, and safe for entries that have an identity
     */
    Appended append(List<JournalEntry> entries);

    /**
     * Reads on after a sequence, in order. Memory does not depend on how much there is, and no transaction is open while the
     * taker works.
     *
     * @param after the last sequence that was read, 0 for the beginning
     * @param most how many to read at most
     * @return the sequence to go on after: that of the last one taken, or {@code after} where there was none
     */
    long read(long after, long most, Consumer<? super Journaled> taker);

    /** The sequence of the first entry that is still there; one more than {@link #last()} where there is none. */
    long first();

    /** The sequence of the last entry ever appended, 0 where there was none. */
    long last();

    /** How many bytes the entries that are still there take, indexes and free pages not counted. */
    long bytes();

    /** When the first entry that is still there came. */
    Optional<Instant> oldest();

    /**
     * How many identities this process forgot before their time, as more came in a day than are remembered. What they are the
     * identities of may be there twice should it be delivered again.
     */
    long forgottenIdentities();
}
