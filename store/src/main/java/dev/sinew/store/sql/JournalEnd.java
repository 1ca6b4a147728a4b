package dev.sinew.store.sql;

import dev.sinew.store.Journaled;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.Set;

/**
 * Where the journal ends. The greatest sequence alone does not tell: where a page is damaged, that may be any number. The last entry
 * whose checksum is right tells, as the checksum is over its sequence too; entries that follow it without a gap are counted, damaged or
 * not.
 *
 * @param sequence the last sequence, 0 where there is none
 * @param total the bytes of all entries up to the last whole one; 0 where none was seen
 */
record JournalEnd(long sequence, long total) {
    private static final int LOOKED_AT = 256;
    private static final String NEWEST = "select " + JournalRow.COLUMNS + " from journal order by sequence desc limit ";

    static JournalEnd of(Connection open) throws SQLException {
        Found newest = find(open, 1);
        Found found = newest.whole == 0 && !newest.damaged.isEmpty() ? find(open, LOOKED_AT) : newest;
        long end = found.whole;
        while (found.damaged.contains(end + 1)) {
            end++;
        }
        boolean nothingIsWhole = found.whole == 0 && !found.damaged.isEmpty();
        return new JournalEnd(nothingIsWhole ? found.least() + found.damaged.size() - 1 : end, found.total);
    }

    /** The least sequence that is stored; 1 where there is none. */
    static long first(Connection open) throws SQLException {
        try (PreparedStatement select = open.prepareStatement("select min(sequence) from journal");
                ResultSet row = select.executeQuery()) {
            row.next();
            long first = row.getLong(1);
            return row.wasNull() ? 1 : first;
        }
    }

    private static Found find(Connection open, int rows) throws SQLException {
        Found found = new Found();
        try (PreparedStatement select = open.prepareStatement(NEWEST + rows);
                ResultSet row = select.executeQuery()) {
            while (found.whole == 0 && row.next()) {
                Journaled next = JournalRow.read(row);
                if (next instanceof Journaled.Entry) {
                    found.whole = next.sequence();
                    found.total = JournalRow.total(row);
                } else {
                    found.damaged.add(next.sequence());
                }
            }
        }
        return found;
    }

    /** The last whole entry, 0 where none was seen, and the damaged ones that are said to follow it. */
    private static final class Found {
        private long whole;
        private long total;
        private final Set<Long> damaged = new HashSet<>();

        long least() {
            return damaged.stream().mapToLong(Long::longValue).min().orElse(0);
        }
    }
}
