package dev.sinew.store.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sinew.model.Severity;
import dev.sinew.store.Accounts;
import dev.sinew.store.Audit;
import dev.sinew.store.Backups;
import dev.sinew.store.Decisions;
import dev.sinew.store.Document;
import dev.sinew.store.Identity;
import dev.sinew.store.JournalEntry;
import dev.sinew.store.Journaled;
import dev.sinew.store.LedgerEntry;
import dev.sinew.store.Retention;
import dev.sinew.store.Snapshot;
import dev.sinew.store.Store;
import dev.sinew.store.StoreAddress;
import dev.sinew.store.StoreUnavailable;
import dev.sinew.store.Tokens;
import dev.sinew.store.View;
import dev.sinew.store.ViewQuery;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What backups promise, from every database into every database. */
@ParameterizedClass
@EnumSource(RealDatabase.class)
final class BackupsContractTest {
    private static final Instant NOON = Instant.parse("2026-01-31T12:00:00.123456Z");
    private static final View CALLERS = new View("callers", List.of("kind"), List.of("calls"));

    private final Path folder;
    private final Path backup;
    private final RealDatabase database;
    private final StoreAddress address;
    private final Store store;

    BackupsContractTest(RealDatabase database, @TempDir Path folder) {
        this.database = database;
        this.folder = folder;
        backup = folder.resolve("backup");
        address = database.fresh(folder);
        store = Stores.open(address);
    }

    @AfterEach
    void close() {
        store.close();
    }

    @ParameterizedTest
    @EnumSource(RealDatabase.class)
    void bringsEverythingBack(RealDatabase target) throws IOException {
        Tokens.Issued token = fill();
        StoreAddress into = target.fresh(folder);

        Backups.Made made = store.backups().backup(backup, NOON);
        Backups.Made restored = Stores.restore(backup, into);

        assertThat(made.lastSequence()).isEqualTo(1_500);
        assertThat(made.damaged()).isZero();
        assertThat(restored).isEqualTo(made);
        try (Store copy = Stores.open(into)) {
            assertThat(all(copy)).isEqualTo(all(store));
            assertThat(copy.tokens().find(token.secret(), NOON)).isPresent();
            assertThat(copy.audit().verify()).isEqualTo(store.audit().verify());
            // Identities are made anew from the journal, and numbers go on.
            assertThat(copy.journal().append(List.of(entry(7), entry(9_999))).places())
                    .extracting(place -> place.sequence())
                    .containsExactly(8L, 1_501L);
            assertThat(copy.journal().bytes()).isGreaterThan(store.journal().bytes());
        }
    }

    /** What was acknowledged before the backup began is in it; nothing in it has a gap; the state is no newer than the journal. */
    @Test
    void isWholeWhileOthersAppend() throws Exception {
        store.journal().append(entries(0, 1_000));
        AtomicBoolean done = new AtomicBoolean();
        Backups.Made made;
        try (ExecutorService pool = Executors.newSingleThreadExecutor()) {
            Future<?> writer = pool.submit(() -> {
                for (int at = 1_000; !done.get(); at += 10) {
                    store.journal().append(entries(at, at + 10));
                    store.snapshots().save(new Snapshot(store.journal().last(), 1, "key", NOON), out -> out.write(1));
                    store.settings().put("last", Long.toString(store.journal().last()));
                }
            });
            made = store.backups().backup(backup, NOON);
            done.set(true);
            writer.get();
        }
        StoreAddress into = database.fresh(folder);
        Stores.restore(backup, into);

        try (Store copy = Stores.open(into)) {
            assertThat(made.lastSequence()).isGreaterThanOrEqualTo(1_000);
            assertThat(sequences(copy))
                    .containsExactlyElementsOf(LongStream.rangeClosed(1, made.lastSequence())
                            .boxed()
                            .toList());
            long included = copy.snapshots()
                    .newest()
                    .map(valid -> valid.snapshot().sequence())
                    .orElse(0L);
            assertThat(included).isLessThanOrEqualTo(made.lastSequence());
            long last = copy.settings().get("last").map(Long::parseLong).orElse(0L);
            assertThat(last).isLessThanOrEqualTo(made.lastSequence());
        }
    }

