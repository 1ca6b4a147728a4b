package dev.sinew.store.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sinew.store.Appended;
import dev.sinew.store.Journaled;
import dev.sinew.store.Snapshot;
import dev.sinew.store.Store;
import dev.sinew.store.StoreAddress;
import dev.sinew.store.StoreUnavailable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.PrimitiveIterator;
import java.util.Random;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a store in a folder does when the machine fails it. */
final class SqliteFaultsTest {
    private static final int PAGE = 4_096;

    @TempDir
    Path folder;

    @Test
    void saysThatAFolderCannotBeWritten() throws IOException {
        Path readOnly = Files.createDirectory(folder.resolve("read-only"));
        Files.setPosixFilePermissions(readOnly, PosixFilePermissions.fromString("r-xr-xr-x"));
        // Permissions do not stop the superuser; this one is a file system that nobody can write.
        Path kernel = Path.of("/proc/sys");
        Path unwritable = Files.isWritable(readOnly) ? kernel : readOnly;

        assertThatThrownBy(() -> Stores.open(new StoreAddress.Folder(unwritable)))
                .isInstanceOf(StoreUnavailable.class)
                .hasMessageStartingWith(unwritable + ": the folder cannot be made or written")
                .hasMessageContaining("Give the user that runs Sinew permission");
    }

    @Test
    void saysThatAFolderIsAFile() throws IOException {
        Path file = Files.writeString(folder.resolve("file"), "mine");

        assertThatThrownBy(() -> Stores.open(new StoreAddress.Folder(file.resolve("below"))))
                .isInstanceOf(StoreUnavailable.class)
                .hasMessageContaining("cannot be made");
        assertThat(file).hasContent("mine");
    }

    @Test
    void saysThatAFileIsNoDatabase() throws IOException {
        Path store = Files.createDirectory(folder.resolve("store"));
        Files.write(store.resolve(SqliteFolder.JOURNAL), new byte[8192]);
        Files.writeString(store.resolve(SqliteFolder.STATE), "this is a letter to my aunt".repeat(100));

        assertThatThrownBy(() -> Stores.open(new StoreAddress.Folder(store)))
                .isInstanceOf(StoreUnavailable.class)
                .hasMessageContaining("the database is damaged")
                .hasMessageContaining("restore the last backup");
        assertThat(store.resolve(SqliteFolder.STATE)).content().startsWith("this is a letter");
    }

    @Test
    void keepsOtherUsersOutOfTheFolder() throws IOException {
        Path store = folder.resolve("store");
        Stores.open(new StoreAddress.Folder(store)).close();

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(store)))
                .isEqualTo("rwx------");
    }

    @Test
    void appendsAgainWhenTheDiskWasFull() {
        Opened opened = new SqliteFolder(folder.resolve("store")).open();
        try (Store store = Stores.started(opened)) {
            store.journal().append(Child.batch(1));
            opened.writer().use(connection -> pragma(connection, "max_page_count = 60"));

            long next = 1 + Child.BATCH;
            @Nullable StoreUnavailable full = null;
            while (full == null) {
                full = failure(store, next);
                next += full == null ? Child.BATCH : 0;
            }
            long acknowledged = next - 1;

            assertThat(full).hasMessageContaining("the disk is full").hasMessageContaining("Free space");
            assertThat(store.journal().last()).isEqualTo(acknowledged);
            assertThat(entries(store)).hasSize((int) acknowledged);
            opened.writer().use(connection -> pragma(connection, "max_page_count = 100000"));
            Appended appended = store.journal().append(Child.batch(next));
            assertThat(appended.fresh()).isEqualTo(Child.BATCH);
            assertThat(appended.places().get(0).sequence()).isEqualTo(acknowledged + 1);
        }
    }

    @Test
    void keepsTheOldSnapshotWhenTheDiskIsFull() {
        Opened opened = new SqliteFolder(folder.resolve("store")).open();
        try (Store store = Stores.started(opened)) {
            Snapshot old = new Snapshot(1, 1, "key", Child.NOON);
            store.snapshots().save(old, out -> out.write(new byte[100]));
            opened.state().changePlain(connection -> pragma(connection, "max_page_count = 500"));

            assertThatThrownBy(() -> store.snapshots()
                            .save(new Snapshot(2, 1, "key", Child.NOON), out -> out.write(new byte[5_000_000])))
                    .isInstanceOf(StoreUnavailable.class)
                    .hasMessageContaining("the disk is full");

            assertThat(store.snapshots().newest().orElseThrow().snapshot()).isEqualTo(old);
        }
    }

    /** Bytes in the middle of the file are overwritten: readers get all else, and a value for each entry that is lost. */
    @Test
    void readsAroundDamagedPages() throws IOException {
        long seed = new Random().nextLong();
        System.out.println("SqliteFaultsTest seed " + seed);
        Path whole = folder.resolve("whole");
        fill(new StoreAddress.Folder(whole), 2_000);
        // The first makes a row claim to be of more than a billion bytes, the second one be where another should.
        PrimitiveIterator.OfLong seeds = LongStream.concat(LongStream.of(41, 1109), new Random(seed).longs(10))
                .iterator();
        for (int round = 0; seeds.hasNext(); round++) {
            Random random = new Random(seeds.nextLong());
            Path store = Files.createDirectory(folder.resolve("store-" + round));
            StoreAddress address = new StoreAddress.Folder(store);
            for (String file : List.of(SqliteFolder.JOURNAL, SqliteFolder.STATE)) {
                Files.copy(whole.resolve(file), store.resolve(file));
            }
            int length = 1 + random.nextInt(12_000);
            damage(store.resolve(SqliteFolder.JOURNAL), random, length);

            try (Store opened = Stores.open(address)) {
                List<Journaled> read = entries(opened);

                assertThat(read).hasSize(2_000);
                long damaged = 0;
                for (int at = 0; at < read.size(); at++) {
                    assertThat(read.get(at).sequence()).isEqualTo(at + 1);
                    if (read.get(at) instanceof Journaled.Entry entry) {
                        assertThat(entry.entry()).isEqualTo(Child.entry(at + 1));
                    } else {
                        damaged++;
                    }
                }
                // A few bytes may hit what pages do not use.
                assertThat(damaged > 0 || length < PAGE).isTrue();
                assertThat(opened.journal()
                                .append(Child.batch(5_000))
                                .places()
                                .get(0)
                                .sequence())
                        .isEqualTo(2_001);
            }
        }
    }

    private static void fill(StoreAddress address, int entries) {
        try (Store store = Stores.open(address)) {
            for (int from = 1; from <= entries; from += Child.BATCH) {
                store.journal().append(Child.batch(from));
            }
        }
    }

    /** Somewhere among the pages of entries, but not the first pages, which say what tables there are, nor the last. */
    private static void damage(Path file, Random random, int length) throws IOException {
        byte[] noise = new byte[length];
        random.nextBytes(noise);
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            long from = 400_000L + random.nextInt(600_000);
            assertThat(channel.size()).isGreaterThan(from + length);
            channel.write(ByteBuffer.wrap(noise), from);
        }
    }

    private static @Nullable StoreUnavailable failure(Store store, long from) {
        try {
            store.journal().append(Child.batch(from));
            return null;
        } catch (StoreUnavailable e) {
            return e;
        }
    }

    private static void pragma(Connection connection, String pragma) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("pragma " + pragma);
        }
        if (!connection.getAutoCommit()) {
            connection.commit();
        }
    }

    private static List<Journaled> entries(Store store) {
        List<Journaled> entries = new ArrayList<>();
        store.journal().read(0, Long.MAX_VALUE, entries::add);
        return entries;
    }
}
