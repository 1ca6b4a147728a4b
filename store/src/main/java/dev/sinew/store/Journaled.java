package dev.sinew.store;

/** What the journal holds at one sequence. */
public sealed interface Journaled {
    /** Its number: one more than that of what was appended before it. */
    long sequence();

    /** What was appended, unchanged since. */
    record Entry(long sequence, JournalEntry entry) implements Journaled {}

    /**
     * What can no longer be read: its bytes do not fit their checksum, or the database cannot reach them. Readers count it and go on.
     *
     * @param what what is wrong with it, for people
     */
    record Damaged(long sequence, String what) implements Journaled {}
}
