package dev.sinew.store.sql;

import com.zaxxer.hikari.HikariDataSource;
import dev.sinew.store.StoreAddress;
import dev.sinew.store.StoreUnavailable;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * A PostgreSQL database, in which everything is in one schema. The writer is who holds an advisory lock, with the very connection
 * that appends: who loses the connection loses the lock, so that two can never append.
 */
final class PostgresServer {
    private static final String SCHEMA = "sinew";

    /** The first half of the advisory lock's key, the letters {@code Sine}; the schema makes the second. */
    private static final int LOCK = 0x53696e65;

    private static final int LOCK_MILLIS = 2_000;
    /** The SQL state of a lock that was waited for too long. */
    private static final String LOCK_NOT_AVAILABLE = "55P03";

    private static final int CONNECTIONS = 8;
    private static final int CONNECT_SECONDS = 5;

    /** After so long without an answer the connection counts as broken. */
    private static final int ANSWER_SECONDS = 60;

    private final StoreAddress.Server address;
    private final IdentityLimits limits;
    private final Failures failures;

    PostgresServer(StoreAddress.Server address) {
        this(address, IdentityLimits.USUAL);
    }

    PostgresServer(StoreAddress.Server address, IdentityLimits limits) {
        this.address = address;
        this.limits = limits;
        this.failures = new Failures(address.toString(), Dialect.POSTGRESQL);
    }

    /**
     * Opens it. The lock is taken by the writer when it first connects.
     *
     * @param mayWrite whether as the one that writes it
     */
    Opened open(boolean mayWrite) {
        PGSimpleDataSource source = source();
        source.setSocketTimeout(ANSWER_SECONDS);
        HikariDataSource pool = pool(source);
        Database database = new Database(failures, pool, pool);
        return new Opened(
                database,
                database,
                new JournalWriter(failures, () -> appending(source), limits),
                // Scripts may take longer than an answer.
                List.of(new Migrations(failures, source(), "postgresql", schema(source))),
                mayWrite,
                List.of());
    }

    private HikariDataSource pool(PGSimpleDataSource source) {
        try {
            return Pools.pool(source, CONNECTIONS, config -> {});
        } catch (RuntimeException e) {
            throw failures.of(e);
        }
    }

    private PGSimpleDataSource source() {
        PGSimpleDataSource source = new PGSimpleDataSource();
        try {
            source.setURL(address.url());
        } catch (IllegalArgumentException e) {
            throw new StoreUnavailable(
                    address.toString(),
                    "this is no URL of PostgreSQL",
                    "Write jdbc:postgresql://HOST:PORT/DATABASE",
                    e);
        }
        source.setReWriteBatchedInserts(true);
        source.setTcpKeepAlive(true);
        source.setConnectTimeout(CONNECT_SECONDS);
        source.setApplicationName("sinew, process " + ProcessHandle.current().pid());
        source.setCurrentSchema(schema(source));
        return source;
    }

    private static String schema(PGSimpleDataSource source) {
        String named = source.getCurrentSchema();
        return named == null ? SCHEMA : named;
    }

    private Connection appending(PGSimpleDataSource source) throws SQLException {
        Connection connection = source.getConnection();
        try {
            lock(connection, schema(source).hashCode() & Integer.MAX_VALUE);
            connection.setAutoCommit(false);
            return connection;
        } catch (SQLException | StoreUnavailable e) {
            connection.close();
            throw e;
        }
    }

    /** Waits a little for the lock: that of a process which has just ended is given back a moment later. */
    private void lock(Connection connection, int schema) throws SQLException {
        try (var statement = connection.createStatement()) {
            // Whatever the server's default: acknowledged means on the disk.
            statement.execute("set synchronous_commit = on");
            statement.execute("set lock_timeout = " + LOCK_MILLIS);
        }
        try (PreparedStatement lock = connection.prepareStatement("select pg_advisory_lock(?, ?)")) {
            lock.setInt(1, LOCK);
            lock.setInt(2, schema);
            lock.execute();
        } catch (SQLException e) {
            if (!LOCK_NOT_AVAILABLE.equals(e.getSQLState())) {
                throw e;
            }
            throw new StoreUnavailable(
                    failures.where(),
                    "it is in use by another Sinew (" + holder(connection, schema) + ")",
                    "Stop that one first, or give this one another database or schema (currentSchema in the URL)",
                    e);
        }
        try (var statement = connection.createStatement()) {
            statement.execute("set lock_timeout = default");
        }
    }

    private static String holder(Connection connection, int schema) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement("""
                select a.application_name, coalesce(a.client_addr::text, 'this machine')
                from pg_locks l join pg_stat_activity a on a.pid = l.pid
                where l.locktype = 'advisory' and l.classid::bigint = ? and l.objid::bigint = ? and l.granted
                    and l.database = (select oid from pg_database where datname = current_database())
                """)) {
            select.setLong(1, LOCK);
            select.setLong(2, schema);
            try (ResultSet row = select.executeQuery()) {
                return row.next() ? row.getString(1) + ", at " + row.getString(2) : "that has just ended";
            }
        }
    }
}
