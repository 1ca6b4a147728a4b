package dev.sinew.store;

/**
 * All that an installation keeps. Every method of every part may be called by any thread, and may throw {@link StoreUnavailable}
 * while the database cannot be reached or written; a later call then works as soon as the database does.
 */
public interface Store extends AutoCloseable {
    /** What came in, in the order it came. */
    Journal journal();

    /** What the folds knew, so that a start need not read the whole journal. */
    Snapshots snapshots();

    /** What pages and reports read. */
    Views views();

    /** The life of findings. */
    Ledger findings();

    /** What people decided. */
    Decisions decisions();

    /** What enforcement points read. */
    Policies policies();

    /** Who did what in this installation. */
    Audit audit();

    /** What programs prove themselves with. */
    Tokens tokens();

    /** Who may use the console. */
    Accounts accounts();

    /** What was set at run time. */
    Settings settings();

    /** Whom to tell of what. */
    Targets targets();

    /** What is still to be told. */
    Outbox outbox();

    /** How long the journal is kept. */
    Retention retention();

    /** Copies of all this. */
    Backups backups();

    /** The name of the database, for people: {@code SQLite} or {@code PostgreSQL}. */
    String name();

    /** Gives back all connections and the lock. Nothing that was acknowledged depends on it. */
    @Override
    void close();
}
