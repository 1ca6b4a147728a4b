package dev.sinew.store.sql;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.atomic.AtomicInteger;

/** A real PostgreSQL on this machine. */
final class EmbeddedServer implements AutoCloseable {
    private static final AtomicInteger NAMES = new AtomicInteger();

    private final EmbeddedPostgres server;

    private EmbeddedServer(EmbeddedPostgres server) {
        this.server = server;
    }

    /** The one that tests share which leave it running; it ends with this process. */
    static EmbeddedServer shared() {
        return Shared.SERVER;
    }

    /** One whose files stay where they are when it stops, to be started again. */
    static EmbeddedServer start(Path files, int port) {
        return start(EmbeddedPostgres.builder()
                .setDataDirectory(files)
                .setCleanDataDirectory(false)
                .setPort(port));
    }

    /** One that waits for the disk, as real ones do, for measurements: those of tests do not. */
    static EmbeddedServer startDurable() {
        return start(EmbeddedPostgres.builder().setServerConfig("fsync", "on"));
    }

    String newDatabase() {
        String name = "store_" + NAMES.incrementAndGet();
        try (Connection connection = server.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("create database " + name);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        return url(name);
    }

    String url(String database) {
        return "jdbc:postgresql://localhost:" + server.getPort() + "/" + database + "?user=postgres&password=postgres";
    }

    int port() {
        return server.getPort();
    }

    @Override
    public void close() {
        try {
            server.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static EmbeddedServer start(EmbeddedPostgres.Builder builder) {
        try {
            return new EmbeddedServer(
                    builder.setServerConfig("max_connections", "300").start());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static final class Shared {
        static final EmbeddedServer SERVER = start(EmbeddedPostgres.builder());
    }
}
