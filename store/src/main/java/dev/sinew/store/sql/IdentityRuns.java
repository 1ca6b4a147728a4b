package dev.sinew.store.sql;

import dev.sinew.store.Identity;
import dev.sinew.store.sql.RecentIdentities.Found;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Identities of the last day that no longer fit into memory, in sorted runs. A run is written in one go, front to back, and its
 * filter says for nearly all identities that they are not in it, so that appending touches no page of it. A table with one index
 * over all identities would be written all over by every append, as they are random.
 */
final class IdentityRuns {
    private final IdentityLimits limits;
    private final List<RunFilters> filters = new ArrayList<>();

    /** By slot: {@link RunFilters#RUNS} slots for each of the filters. */
    private final SortedMap<Integer, Run> runs = new TreeMap<>();

    private long forgotten;

    /** A run and the slot of its filter. */
    private record Run(long number, long newest, int slot) {}

    IdentityRuns(IdentityLimits limits) {
        this.limits = limits;
    }

    /** How many identities were forgotten before their time, since the start. */
    long forgotten() {
        return forgotten;
    }

    /** Reads the filters of all runs. */
    void load(Connection connection) throws SQLException {
        filters.clear();
        runs.clear();
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("select run, newest, filter from identity_run order by run")) {
            while (rows.next()) {
                add(rows.getLong(1), rows.getLong(2), RunFilters.Filter.of(rows.getBytes(3)));
            }
        }
    }

    /** Where an identity stood last. */
    Found find(Connection connection, Identity identity) throws SQLException {
        Found found = Found.NOWHERE;
        for (int group = 0; group < filters.size(); group++) {
            long candidates = filters.get(group).candidates(identity);
            while (candidates != 0) {
                int slot = group * RunFilters.RUNS + Long.numberOfTrailingZeros(candidates);
                candidates &= candidates - 1;
                found = later(found, look(connection, slot, identity));
            }
        }
        return found;
    }

    /**
     * Writes a run, notes how far identities stand in runs, and forgets runs that are older than the oldest in this one by more than
     * the time that identities are remembered. Commits.
     */
    void write(Connection connection, RecentIdentities recent, long through, long total) throws SQLException {
        List<Run> leaving = leaving(recent.oldest());
        RunFilters.Filter filter = new RunFilters.Filter();
        long number = runs.values().stream().mapToLong(Run::number).max().orElse(0) + 1;
        if (!recent.isEmpty()) {
            insert(connection, number, recent, filter);
            insertRun(connection, number, recent.newest(), through, filter);
        }
        for (Run run : leaving) {
            delete(connection, run.number());
        }
        progress(connection, through, total);
        connection.commit();
        leaving.forEach(this::remove);
        if (!recent.isEmpty()) {
            add(number, recent.newest(), filter);
        }
    }

    private List<Run> leaving(long oldest) {
        List<Run> kept = runs.values().stream()
                .filter(run -> run.newest() >= oldest - limits.memoryMicros())
                .sorted(Comparator.comparingLong(Run::number))
                .toList();
        int tooMany = Math.max(0, kept.size() + 1 - limits.runs());
        forgotten += (long) tooMany * limits.run();
        List<Run> leaving = new ArrayList<>(runs.values());
        leaving.removeAll(kept.subList(tooMany, kept.size()));
        return leaving;
    }

    private static void insert(Connection connection, long run, RecentIdentities recent, RunFilters.Filter filter)
            throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement(
                "insert into run_identity (run, id_high, id_low, sequence, received) values (?, ?, ?, ?, ?)")) {
            Batches batches = new Batches(insert);
            recent.forEachSorted((identity, sequence, received) -> {
                filter.add(identity);
                insert.setLong(1, run);
                insert.setLong(2, identity.high());
                insert.setLong(3, identity.low());
                insert.setLong(4, sequence);
                insert.setLong(5, received);
                batches.add();
            });
            batches.flush();
        }
    }

    private static void insertRun(Connection connection, long run, long newest, long through, RunFilters.Filter filter)
            throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement(
                "insert into identity_run (run, newest, through, filter) values (?, ?, ?, ?)")) {
            insert.setLong(1, run);
            insert.setLong(2, newest);
            insert.setLong(3, through);
            insert.setBytes(4, filter.bytes());
            insert.executeUpdate();
        }
    }

    private static void delete(Connection connection, long run) throws SQLException {
        for (String table : List.of("run_identity", "identity_run")) {
            try (PreparedStatement delete = connection.prepareStatement("delete from " + table + " where run = ?")) {
                delete.setLong(1, run);
                delete.executeUpdate();
            }
        }
    }

    private static void progress(Connection connection, long through, long total) throws SQLException {
        try (PreparedStatement update =
                connection.prepareStatement("update identity_progress set through = ?, total = ?")) {
            update.setLong(1, through);
            update.setLong(2, total);
            update.executeUpdate();
        }
    }

    private Found look(Connection connection, int slot, Identity identity) throws SQLException {
        Run run = runs.get(slot);
        return run == null ? Found.NOWHERE : look(connection, run.number(), identity);
    }

    private static Found look(Connection connection, long run, Identity identity) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(
                "select sequence, received from run_identity where run = ? and id_high = ? and id_low = ?")) {
            select.setLong(1, run);
            select.setLong(2, identity.high());
            select.setLong(3, identity.low());
            try (ResultSet row = select.executeQuery()) {
                return row.next() ? new Found(row.getLong(1), row.getLong(2)) : Found.NOWHERE;
            }
        }
    }

    private static Found later(Found one, Found other) {
        return one.sequence() >= other.sequence() ? one : other;
    }

    private void add(long number, long newest, RunFilters.Filter filter) {
        int slot = freeSlot();
        if (slot / RunFilters.RUNS >= filters.size()) {
            filters.add(new RunFilters());
        }
        filters.get(slot / RunFilters.RUNS).put(slot % RunFilters.RUNS, filter);
        runs.put(slot, new Run(number, newest, slot));
    }

    private void remove(Run run) {
        filters.get(run.slot() / RunFilters.RUNS).remove(run.slot() % RunFilters.RUNS);
        runs.remove(run.slot());
    }

    private int freeSlot() {
        int slot = 0;
        while (runs.containsKey(slot)) {
            slot++;
        }
        return slot;
    }
}
