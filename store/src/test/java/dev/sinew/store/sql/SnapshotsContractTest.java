package dev.sinew.store.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sinew.store.Snapshot;
import dev.sinew.store.Store;
import dev.sinew.store.StoreAddress;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** What snapshots promise, on every database. */
@ParameterizedClass
@EnumSource(RealDatabase.class)
final class SnapshotsContractTest {
    private static final Instant NOON = Instant.parse("2026-01-31T12:00:00.123456Z");

    private final StoreAddress address;
    private final Store store;

    SnapshotsContractTest(RealDatabase database, @TempDir Path folder) {
        address = database.fresh(folder);
        store = Stores.open(address);
    }

    @AfterEach
    void close() {
        store.close();
    }

    @Test
    void givesBackTheNewestAsItWasWritten() throws IOException {
        byte[] bytes = random(3_500_000);
        save(7, random(10));
        save(9, bytes);

        Snapshot.Valid newest = store.snapshots().newest().orElseThrow();

        assertThat(newest.snapshot()).isEqualTo(snapshot(9));
        assertThat(newest.bytes()).isEqualTo(bytes.length);
        assertThat(bytes(newest)).isEqualTo(bytes);
        assertThat(bytes(newest)).isEqualTo(bytes);
    }

    @Test
    void hasNoneAtFirst() {
        assertThat(store.snapshots().newest()).isEmpty();
        assertThat(store.snapshots().all()).isEmpty();
    }

    @Test
    void keepsAnEmptyOneAndOneOfAWholePiece() throws IOException {
        save(1, new byte[0]);
        assertThat(bytes(store.snapshots().newest().orElseThrow())).isEmpty();

        save(2, random(1 << 20));
        assertThat(bytes(store.snapshots().newest().orElseThrow())).hasSize(1 << 20);
    }

    @Test
    void keepsTheLastThreeAndNothingOfOthers() {
        for (int sequence = 1; sequence <= 5; sequence++) {
            save(sequence, random(2_000_000));
        }

        assertThat(store.snapshots().all()).containsExactly(snapshot(5), snapshot(4), snapshot(3));
        assertThat(RawSql.number(address, "select count(*) from snapshot_piece"))
                .isEqualTo(6);
    }

    @Test
    void putsOneOfTheSameSequenceInThePlaceOfTheOther() throws IOException {
        byte[] second = random(1_500_000);
        save(3, random(1_500_000));
        save(3, second);

        assertThat(store.snapshots().all()).hasSize(1);
        assertThat(bytes(store.snapshots().newest().orElseThrow())).isEqualTo(second);
        assertThat(RawSql.number(address, "select count(*) from snapshot_piece"))
                .isEqualTo(2);
    }

    @Test
    void goesBackToAnOlderOneWhereTheNewestIsDamaged() throws IOException {
        byte[] good = random(2_000_000);
        save(1, good);
        save(2, random(2_000_000));
        save(3, random(2_000_000));
        RawSql.change(address, "update snapshot_piece set checksum = checksum + 1 where sequence = 3 and piece = 1");
        RawSql.change(address, "delete from snapshot_piece where sequence = 2 and piece = 1");

        Snapshot.Valid newest = store.snapshots().newest().orElseThrow();

        assertThat(newest.snapshot()).isEqualTo(snapshot(1));
        assertThat(bytes(newest)).isEqualTo(good);
    }

    @Test
    void doesNotExistWhereItsContentFails() {
        save(1, random(10));

        assertThatThrownBy(() -> store.snapshots().save(snapshot(2), out -> {
                    out.write(random(3_000_000));
                    throw new IOException("the folds are broken");
                }))
                .isInstanceOf(UncheckedIOException.class);

        assertThat(store.snapshots().all()).containsExactly(snapshot(1));
        save(3, random(10));
        assertThat(RawSql.number(address, "select count(*) from snapshot_piece"))
                .isEqualTo(2);
    }

    private void save(long sequence, byte[] bytes) {
        store.snapshots().save(snapshot(sequence), out -> out.write(bytes));
    }

    private static Snapshot snapshot(long sequence) {
        return new Snapshot(sequence, 4, "key-1", NOON);
    }

    private static byte[] bytes(Snapshot.Valid valid) throws IOException {
        try (InputStream in = valid.content().get()) {
            return in.readAllBytes();
        }
    }

    private static byte[] random(int length) {
        byte[] bytes = new byte[length];
        new Random(length).nextBytes(bytes);
        return bytes;
    }
}
