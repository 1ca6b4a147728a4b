package dev.sinew.store.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sinew.store.Appended;
import dev.sinew.store.Journaled;
import dev.sinew.store.Store;
import dev.sinew.store.StoreAddress;
import dev.sinew.store.StoreUnavailable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a store in PostgreSQL does when the server fails it. */
final class PostgresFaultsTest {
    @TempDir
    Path folder;

    @Test
    void goesOnByItselfWhenTheServerIsBack() {
        EmbeddedServer server = EmbeddedServer.start(folder.resolve("server"), 0);
        int port = server.port();
        Store store = Stores.open(new StoreAddress.Server(server.newDatabase()));
        try {
            store.journal().append(Child.batch(1));
            store.settings().put("a", "1");

            server.close();

            for (int attempt = 0; attempt < 2; attempt++) {
                assertThatThrownBy(() -> store.journal().append(Child.batch(1 + Child.BATCH)))
                        .isInstanceOf(StoreUnavailable.class)
                        .hasMessageContaining("the server cannot be reached")
                        .hasMessageNotContaining("password=postgres");
            }
            assertThatThrownBy(() -> store.settings().get("a")).isInstanceOf(StoreUnavailable.class);

            server = EmbeddedServer.start(folder.resolve("server"), port);

            Appended again = store.journal().append(Child.batch(1 + Child.BATCH));
            assertThat(again.fresh()).isEqualTo(Child.BATCH);
            assertThat(again.places().get(0).sequence()).isEqualTo(1 + Child.BATCH);
            assertThat(store.journal().append(Child.batch(1)).fresh()).isZero();
            assertThat(store.settings().get("a")).contains("1");
        } finally {
            store.close();
            server.close();
        }
    }

    @Test
    void appendsWithAnotherConnectionWhenItsOwnIsEnded() throws SQLException {
        String url = EmbeddedServer.shared().newDatabase();
        try (Store store = Stores.open(new StoreAddress.Server(url))) {
            store.journal().append(Child.batch(1));

            endTheWriter(url);

            assertThatThrownBy(() -> store.journal().append(Child.batch(50))).isInstanceOf(StoreUnavailable.class);
            assertThat(store.journal().append(Child.batch(50)).places().get(0).sequence())
                    .isEqualTo(1 + Child.BATCH);
        }
    }

    /** Whoever lost the lock with its connection may not append, and goes on rightly when it has it again. */
    @Test
    void doesNotAppendWhileAnotherHasTheLock() throws SQLException {
        StoreAddress address = new StoreAddress.Server(EmbeddedServer.shared().newDatabase());
        try (Store first = Stores.open(address)) {
            first.journal().append(Child.batch(1));
            endTheWriter(((StoreAddress.Server) address).url());
            try (Store second = Stores.open(address)) {
                second.journal().append(Child.batch(1 + Child.BATCH));

                assertThatThrownBy(() -> first.journal().append(Child.batch(900)))
                        .isInstanceOf(StoreUnavailable.class);
                assertThatThrownBy(() -> first.journal().append(Child.batch(900)))
                        .hasMessageContaining("it is in use by another Sinew (sinew, process");
                second.journal().append(Child.batch(1 + 2 * Child.BATCH));
            }

            Appended again = first.journal().append(Child.batch(1 + Child.BATCH));
            assertThat(again.fresh()).isZero();
            assertThat(first.journal()
                            .append(Child.batch(1_000))
                            .places()
                            .get(0)
                            .sequence())
                    .isEqualTo(1 + 3 * Child.BATCH);
        }
    }

    /** The servers of these tests do not wait for the disk by default. */
    @Test
    void waitsForTheDiskWhateverTheServersDefaultIs() throws SQLException {
        String url = EmbeddedServer.shared().newDatabase();
        Opened opened = new PostgresServer(new StoreAddress.Server(url)).open(true);
        try (opened) {
            assertThat(text(url, "show synchronous_commit")).isEqualTo("off");
            opened.writer().use(connection -> {
                try (Statement statement = connection.createStatement();
                        ResultSet row = statement.executeQuery("show synchronous_commit")) {
                    row.next();
                    assertThat(row.getString(1)).isEqualTo("on");
                }
            });
        }
    }

