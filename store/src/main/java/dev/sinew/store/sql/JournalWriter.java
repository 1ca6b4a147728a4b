package dev.sinew.store.sql;

import dev.sinew.store.Appended;
import dev.sinew.store.Appended.Place;
import dev.sinew.store.Identity;
import dev.sinew.store.JournalEntry;
import dev.sinew.store.sql.RecentIdentities.Found;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;

/**
 * The one writer of the journal: one append after the other, a transaction each. Who has many small ones appends them together, as
 * each waits for the disk.
 */
final class JournalWriter implements AutoCloseable {
    /** How long a payload may be. */
    static final int MOST_BYTES = 4 << 20;

    /** How many entries one append may have. */
    static final int MOST_ENTRIES = 1 << 16;

    private final Dialect dialect;
    private final WriterConnection connection;
    private final JournalMemory memory;
    private final ReentrantLock turn = new ReentrantLock();

    JournalWriter(Failures failures, WriterConnection.Opening opening, IdentityLimits limits) {
        this.dialect = failures.dialect();
        this.memory = new JournalMemory(dialect, limits);
        this.connection = new WriterConnection(failures, () -> {
            if (dialect == Dialect.POSTGRESQL) {
                // The lock went with the connection: another process may have written since. A folder's lock does not.
                memory.forget();
            }
            return opening.open();
        });
    }

    /** Takes the place of the writer, or says who has it, and reads what the first append would have to. */
    void open() {
        use(memory::catchUp);
    }

    Appended append(List<JournalEntry> entries) {
        check(entries);
        List<Place> places = new ArrayList<>(entries.size());
        use(open -> {
            memory.catchUp(open);
            append(open, entries, places);
        });
        return new Appended(places);
    }

    /** How many identities were forgotten before their time. */
    long forgotten() {
        turn.lock();
        try {
            return memory.forgotten();
        } finally {
            turn.unlock();
        }
    }

    /** Does something else as the writer; what it did not commit is rolled back where it fails. */
    void use(Step step) {
        turn.lock();
        try {
            connection.use(open -> {
                step.take(open);
                return true;
            });
        } catch (RuntimeException e) {
            memory.doubt();
            throw e;
        } finally {
            turn.unlock();
        }
    }

    /** Something done with the writer's connection. */
    interface Step {
        void take(Connection open) throws SQLException;
    }

    @Override
    public void close() {
        turn.lock();
        try {
            connection.close();
        } finally {
            turn.unlock();
        }
    }

    private static void check(List<JournalEntry> entries) {
        if (entries.size() > MOST_ENTRIES) {
            throw new IllegalArgumentException("more than " + MOST_ENTRIES + " entries in one append");
        }
        if (entries.stream().anyMatch(entry -> entry.payload().length > MOST_BYTES)) {
            throw new IllegalArgumentException("a payload of more than " + MOST_BYTES + " bytes");
        }
    }

    private void append(Connection open, List<JournalEntry> entries, List<Place> places) throws SQLException {
        List<JournalRow> rows = new ArrayList<>(entries.size());
        Map<Identity, Found> fresh = new HashMap<>();
        for (JournalEntry entry : entries) {
            places.add(place(open, entry, rows, fresh));
        }
        if (!rows.isEmpty()) {
            insert(open, rows);
        }
        open.commit();
        for (JournalRow row : rows) {
            memory.remember(
                    row.sequence(),
                    row.entry().identity(),
                    Micros.of(row.entry().received()),
                    row.total());
        }
    }

    private void insert(Connection open, List<JournalRow> rows) throws SQLException {
        switch (dialect) {
            case SQLITE -> JournalRow.insert(open, rows);
            case POSTGRESQL -> JournalCopyIn.insert(open, rows);
        }
    }

    /** Decides where an entry stands, and adds it to the rows where it is new. */
    private Place place(Connection open, JournalEntry entry, List<JournalRow> rows, Map<Identity, Found> fresh)
            throws SQLException {
        Identity identity = entry.identity();
        long received = Micros.of(entry.received());
        if (!identity.isNone()) {
            Found found = fresh.containsKey(identity) ? fresh.get(identity) : memory.find(open, identity);
            if (memory.isRepetition(found, received)) {
                return new Place(found.sequence(), true);
            }
        }
        long sequence = memory.last() + rows.size() + 1;
        long before =
                rows.isEmpty() ? memory.total() : rows.get(rows.size() - 1).total();
        rows.add(new JournalRow(sequence, entry, before + JournalRow.bytes(entry)));
        if (!identity.isNone()) {
            fresh.put(identity, new Found(sequence, received));
        }
        return new Place(sequence, false);
    }
}
