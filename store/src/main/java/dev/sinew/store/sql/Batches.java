package dev.sinew.store.sql;

import java.sql.PreparedStatement;
import java.sql.SQLException;

/** Adds to the batch of a statement and runs it whenever it is long enough, so that memory does not grow with the work. */
final class Batches {
    private static final int MOST_BYTES = 4 << 20;

    private final PreparedStatement statement;
    private final After after;
    private int waiting;
    private long bytes;

    Batches(PreparedStatement statement) {
        this(statement, () -> {});
    }

    Batches(PreparedStatement statement, After after) {
        this.statement = statement;
        this.after = after;
    }

    /** What is done after each batch. */
    interface After {
        void run() throws SQLException;
    }

    /** Adds what is bound now. */
    void add() throws SQLException {
        add(0);
    }

    /** Adds what is bound now, which holds on to so many bytes. */
    void add(long held) throws SQLException {
        statement.addBatch();
        waiting++;
        bytes += held;
        if (waiting == Database.BATCH || bytes >= MOST_BYTES) {
            flush();
        }
    }

    /** Runs what waits. */
    void flush() throws SQLException {
        if (waiting > 0) {
            statement.executeBatch();
            waiting = 0;
            bytes = 0;
            after.run();
        }
    }
}