    @Test
    void beginsWhereRetentionLeftTheJournal() {
        store.journal().append(entries(0, 50));
        store.snapshots().save(new Snapshot(50, 1, "key", NOON), out -> out.write(1));
        store.retention().apply(new Retention.Limits(Duration.ofDays(1), 20 * (100 + 64 + 4)), NOON);
        StoreAddress into = database.fresh(folder);

        store.backups().backup(backup, NOON);
        Stores.restore(backup, into);

        try (Store copy = Stores.open(into)) {
            assertThat(sequences(copy)).isEqualTo(sequences(store)).hasSize(20);
            assertThat(copy.journal().bytes()).isEqualTo(store.journal().bytes());
        }
    }

    @Test
    void keepsDamageAsDamage() {
        store.journal().append(entries(0, 5));
        RawSql.change(address, "update journal set checksum = 1 where sequence = 3");
        StoreAddress into = database.fresh(folder);

        Backups.Made made = store.backups().backup(backup, NOON);
        Stores.restore(backup, into);

        assertThat(made.damaged()).isEqualTo(1);
        try (Store copy = Stores.open(into)) {
            List<Journaled> entries = new ArrayList<>();
            copy.journal().read(0, 10, entries::add);
            assertThat(entries).extracting(Journaled::sequence).containsExactly(1L, 2L, 3L, 4L, 5L);
            assertThat(entries.get(2)).isInstanceOf(Journaled.Damaged.class);
        }
    }

    @Test
    void canBeMadeByAVisitor() {
        fill();

        try (Store visitor = Stores.visit(address)) {
            assertThat(visitor.backups().backup(backup, NOON).lastSequence()).isEqualTo(1_500);
        }
    }

    /** Snapshots may be larger than the memory that a command for backups has. */
    @Test
    void takesLittleMemory() throws Exception {
        byte[] piece = new byte[1 << 20];
        new Random(3).nextBytes(piece);
        store.journal().append(entries(0, 10_000));
        store.snapshots().save(new Snapshot(1, 1, "key", NOON), out -> {
            for (int at = 0; at < 150; at++) {
                out.write(piece);
            }
        });
        StoreAddress into = database.fresh(folder);

        CopyProcess.run("-Xmx96m", address, backup, into);

        try (Store copy = Stores.open(into)) {
            assertThat(copy.snapshots().newest().orElseThrow().bytes()).isEqualTo(150L << 20);
            assertThat(copy.journal().last()).isEqualTo(10_000);
        }
    }

    @Test
    void refusesAFolderThatHoldsSomething() throws IOException {
        Files.createDirectories(backup);
        Files.writeString(backup.resolve("mine.txt"), "mine");

        assertThatThrownBy(() -> store.backups().backup(backup, NOON))
                .isInstanceOf(StoreUnavailable.class)
                .hasMessageContaining("not empty");
        assertThat(backup.resolve("mine.txt")).hasContent("mine");
    }

    @Test
    void isRestoredIntoNothingElse() {
        fill();
        store.backups().backup(backup, NOON);
        StoreAddress into = database.fresh(folder);
        Stores.restore(backup, into);

        assertThatThrownBy(() -> Stores.restore(backup, into))
                .isInstanceOf(StoreUnavailable.class)
                .hasMessageContaining("there is a store already");
        assertThatThrownBy(() -> Stores.restore(backup, address))
                .isInstanceOf(StoreUnavailable.class)
                .hasMessageContaining("in use by another Sinew");
        assertThat(store.journal().last()).isEqualTo(1_500);
    }

    @ParameterizedTest
    @ValueSource(strings = {"journal.rows", "token.rows", "manifest.properties"})
    void isRefusedWhereAByteIsNotAsItWasWritten(String file) throws IOException {
        fill();
        store.backups().backup(backup, NOON);
        flip(backup.resolve(file), Files.size(backup.resolve(file)) / 2);
        StoreAddress into = database.fresh(folder);

        assertThatThrownBy(() -> Stores.restore(backup, into))
                .isInstanceOf(StoreUnavailable.class)
                .hasMessageContaining(file);
        try (Store empty = Stores.open(into)) {
            assertThat(empty.journal().last()).isZero();
        }
    }

