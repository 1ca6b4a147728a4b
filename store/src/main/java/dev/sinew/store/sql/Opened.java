package dev.sinew.store.sql;

import dev.sinew.store.StoreUnavailable;
import java.io.Closeable;
import java.io.IOException;
import java.util.List;

/**
 * A place that is open: what the parts of a store are made over.
 *
 * @param state all but the journal
 * @param journal the journal; the same database as {@code state} where one holds both
 * @param writer who appends
 * @param migrations of the tables of each database
 * @param mayWrite whether this process is the one that appends, saves snapshots and takes away
 * @param last what is given back in the end, in order
 */
record Opened(
        Database state,
        Database journal,
        JournalWriter writer,
        List<Migrations> migrations,
        boolean mayWrite,
        List<Closeable> last)
        implements AutoCloseable {
    Opened {
        migrations = List.copyOf(migrations);
        last = List.copyOf(last);
    }

    /** Refuses what only the serving process may do. */
    void mustServe() {
        if (!mayWrite) {
            throw new IllegalStateException(
                    "a visitor of " + state.failures().where() + " must leave this to the process that serves it");
        }
    }

    @Override
    public void close() {
        writer.close();
        state.close();
        journal.close();
        try {
            for (Closeable each : last) {
                each.close();
            }
        } catch (IOException e) {
            throw new StoreUnavailable(
                    state.failures().where(), "its lock could not be given back", "Stop this process", e);
        }
    }
}
