package dev.sinew.store.sql;

import dev.sinew.store.Document;
import dev.sinew.store.Identity;
import dev.sinew.store.JournalEntry;
import dev.sinew.store.Retention;
import dev.sinew.store.Snapshot;
import dev.sinew.store.Store;
import dev.sinew.store.StoreAddress;
import dev.sinew.store.View;
import dev.sinew.store.ViewQuery;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;

/**
 * Prints how fast a store is. No test: figures depend on the machine. {@code StoreSpeed sqlite|postgresql FOLDER ENTRIES} works in
 * a folder that does not exist yet, and leaves it there.
 */
final class StoreSpeed {
    private static final int BATCH = 500;
    private static final int BYTES = 600;
    private static final Instant NOON = Instant.parse("2026-01-31T12:00:00Z");

    private final Store store;
    private final Random random = new Random(1);
    private long number;

    private StoreSpeed(Store store) {
        this.store = store;
    }

    public static void main(String[] arguments) throws Exception {
        Path folder = Files.createDirectory(Path.of(arguments[1]));
        long entries = Long.parseLong(arguments[2]);
        if (arguments[0].equals("sqlite")) {
            measure(folder, entries, RealDatabase.SQLITE.fresh(folder), RealDatabase.SQLITE.fresh(folder));
            return;
        }
        try (EmbeddedServer server = EmbeddedServer.startDurable()) {
            StoreAddress address = new StoreAddress.Server(server.newDatabase());
            measure(folder, entries, address, new StoreAddress.Server(server.newDatabase()));
        }
    }

    private static void measure(Path folder, long entries, StoreAddress address, StoreAddress copy) throws Exception {
        try (Store store = opened(address, "first start, making the tables")) {
            StoreSpeed speed = new StoreSpeed(store);
            speed.append(entries);
            speed.appendOneByOne();
            speed.read();
            speed.snapshot();
            speed.views();
        }
        for (int round = 0; round < 3; round++) {
            opened(address, "start").close();
        }
        try (Store store = opened(address, "start")) {
            timed("backup", () -> store.backups().backup(folder.resolve("backup"), NOON));
            long last = store.journal().last();
            store.snapshots().save(new Snapshot(last, 1, "key", NOON), out -> out.write(1));
            long half = store.journal().bytes() / 2;
            timed(
                    "retention of half",
                    () -> store.retention().apply(new Retention.Limits(Duration.ofDays(9_999), half), NOON));
        }
        timed("restore", () -> Stores.restore(folder.resolve("backup"), copy));
        opened(copy, "start after restore").close();
    }

    private static Store opened(StoreAddress address, String what) {
        long start = System.nanoTime();
        Store store = Stores.open(address);
        System.out.printf(
                "%-40s %,.0f ms, journal at %,d%n",
                what, millis(start), store.journal().last());
        return store;
    }

    private void append(long entries) {
        List<Long> nanos = new ArrayList<>();
        long start = System.nanoTime();
        for (long done = 0; done < entries; done += BATCH) {
            List<JournalEntry> batch =
                    IntStream.range(0, BATCH).mapToObj(at -> entry()).toList();
            long before = System.nanoTime();
            store.journal().append(batch);
            nanos.add(System.nanoTime() - before);
            if ((done + BATCH) % (entries / 8) == 0) {
                long since = System.nanoTime() - start;
                System.out.printf("appended %,d: %,.0f/s so far%n", done + BATCH, (done + BATCH) * 1e9 / since);
            }
        }
        long spent = nanos.stream().mapToLong(Long::longValue).sum();
        long[] sorted = nanos.stream().mapToLong(Long::longValue).sorted().toArray();
        System.out.printf(
                "append of %d entries of %d bytes: %,.0f entries/s; median %.1f ms, 99th percentile %.1f ms, worst %.0f ms%n",
                BATCH,
                BYTES,
                entries * 1e9 / spent,
                sorted[sorted.length / 2] / 1e6,
                sorted[sorted.length * 99 / 100] / 1e6,
                sorted[sorted.length - 1] / 1e6);
    }

    /** What the disk's sync costs. */
    private void appendOneByOne() {
        int count = 1_000;
        long start = System.nanoTime();
        for (int at = 0; at < count; at++) {
            store.journal().append(List.of(entry()));
        }
        System.out.printf("append of one entry: %,.0f/s%n", count * 1e9 / (System.nanoTime() - start));
    }

    private void read() {
        long start = System.nanoTime();
        long[] count = new long[1];
        store.journal().read(0, 1_000_000, next -> count[0]++);
        System.out.printf("read: %,.0f entries/s%n", count[0] * 1e9 / (System.nanoTime() - start));
    }

    private void snapshot() throws IOException {
        byte[] piece = new byte[1 << 20];
        random.nextBytes(piece);
        timed(
                "snapshot of 300 MB saved",
                () -> store.snapshots().save(new Snapshot(1, 1, "key", NOON), out -> {
                    for (int at = 0; at < 300; at++) {
                        out.write(piece);
                    }
                }));
        long start = System.nanoTime();
        Snapshot.Valid newest = store.snapshots().newest().orElseThrow();
        System.out.printf("%-40s %,.0f ms%n", "its checksums looked at", millis(start));
        start = System.nanoTime();
        try (InputStream in = newest.content().get()) {
            in.skipNBytes(newest.bytes());
        }
        System.out.printf("%-40s %,.0f ms%n", "read", millis(start));
    }

    private void views() {
        View view = new View("operations", List.of("api"), List.of("risk"));
        String json = "{\"filler\":\"" + "x".repeat(700) + "\"}";
        timed(
                "view of 30,000 documents replaced",
                () -> store.views()
                        .replace(
                                view,
                                IntStream.range(0, 30_000)
                                        .mapToObj(at -> new Document(
                                                "key-" + at,
                                                Document.Order.by(at),
                                                Map.of("api", "api-" + at % 100),
                                                Map.of("risk", at % 11.0),
                                                json))));
        ViewQuery query = new ViewQuery(
                List.of(new ViewQuery.Filter.Contains("api", "pi-99"), new ViewQuery.Filter.AtLeast("risk", 9)),
                new ViewQuery.Sort("risk", true),
                ViewQuery.START,
                50);
        long[] times = IntStream.range(0, 50)
                .mapToLong(round -> {
                    long start = System.nanoTime();
                    store.views().page(view, query);
                    return System.nanoTime() - start;
                })
                .sorted()
                .toArray();
        System.out.printf("filtered, sorted page of it: median %.1f ms%n", times[25] / 1e6);
    }

    private JournalEntry entry() {
        byte[] payload = new byte[BYTES];
        random.nextBytes(payload);
        Identity identity = Identity.of("token", Long.toString(number++));
        return new JournalEntry(JournalEntry.EXCHANGE, payload, "gateway", identity, NOON.plusMillis(number));
    }

    private static void timed(String what, Runnable work) {
        long start = System.nanoTime();
        work.run();
        System.out.printf("%-40s %,.0f ms%n", what, millis(start));
    }

    private static double millis(long start) {
        return (System.nanoTime() - start) / 1e6;
    }
}
