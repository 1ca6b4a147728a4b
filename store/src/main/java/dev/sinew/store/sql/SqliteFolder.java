package dev.sinew.store.sql;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import dev.sinew.store.StoreUnavailable;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteConfig.JournalMode;
import org.sqlite.SQLiteConfig.SynchronousMode;
import org.sqlite.SQLiteConfig.TransactionMode;
import org.sqlite.SQLiteDataSource;

/**
 * A folder with two SQLite files: one for the journal, one for all else, so that appending never waits for a view that is being
 * written. Both keep a write-ahead log that is synced at every commit.
 */
final class SqliteFolder {
    static final String JOURNAL = "journal.db";
    static final String STATE = "sinew.db";

    private static final int BUSY_MILLIS = 10_000;
    private static final int READERS = 4;

    /** 32 MB of log before it is written back into the file: rarely enough to cost little, often enough to bound the log. */
    private static final int CHECKPOINT_PAGES = 8_000;

    private static final int LOG_BYTES = 64 << 20;
    private static final int CACHE_KIB = 16 << 10;

    private final Path folder;
    private final IdentityLimits limits;
    private final Failures failures;

    SqliteFolder(Path folder) {
        this(folder, IdentityLimits.USUAL);
    }

    SqliteFolder(Path folder, IdentityLimits limits) {
        this.folder = folder;
        this.limits = limits;
        this.failures = new Failures(folder.toString(), Dialect.SQLITE);
    }

    /** Opens it as the one that writes it. The tables are made or migrated by who opens. */
    Opened open() {
        FolderLock lock = lock();
        try {
            return open(List.of(lock::close), true);
        } catch (RuntimeException e) {
            close(lock);
            throw e;
        }
    }

    /** Opens it beside the process that writes it. */
    Opened visit() {
        if (!Files.isRegularFile(folder.resolve(STATE)) || !Files.isRegularFile(folder.resolve(JOURNAL))) {
            throw new StoreUnavailable(
                    folder.toString(), "there is no store in it", "Start `sinew serve` once, which makes it");
        }
        return open(List.of(), false);
    }

    private Opened open(List<Closeable> last, boolean mayWrite) {
        SQLiteDataSource journal = source(JOURNAL, TransactionMode.DEFERRED);
        SQLiteDataSource state = source(STATE, TransactionMode.IMMEDIATE);
        List<HikariDataSource> pools = new ArrayList<>();
        try {
            HikariDataSource journalReading = pool(journal, READERS, true, pools);
            HikariDataSource stateReading = pool(source(STATE, TransactionMode.DEFERRED), READERS, true, pools);
            HikariDataSource stateWriting = pool(state, 1, false, pools);
            return new Opened(
                    new Database(failures, stateReading, stateWriting),
                    new Database(failures, journalReading, journalReading),
                    new JournalWriter(failures, () -> appending(journal), limits),
                    List.of(
                            new Migrations(failures, journal, "sqlite-journal", ""),
                            new Migrations(failures, state, "sqlite-state", "")),
                    mayWrite,
                    last);
        } catch (RuntimeException e) {
            pools.forEach(HikariDataSource::close);
            throw failures.of(e);
        }
    }

    private FolderLock lock() {
        try {
            if (!Files.isDirectory(folder)) {
                Files.createDirectories(folder);
                OwnerOnly.make(folder);
            }
            return FolderLock.of(folder);
        } catch (IOException e) {
            throw new StoreUnavailable(
                    folder.toString(),
                    "the folder cannot be made or written (" + e.getClass().getSimpleName() + ")",
                    "Give the user that runs Sinew permission to write there, or choose another folder with --data",
                    e);
        }
    }

    private void close(FolderLock lock) {
        try {
            lock.close();
        } catch (IOException e) {
            throw new StoreUnavailable(folder.toString(), "its lock could not be given back", "Stop this process", e);
        }
    }

    private SQLiteDataSource source(String file, TransactionMode transactions) {
        SQLiteConfig config = new SQLiteConfig();
        config.setJournalMode(JournalMode.WAL);
        config.setSynchronous(SynchronousMode.FULL);
        config.setBusyTimeout(BUSY_MILLIS);
        config.setTransactionMode(transactions);
        config.setJournalSizeLimit(LOG_BYTES);
        config.setCacheSize(-CACHE_KIB);
        SQLiteDataSource source = new SQLiteDataSource(config);
        source.setUrl("jdbc:sqlite:" + folder.resolve(file));
        return source;
    }

    private static Connection appending(SQLiteDataSource source) throws SQLException {
        Connection connection = source.getConnection();
        try (var statement = connection.createStatement()) {
            statement.execute("pragma wal_autocheckpoint = " + CHECKPOINT_PAGES);
        }
        connection.setAutoCommit(false);
        return connection;
    }

    private static HikariDataSource pool(
            SQLiteDataSource source, int most, boolean readOnly, List<HikariDataSource> pools) {
        HikariDataSource pool = Pools.pool(source, most, config(readOnly));
        pools.add(pool);
        return pool;
    }

    private static Consumer<HikariConfig> config(boolean readOnly) {
        return config ->
                config.setConnectionInitSql(readOnly ? "pragma query_only = true" : "pragma query_only = false");
    }
}