    @Test
    void isRefusedWhereItIsNotComplete() throws IOException {
        fill();
        store.backups().backup(backup, NOON);
        StoreAddress into = database.fresh(folder);
        Files.move(backup.resolve("token.rows"), folder.resolve("token.rows"));
        assertThatThrownBy(() -> Stores.restore(backup, into)).hasMessageContaining("token.rows is missing");
        Files.move(folder.resolve("token.rows"), backup.resolve("token.rows"));
        Files.delete(backup.resolve("manifest.properties"));
        assertThatThrownBy(() -> Stores.restore(backup, into)).hasMessageContaining("no complete backup");
    }

    @Test
    void refusesAStoreInWhichARestoreDidNotComeToItsEnd() {
        RawSql.change(address, "insert into condition (name, value) values ('RESTORING', '')");
        store.close();

        assertThatThrownBy(() -> Stores.open(address))
                .isInstanceOf(StoreUnavailable.class)
                .hasMessageContaining("a restore into it was not finished");
        assertThatThrownBy(() -> Stores.visit(address)).isInstanceOf(StoreUnavailable.class);
    }

    private Tokens.Issued fill() {
        store.journal().append(entries(0, 1_500));
        byte[] content = new byte[1_500_000];
        new Random(3).nextBytes(content);
        store.snapshots().save(new Snapshot(1_200, 2, "key-1", NOON), out -> out.write(content));
        store.views()
                .replace(
                        CALLERS,
                        Stream.of(
                                new Document(
                                        "a",
                                        Document.Order.by(2.5),
                                        Map.of("kind", "user"),
                                        Map.of("calls", 3.0),
                                        "{\"a\":\"é😀\"}"),
                                new Document("b", Document.Order.by("x"), Map.of(), Map.of(), "{}")));
        store.decisions().record(new Decisions.Decided(9, NOON, "ana", "block", "caller-7", "{}"));
        store.policies().publish("{}", NOON);
        store.audit().record(new Audit.Deed(NOON, "ana", "looked", "caller-7", ""));
        store.accounts().put(new Accounts.Account("ana", new Accounts.PasswordHash("h"), "admin", NOON, true));
        store.settings().put("retention", "{}");
        Samples.fillLedger(store, NOON);
        return store.tokens().create("gateway", Set.of("send"), NOON, NOON.plusSeconds(60));
    }

    /** All that can be asked of a store. */
    private static List<Object> all(Store store) throws IOException {
        List<Object> all = new ArrayList<>();
        store.journal().read(0, Long.MAX_VALUE, all::add);
        all.add(store.journal().bytes());
        Snapshot.Valid newest = store.snapshots().newest().orElseThrow();
        all.add(newest.snapshot());
        try (InputStream in = newest.content().get()) {
            all.add(Sha256.hex(Sha256.digest().digest(in.readAllBytes())));
        }
        all.add(store.views().page(CALLERS, ViewQuery.first(10)));
        List<LedgerEntry> findings = store.findings().all(EnumSet.allOf(LedgerEntry.State.class));
        assertThat(findings).extracting(entry -> entry.subject().severity()).contains(Severity.HIGH);
        all.add(findings);
        findings.forEach(entry -> all.add(store.findings().history(entry.fingerprint())));
        all.add(store.decisions().newest(Long.MAX_VALUE, 10));
        all.add(store.policies().newest(Long.MAX_VALUE, 10));
        all.add(store.audit().newest(Long.MAX_VALUE, 10));
        all.add(store.tokens().all());
        all.add(store.accounts().all());
        all.add(store.settings().all());
        return all;
    }

    private static List<Long> sequences(Store store) {
        List<Long> sequences = new ArrayList<>();
        store.journal().read(0, Long.MAX_VALUE, next -> {
            assertThat(next).isInstanceOf(Journaled.Entry.class);
            sequences.add(next.sequence());
        });
        return sequences;
    }

    private static List<JournalEntry> entries(int from, int to) {
        return IntStream.range(from, to).mapToObj(BackupsContractTest::entry).toList();
    }

    private static JournalEntry entry(int number) {
        byte[] payload = new byte[100];
        new Random(number).nextBytes(payload);
        return new JournalEntry(
                JournalEntry.EXCHANGE, payload, "kong", Identity.of("token", "id-" + number), NOON.plusMillis(number));
    }

    private static void flip(Path file, long at) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
            ByteBuffer one = ByteBuffer.allocate(1);
            channel.read(one, at);
            one.put(0, (byte) (one.get(0) ^ 1)).flip();
            channel.write(one, at);
        }
    }
}
