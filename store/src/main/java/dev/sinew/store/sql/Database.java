package dev.sinew.store.sql;

import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.jdbi.v3.core.HandleCallback;
import org.jdbi.v3.core.HandleConsumer;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;

/**
 * One database. Reads run beside each other. Writes are transactions; in SQLite they wait for each other, as that has one writer.
 */
final class Database implements AutoCloseable {
    /** How many rows go into one statement's batch or one transaction of a long job, so that others get their turn. */
    static final int BATCH = 1_000;

    private final Failures failures;
    private final Jdbi reading;
    private final Jdbi writing;
    private final List<HikariDataSource> pools;

    Database(Failures failures, HikariDataSource reading, HikariDataSource writing) {
        this.failures = failures;
        this.reading = jdbi(reading);
        this.writing = jdbi(writing);
        this.pools = List.of(reading, writing);
    }

    Dialect dialect() {
        return failures.dialect();
    }

    Failures failures() {
        return failures;
    }

    /** Reads with one connection; each statement sees what was committed before it. */
    <T> T read(HandleCallback<T, SQLException> work) {
        return told(() -> reading.withHandle(work));
    }

    /** Reads by plain JDBC, so that large results come in pieces. */
    <T> T plain(WriterConnection.Work<T> work) {
        return told(() -> reading.withHandle(handle -> transaction(handle.getConnection(), work)));
    }

    /** Reads by plain JDBC what was there at one moment, however long it takes. */
    <T> T same(WriterConnection.Work<T> work) {
        return told(() -> reading.withHandle(handle -> {
            Connection connection = handle.getConnection();
            int usual = connection.getTransactionIsolation();
            if (dialect() == Dialect.POSTGRESQL) {
                connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
            }
            try {
                return transaction(connection, work);
            } finally {
                connection.setTransactionIsolation(usual);
            }
        }));
    }

    /** Writes by plain JDBC, without autocommit; the work commits by itself. */
    void changePlain(JournalWriter.Step work) {
        told(() -> writing.withHandle(handle -> transaction(handle.getConnection(), connection -> {
            work.take(connection);
            return true;
        })));
    }

    /** Writes in one transaction. */
    <T> T write(HandleCallback<T, SQLException> work) {
        return told(() -> writing.inTransaction(work));
    }

    /** Writes in one transaction that gives nothing back. */
    void change(HandleConsumer<SQLException> work) {
        write(handle -> {
            work.useHandle(handle);
            return true;
        });
    }

    @Override
    public void close() {
        pools.forEach(HikariDataSource::close);
    }

    private static <T> T transaction(Connection connection, WriterConnection.Work<T> work) throws SQLException {
        connection.setAutoCommit(false);
        try {
            return work.with(connection);
        } finally {
            connection.rollback();
            connection.setAutoCommit(true);
        }
    }

    private static Jdbi jdbi(HikariDataSource pool) {
        return Jdbi.create(pool).registerArgument(new Texts());
    }

    private <T> T told(Asking<T> asking) {
        try {
            return asking.ask();
        } catch (JdbiException | SQLException e) {
            if (dialect() == Dialect.POSTGRESQL) {
                giveUpBroken(e);
            }
            throw failures.of(e);
        }
    }

    /** Where a connection broke, the idle ones beside it most likely did too: the next use is given a fresh one. */
    private void giveUpBroken(Exception thrown) {
        if (failures.isUnreachable(thrown)) {
            pools.forEach(pool -> pool.getHikariPoolMXBean().softEvictConnections());
        }
    }

    private interface Asking<T> {
        T ask() throws SQLException;
    }
}
