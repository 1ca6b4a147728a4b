package dev.sinew.store.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sinew.store.Appended;
import dev.sinew.store.Appended.Place;
import dev.sinew.store.Identity;
import dev.sinew.store.Journal;
import dev.sinew.store.JournalEntry;
import dev.sinew.store.Journaled;
import dev.sinew.store.Store;
import dev.sinew.store.StoreAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** What the journal promises, on every database. */
@ParameterizedClass
@EnumSource(RealDatabase.class)
final class JournalContractTest {
    private static final Instant NOON = Instant.parse("2026-01-31T12:00:00.123456Z");

    private final StoreAddress address;
    private Store store;

    JournalContractTest(RealDatabase database, @TempDir Path folder) {
        address = database.fresh(folder);
        store = Stores.open(address);
    }

    @AfterEach
    void close() {
        store.close();
    }

    @Test
    void numbersEntriesFromOneWithoutGapsAndGivesThemBackUnchanged() {
        List<JournalEntry> entries = IntStream.range(0, 7)
                .mapToObj(number -> entry("id-" + number, NOON))
                .toList();

        Appended first = store.journal().append(entries.subList(0, 3));
        Appended second = store.journal().append(entries.subList(3, 7));

        assertThat(first.places()).containsExactly(fresh(1), fresh(2), fresh(3));
        assertThat(second.places()).containsExactly(fresh(4), fresh(5), fresh(6), fresh(7));
        assertThat(read(0)).containsExactlyElementsOf(entries);
        assertThat(store.journal().first()).isEqualTo(1);
        assertThat(store.journal().last()).isEqualTo(7);
    }

    @Test
    void isEmptyAtFirst() {
        Journal journal = store.journal();

        assertThat(journal.append(List.of()).places()).isEmpty();
        assertThat(List.of(journal.first(), journal.last(), journal.bytes())).containsExactly(1L, 0L, 0L);
        assertThat(journal.oldest()).isEmpty();
        assertThat(journal.read(0, 10, next -> {})).isZero();
    }

    @Test
    void goesOnAfterASequenceAndSaysWhereItStopped() {
        store.journal()
                .append(IntStream.range(0, 2_500)
                        .mapToObj(number -> entry("", NOON))
                        .toList());
        List<Long> seen = new ArrayList<>();

        long at = store.journal().read(0, 1_700, next -> seen.add(next.sequence()));
        long end = store.journal().read(at, Long.MAX_VALUE, next -> seen.add(next.sequence()));

        assertThat(at).isEqualTo(1_700);
        assertThat(end).isEqualTo(2_500);
        assertThat(store.journal().read(end, 10, next -> seen.add(-1L))).isEqualTo(end);
        assertThat(seen)
                .containsExactlyElementsOf(
                        LongStream.rangeClosed(1, 2_500).boxed().toList());
    }

    @Test
    void keepsAnyBytesAndAnyText() {
        byte[] bytes = new byte[300_000];
        new Random(7).nextBytes(bytes);
        List<JournalEntry> entries = List.of(
                new JournalEntry((byte) 1, bytes, "", Identity.NONE, NOON),
                new JournalEntry((byte) 127, new byte[0], "Überweisung 😀", Identity.NONE, Instant.EPOCH),
                new JournalEntry((byte) 2, new byte[] {0}, "zero", Identity.NONE, NOON.minusSeconds(1_000_000_000L)));

        store.journal().append(entries);
        store.journal().append(List.of(new JournalEntry((byte) 1, bytes, "a\0b\ud800", Identity.NONE, NOON)));

        assertThat(read(0).subList(0, 3)).containsExactlyElementsOf(entries);
        assertThat(read(3).get(0).source()).isEqualTo("a\ufffdb\ufffd");
        assertThat(read(3).get(0).payload()).isEqualTo(bytes);
    }

