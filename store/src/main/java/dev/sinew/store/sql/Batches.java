package dev.sinew.store.sql;

import java.sql.PreparedStatement;
import java.sql.SQLException;

/** Adds to the batch of a statement and runs it whenever it is long enough, so that memory does not grow with the work. */
final class Batches {
    private final PreparedStatement statement;
    private final After after;
    private int waiting;

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
        statement.addBatch();
        if (++waiting == Database.BATCH) {
            flush();
        }
    }

    /** Runs what waits. */
    void flush() throws SQLException {
        if (waiting > 0) {
            statement.executeBatch();
            waiting = 0;
            after.run();
        }
    }
}
