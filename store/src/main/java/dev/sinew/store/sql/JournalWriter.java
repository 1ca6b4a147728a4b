package dev.sinew.store.sql;

import dev.sinew.store.Appended;
import dev.sinew.store.Appended.Place;
import dev.sinew.store.Identity;
import dev.sinew.store.JournalEntry;
import dev.sinew.store.sql.RecentIdentities.Found;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;

/**
 * The one writer of the journal. Appends that wait for each other are committed together, so that many small ones cost one write
 * to the disk.
 */
final class JournalWriter implements AutoCloseable {
    /** How long a payload may be. */
    static final int MOST_BYTES = 4 << 20;

    /** How many entries one append may have. */
    static final int MOST_ENTRIES = 1 << 16;

    /** How many entries are committed together, beside those of the last append. */
    private static final int TOGETHER = 4_096;

    private final WriterConnection connection;
    private final JournalMemory memory;
    private final ReentrantLock turn = new ReentrantLock();
    private final ArrayDeque<Waiting> queue = new ArrayDeque<>();

    JournalWriter(Failures failures, WriterConnection.Opening opening, IdentityLimits limits) {
        this.memory = new JournalMemory(failures.dialect(), limits);
        this.connection = new WriterConnection(failures, () -> {
            if (failures.dialect() == Dialect.POSTGRESQL) {
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
        Waiting mine = new Waiting(checked(entries));
        synchronized (queue) {
            queue.add(mine);
        }
        turn.lock();
        try {
            while (!mine.done) {
                commit(group());
            }
        } finally {
            turn.unlock();
        }
        return mine.appended();
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

    private static List<JournalEntry> checked(List<JournalEntry> entries) {
        if (entries.size() > MOST_ENTRIES) {
            throw new IllegalArgumentException("more than " + MOST_ENTRIES + " entries in one append");
        }
        if (entries.stream().anyMatch(entry -> entry.payload().length > MOST_BYTES)) {
            throw new IllegalArgumentException("a payload of more than " + MOST_BYTES + " bytes");
        }
        return List.copyOf(entries);
    }

    private List<Waiting> group() {
        List<Waiting> group = new ArrayList<>();
        int entries = 0;
        synchronized (queue) {
            while (!queue.isEmpty() && entries < TOGETHER) {
                Waiting next = queue.remove();
                entries += next.entries.size();
                group.add(next);
            }
        }
        return group;
    }

    /** A failure goes to all whose appends failed with it, each at its own boundary. */
    private void commit(List<Waiting> group) {
        try {
            use(open -> {
                memory.catchUp(open);
                append(open, group);
            });
        } catch (RuntimeException e) {
            group.forEach(waiting -> waiting.failure = List.of(e));
        } finally {
            group.forEach(waiting -> waiting.done = true);
        }
    }

    private void append(Connection open, List<Waiting> group) throws SQLException {
        List<JournalRow> rows = new ArrayList<>();
        Map<Identity, Found> fresh = new HashMap<>();
        for (Waiting waiting : group) {
            List<Place> places = new ArrayList<>(waiting.entries.size());
            for (JournalEntry entry : waiting.entries) {
                places.add(place(open, entry, rows, fresh));
            }
            waiting.places = places;
        }
        if (!rows.isEmpty()) {
            JournalRow.insert(open, rows);
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

    /** An append that waits for its commit. Its fields belong to who has the turn, and to its own thread once it is done. */
    private static final class Waiting {
        final List<JournalEntry> entries;
        List<Place> places = List.of();
        List<RuntimeException> failure = List.of();
        boolean done;

        Waiting(List<JournalEntry> entries) {
            this.entries = entries;
        }

        Appended appended() {
            if (!failure.isEmpty()) {
                throw failure.get(0);
            }
            return new Appended(places);
        }
    }
}
