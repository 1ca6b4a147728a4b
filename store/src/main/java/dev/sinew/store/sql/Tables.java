package dev.sinew.store.sql;

import java.util.List;

/**
 * The tables that a backup holds. Runs of identities are not among them: they are made anew from the journal.
 *
 * @param name of the table
 * @param key what its rows are ordered by
 * @param fetch how many rows are asked for at once; pieces of snapshots are a megabyte each
 */
record Tables(String name, String key, int fetch) {
    /** The journal, which is read in pieces while others append. */
    static final String JOURNAL = "journal";

    /** All else, read as it is at one moment. */
    static final List<Tables> STATE = List.of(
            new Tables("snapshot", "sequence", 100),
            new Tables("snapshot_piece", "sequence, version, piece", 2),
            new Tables("view_state", "name", 100),
            new Tables("view_document", "name, generation, key", 100),
            new Tables("finding", "fingerprint", 100),
            new Tables("finding_step", "fingerprint, number", 100),
            new Tables("decision", "sequence", 100),
            new Tables("policy", "number", 100),
            new Tables("audit", "number", 100),
            new Tables("token", "id", 100),
            new Tables("account", "name", 100),
            new Tables("setting", "key", 100),
            new Tables("target", "name", 100),
            new Tables("told", "key", 100),
            new Tables("outbox", "number", 100));
}
