package dev.sinew.store.sql;

import dev.sinew.store.Journaled;
import dev.sinew.store.Retention;
import dev.sinew.store.Snapshot;
import dev.sinew.store.Snapshots;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;

/** Takes entries away from the beginning of the journal, as its writer, a few at a time between appends. */
final class SqlRetention implements Retention {
    /** How many entries are looked at or taken away in one go. */
    private static final int WINDOW = 10_000;

    private final Opened opened;
    private final Snapshots snapshots;
    private final JournalReader reader;

    SqlRetention(Opened opened, Snapshots snapshots) {
        this.opened = opened;
        this.snapshots = snapshots;
        this.reader = new JournalReader(opened.journal());
    }

    @Override
    public Removed apply(Limits limits, Instant now) {
        opened.mustServe();
        long first = reader.first();
        long last = reader.last();
        // The last entry stays, so that the journal knows where it ends.
        long wanted = Math.min(last - 1, Math.max(byAge(first, last, limits, now), bySize(first, last, limits)));
        long included = snapshots
                .newest()
                .map(Snapshot.Valid::snapshot)
                .map(Snapshot::sequence)
                .orElse(0L);
        long through = Math.min(wanted, included);
        if (through < first) {
            return new Removed(0, first - 1, 0, Math.max(0, wanted - first + 1));
        }
        long bytes = total(first, through, last) - total(first, first - 1, last);
        remove(first, through);
        return new Removed(through - first + 1, through, bytes, wanted - through);
    }

    /** The last entry before the first that is young; where the clock jumped, what looks young is kept. */
    private long byAge(long first, long last, Limits limits, Instant now) {
        long cutoff = Micros.of(now.minus(limits.age()));
        for (long after = first - 1; after < last; after += WINDOW) {
            long from = after;
            long young = number(
                    "select min(sequence) from journal where sequence > ? and sequence <= ? and received >= ?",
                    from,
                    Math.min(last, from + WINDOW),
                    cutoff);
            if (young > 0) {
                return young - 1;
            }
        }
        return last;
    }

    /** The last entry that must go so that the rest fits; totals only grow, so it is found by halving. */
    private long bySize(long first, long last, Limits limits) {
        long least = total(first, last, last) - limits.bytes();
        long low = first - 1;
        long high = last;
        while (low < high) {
            long middle = (low + high) >>> 1;
            boolean enough = total(first, middle, last) >= least;
            low = enough ? low : middle + 1;
            high = enough ? middle : high;
        }
        return low;
    }

    /** The bytes of all entries ever up to one, or up to the next that can be read. */
    private long total(long first, long through, long last) {
        for (long at = Math.max(first, through); at <= last; at++) {
            long total = total(at);
            if (total > 0) {
                return through < first ? total - size(at) : total;
            }
        }
        return 0;
    }

    /** The same of one entry; 0 where it is not whole, and could say any number. */
    private long total(long sequence) {
        return number(connection -> {
            try (PreparedStatement select =
                    connection.prepareStatement("select " + JournalRow.COLUMNS + " from journal where sequence = ?")) {
                select.setLong(1, sequence);
                try (ResultSet row = select.executeQuery()) {
                    return row.next() && JournalRow.read(row) instanceof Journaled.Entry ? JournalRow.total(row) : 0L;
                }
            }
        });
    }

    private long size(long sequence) {
        return number(
                "select length(payload) + length(source) + " + JournalRow.OVERHEAD + " from journal where sequence = ?",
                sequence);
    }

    private void remove(long first, long through) {
        for (long at = first - 1; at < through; at += WINDOW) {
            long until = Math.min(through, at + WINDOW);
            opened.writer().use(connection -> {
                try (PreparedStatement delete =
                        connection.prepareStatement("delete from journal where sequence <= ?")) {
                    delete.setLong(1, until);
                    delete.executeUpdate();
                }
                connection.commit();
            });
        }
    }

    /** The number that a query gives; 0 where there is none, or where what would say it is damaged. */
    private long number(String sql, long... values) {
        return number(connection -> number(connection, sql, values));
    }

    private long number(WriterConnection.Work<Long> work) {
        return opened.journal().plain(connection -> {
            try {
                return work.with(connection);
            } catch (SQLException e) {
                if (!opened.journal().failures().isDamage(e)) {
                    throw e;
                }
                return 0L;
            }
        });
    }

    private static long number(Connection connection, String sql, long... values) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(sql)) {
            for (int at = 0; at < values.length; at++) {
                select.setLong(at + 1, values[at]);
            }
            try (ResultSet row = select.executeQuery()) {
                return row.next() ? row.getLong(1) : 0;
            }
        }
    }
}
