package dev.sinew.store.sql;

import java.util.List;

/**
 * The tables that a backup holds. Runs of identities are not among them: they are made anew from the journal.
 *
 * @param name of the table
 * @param key what its rows are ordered by
 */
record Tables(String name, String key) {
    /** The journal, which is read in pieces while others append. */
    static final String JOURNAL = "journal";

    /** All else, read as it is at one moment. */
    static final List<Tables> STATE = List.of(
            new Tables("snapshot", "sequence"),
            new Tables("snapshot_piece", "sequence, version, piece"),
            new Tables("view_state", "name"),
            new Tables("view_document", "name, generation, key"),
            new Tables("finding", "fingerprint"),
            new Tables("finding_step", "fingerprint, number"),
            new Tables("decision", "sequence"),
            new Tables("policy", "number"),
            new Tables("audit", "number"),
            new Tables("token", "id"),
            new Tables("account", "name"),
            new Tables("setting", "key"));
}
