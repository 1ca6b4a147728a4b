package dev.sinew.store.sql;

import dev.sinew.store.Identity;
import dev.sinew.store.sql.RecentIdentities.Found;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;

/**
 * What the writer has to know of the journal to append: where it ends, and the identities of the last day. It follows the tables:
 * changed only after a commit, and read on from them after any failure, as a commit whose answer was lost may have happened.
 */
final class JournalMemory {
    private static final int AT_ONCE = 1 << 16;
    private static final String COLUMNS = "select sequence, id_high, id_low, received, total from journal where ";

    private final Dialect dialect;
    private final IdentityLimits limits;
    private final IdentityRuns runs;
    private final RecentIdentities recent = new RecentIdentities();
    private boolean loaded;
    private boolean current;
    private long last;
    private long total;
    private long inRuns;

    JournalMemory(Dialect dialect, IdentityLimits limits) {
        this.dialect = dialect;
        this.limits = limits;
        this.runs = new IdentityRuns(limits);
    }

    long last() {
        return last;
    }

    long total() {
        return total;
    }

    /** How many identities were forgotten before their time. */
    long forgotten() {
        return runs.forgotten();
    }

    /** What is in memory may be less than what is in the tables. */
    void doubt() {
        current = false;
    }

    /** All of it may be wrong: another process may have written since. */
    void forget() {
        current = false;
        loaded = false;
    }

    /** Where an identity stood last. */
    Found find(Connection open, Identity identity) throws SQLException {
        Found found = recent.find(identity);
        return found.sequence() != 0 ? found : runs.find(open, identity);
    }

    /** Whether an identity that stands somewhere and comes now is a repetition; also where the clock was put back since. */
    boolean isRepetition(Found found, long received) {
        return found.sequence() != 0 && received - found.received() < limits.memoryMicros();
    }

    /** Takes what was committed. */
    void remember(long sequence, Identity identity, long received, long bytes) {
        last = sequence;
        total = bytes;
        if (!identity.isNone()) {
            recent.put(identity, sequence, received);
        }
    }

    /** Makes memory what the tables are, and room for the next append. Commits. */
    void catchUp(Connection open) throws SQLException {
        if (!loaded) {
            load(open);
        }
        if (!current) {
            while (readOn(open)) {
                writeRunWhereDue(open);
            }
            open.commit();
            current = true;
        }
        writeRunWhereDue(open);
    }

    private void load(Connection open) throws SQLException {
        recent.clear();
        runs.load(open);
        try (PreparedStatement select = open.prepareStatement("select through, total from identity_progress");
                ResultSet row = select.executeQuery()) {
            row.next();
            last = row.getLong(1);
            total = row.getLong(2);
            inRuns = last;
        }
        loaded = true;
    }

    /**
     * Whether there were any more. What is damaged, or is not where it should be, has no identity any more, and counts as read: only
     * the end of the journal must be right.
     */
    private boolean readOn(Connection open) throws SQLException {
        JournalEnd end = JournalEnd.of(open);
        last = Math.max(last, Math.min(JournalEnd.first(open), end.sequence() + 1) - 1);
        long before = last;
        readable(
                open,
                COLUMNS + "sequence > ? and sequence <= " + end.sequence() + " order by sequence limit " + AT_ONCE);
        if (last == before && last < end.sequence()) {
            readable(open, COLUMNS + "sequence = ? + 1");
            last = before + 1;
        }
        if (last == end.sequence() && end.total() != 0) {
            total = end.total();
        }
        return last > before;
    }

    private void readable(Connection open, String sql) throws SQLException {
        try {
            read(open, sql);
        } catch (SQLException e) {
            if (!dialect.isDamage(e)) {
                throw e;
            }
            open.rollback();
        }
    }

    /** Reads what follows the last one without a gap: a damaged page gives rows out of order, which are not what they say. */
    private void read(Connection open, String sql) throws SQLException {
        try (PreparedStatement select = open.prepareStatement(sql)) {
            select.setLong(1, last);
            try (ResultSet row = select.executeQuery()) {
                while (row.next() && row.getLong(1) == last + 1) {
                    Identity identity = new Identity(row.getLong(2), row.getLong(3));
                    remember(last + 1, identity, row.getLong(4), row.getLong(5));
                }
            }
        }
    }

    private void writeRunWhereDue(Connection open) throws SQLException {
        if (recent.size() >= limits.run() || last - inRuns >= limits.unread()) {
            loaded = false;
            runs.write(open, recent, last, total);
            recent.clear();
            inRuns = last;
            loaded = true;
        }
    }
}