    @Test
    void saysWhatIsWrongWithAnAddress() {
        String url = EmbeddedServer.shared().newDatabase();
        String base = url.substring(0, url.lastIndexOf('/') + 1);

        assertThatThrownBy(() -> open(base + "nothing?user=postgres&password=geheim"))
                .isInstanceOf(StoreUnavailable.class)
                .hasMessageContaining("there is no such database")
                .hasMessageNotContaining("geheim");
        assertThatThrownBy(() -> open(base + "postgres?user=nobody&password=geheim"))
                .isInstanceOf(StoreUnavailable.class)
                .hasMessageContaining("the server refused the login")
                .hasMessageNotContaining("geheim");
        assertThatThrownBy(() -> open("jdbc:postgresql://localhost:1/x?user=a"))
                .isInstanceOf(StoreUnavailable.class)
                .hasMessageContaining("the server cannot be reached");
        assertThatThrownBy(() -> open("jdbc:postgresql://localhost:notaport/x")).isInstanceOf(StoreUnavailable.class);
    }

    @Test
    void saysThatItMayNotMakeTables() throws SQLException {
        String url = EmbeddedServer.shared().newDatabase();
        run(url, "create role weak login password 'weak'");

        assertThatThrownBy(() -> open(url.replace("user=postgres&password=postgres", "user=weak&password=weak")))
                .isInstanceOf(StoreUnavailable.class)
                .hasMessageContaining("the database user may not do this")
                .hasMessageContaining("Grant it CREATE");
    }

    @Test
    void usesTheSchemaThatTheAddressNames() throws SQLException {
        String url = EmbeddedServer.shared().newDatabase();
        try (Store one = open(url + "&currentSchema=one");
                Store other = open(url + "&currentSchema=other")) {
            one.journal().append(Child.batch(1));

            assertThat(other.journal().last()).isZero();
            assertThat(other.journal().append(Child.batch(1)).fresh()).isEqualTo(Child.BATCH);
        }
    }

    /** A page of the journal's table is overwritten: the server refuses that page, readers get all else. */
    @Test
    void readsAroundDamagedPages() throws SQLException, IOException {
        EmbeddedServer server = EmbeddedServer.start(folder.resolve("server"), 0);
        int port = server.port();
        String url = server.newDatabase();
        Path file;
        try (Store store = open(url)) {
            for (int from = 1; from <= 1_000; from += Child.BATCH) {
                store.journal().append(Child.batch(from));
            }
            file = folder.resolve("server").resolve(text(url, "select pg_relation_filepath('sinew.journal')"));
        }
        server.close();
        overwrite(file, 8_192 * 20 + 1_000, 500);
        server = EmbeddedServer.start(folder.resolve("server"), port);
        try (Store store = open(url)) {
            List<Journaled> read = new ArrayList<>();
            store.journal().read(0, Long.MAX_VALUE, read::add);

            assertThat(read).hasSize(1_000);
            for (int at = 0; at < read.size(); at++) {
                assertThat(read.get(at).sequence()).isEqualTo(at + 1);
                if (read.get(at) instanceof Journaled.Entry entry) {
                    assertThat(entry.entry()).isEqualTo(Child.entry(at + 1));
                }
            }
            assertThat(read.stream().filter(Journaled.Damaged.class::isInstance).count())
                    .isBetween(1L, 30L);
            assertThat(store.journal()
                            .append(Child.batch(5_000))
                            .places()
                            .get(0)
                            .sequence())
                    .isEqualTo(1_001);
        } finally {
            server.close();
        }
    }

    private static Store open(String url) {
        return Stores.open(new StoreAddress.Server(url));
    }

    private static void overwrite(Path file, long from, int length) throws IOException {
        byte[] noise = new byte[length];
        Arrays.fill(noise, (byte) 0x5a);
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            assertThat(channel.size()).isGreaterThan(from + length);
            channel.write(ByteBuffer.wrap(noise), from);
        }
    }

    /** The backend that holds the advisory lock. */
    private static void endTheWriter(String url) throws SQLException {
        String ended = text(url, """
                select pg_terminate_backend(pid, 10000)::text from pg_locks
                where locktype = 'advisory' and granted
                    and database = (select oid from pg_database where datname = current_database())
                """);
        assertThat(ended).isEqualTo("true");
    }

    private static String text(String url, String sql) throws SQLException {
        try (Connection connection = DriverManager.getConnection(url);
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            row.next();
            return row.getString(1);
        }
    }

    private static void run(String url, String sql) throws SQLException {
        try (Connection connection = DriverManager.getConnection(url);
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