    @Test
    void refusesWhatIsTooLarge() {
        JournalEntry large =
                new JournalEntry((byte) 1, new byte[JournalWriter.MOST_BYTES + 1], "", Identity.NONE, NOON);
        List<JournalEntry> many = Collections.nCopies(JournalWriter.MOST_ENTRIES + 1, entry("", NOON));

        assertThatThrownBy(() -> store.journal().append(List.of(large))).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> store.journal().append(many)).isInstanceOf(IllegalArgumentException.class);
        assertThat(store.journal().last()).isZero();
    }

    @Test
    void saysWhatARepetitionIsOf() {
        store.journal().append(List.of(entry("a", NOON), entry("b", NOON)));

        Appended again = store.journal()
                .append(List.of(entry("b", NOON.plusSeconds(5)), entry("c", NOON), entry("c", NOON), entry("", NOON)));

        assertThat(again.places()).containsExactly(repetition(2), fresh(3), repetition(3), fresh(4));
        assertThat(again.fresh()).isEqualTo(2);
        assertThat(store.journal().last()).isEqualTo(4);
    }

    @Test
    void takesTheSameIdOfAnotherSourceForAnother() {
        JournalEntry one = new JournalEntry((byte) 1, new byte[1], "", Identity.of("token-a", "b1"), NOON);
        JournalEntry other = new JournalEntry((byte) 1, new byte[1], "", Identity.of("token-ab", "1"), NOON);

        assertThat(store.journal().append(List.of(one, other)).fresh()).isEqualTo(2);
    }

    @Test
    void remembersIdentitiesForADayOverARestart() {
        store.journal().append(List.of(entry("a", NOON)));
        reopen();

        Instant nearly = NOON.plus(Journal.IDENTITY_MEMORY).minusMillis(1);
        assertThat(store.journal().append(List.of(entry("a", nearly))).places()).containsExactly(repetition(1));
        assertThat(store.journal()
                        .append(List.of(entry("a", NOON.plus(Journal.IDENTITY_MEMORY))))
                        .places())
                .containsExactly(fresh(2));
        assertThat(store.journal().append(List.of(entry("a", nearly))).places()).containsExactly(repetition(2));
    }

    @Test
    void staysRightWhenTheClockJumps() {
        Instant back = NOON.minus(Duration.ofDays(400));

        store.journal().append(List.of(entry("a", NOON)));
        assertThat(store.journal()
                        .append(List.of(entry("a", back), entry("b", back)))
                        .places())
                .containsExactly(repetition(1), fresh(2));
        reopen();
        assertThat(store.journal()
                        .append(List.of(entry("b", back), entry("c", back)))
                        .places())
                .containsExactly(repetition(2), fresh(3));
        assertThat(read(0)).extracting(JournalEntry::received).containsExactly(NOON, back, back);
    }

    @Test
    void goesOnNumberingAfterARestart() {
        store.journal().append(List.of(entry("a", NOON), entry("b", NOON)));
        long bytes = store.journal().bytes();
        reopen();

        assertThat(store.journal().append(List.of(entry("c", NOON))).places()).containsExactly(fresh(3));
        assertThat(store.journal().bytes()).isEqualTo(bytes / 2 * 3);
        assertThat(store.journal().oldest()).contains(NOON);
    }

    /** What each of many threads was told must be what is there, whatever was committed together. */
    @Test
    void tellsManyThreadsTheTruth() throws Exception {
        int threads = 8;
        Map<Long, JournalEntry> told = Collections.synchronizedMap(new HashMap<>());
        try (ExecutorService pool = Executors.newFixedThreadPool(threads)) {
            List<Future<?>> all = IntStream.range(0, threads)
                    .<Future<?>>mapToObj(thread -> pool.submit(() -> appendSome(thread, told)))
                    .toList();
            for (Future<?> each : all) {
                each.get();
            }
        }

        List<JournalEntry> there = read(0);
        assertThat(there).hasSize(told.size());
        told.forEach(
                (sequence, entry) -> assertThat(there.get((int) (sequence - 1))).isEqualTo(entry));
        assertThat(new HashSet<>(there)).hasSameSizeAs(there);
    }

    private void appendSome(int thread, Map<Long, JournalEntry> told) {
        for (int round = 0; round < 20; round++) {
            // Neighbours deliver some of the same ids.
            List<JournalEntry> entries = new ArrayList<>();
            for (int number = 0; number < 5; number++) {
                entries.add(entry("id-" + (thread / 2) + "-" + round + "-" + number, NOON));
            }
            List<Place> places = store.journal().append(entries).places();
            for (int at = 0; at < places.size(); at++) {
                told.put(places.get(at).sequence(), entries.get(at));
            }
        }
    }

    private void reopen() {
        store.close();
        store = Stores.open(address);
    }

    private List<JournalEntry> read(long after) {
        List<JournalEntry> entries = new ArrayList<>();
        store.journal().read(after, Long.MAX_VALUE, next -> {
            assertThat(next).isInstanceOf(Journaled.Entry.class);
            if (next instanceof Journaled.Entry entry) {
                entries.add(entry.entry());
            }
        });
        return entries;
    }

    private static Place fresh(long sequence) {
        return new Place(sequence, false);
    }

    private static Place repetition(long sequence) {
        return new Place(sequence, true);
    }

    private static JournalEntry entry(String id, Instant received) {
        byte[] payload = ("payload of " + id).getBytes(StandardCharsets.UTF_8);
        return new JournalEntry(JournalEntry.EXCHANGE, payload, "gateway", Identity.of("token", id), received);
    }
}
