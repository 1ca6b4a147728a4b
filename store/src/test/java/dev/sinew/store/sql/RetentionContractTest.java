package dev.sinew.store.sql;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sinew.store.Identity;
import dev.sinew.store.JournalEntry;
import dev.sinew.store.Journaled;
import dev.sinew.store.Retention.Limits;
import dev.sinew.store.Retention.Removed;
import dev.sinew.store.Snapshot;
import dev.sinew.store.Store;
import dev.sinew.store.StoreAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** What retention promises, on every database. */
@ParameterizedClass
@EnumSource(RealDatabase.class)
final class RetentionContractTest {
    private static final Instant NOON = Instant.parse("2026-01-31T12:00:00Z");
    private static final Limits ALL = new Limits(Duration.ofDays(10_000), Long.MAX_VALUE);
    private static final int SIZE = 100 + 64;

    private final StoreAddress address;
    private Store store;

    RetentionContractTest(RealDatabase database, @TempDir Path folder) {
        address = database.fresh(folder);
        store = Stores.open(address);
    }

    @AfterEach
    void close() {
        store.close();
    }

    @Test
    void takesNothingAwayWithoutASnapshot() {
        appendOneEachMinute(10);

        Removed removed = store.retention().apply(new Limits(Duration.ZERO, 0), NOON.plusSeconds(6_000));

        assertThat(removed).isEqualTo(new Removed(0, 0, 0, 9));
        assertThat(sequences()).hasSize(10);
    }

    @Test
    void takesAwayWhatIsOldAndIncluded() {
        appendOneEachMinute(30);
        snapshot(12);

        // Entries 1 to 20 are older than ten minutes when entry 31 would come.
        Removed removed = store.retention().apply(limits(Duration.ofMinutes(10)), NOON.plusSeconds(30 * 60));

        assertThat(removed).isEqualTo(new Removed(12, 12, 12L * SIZE, 8));
        assertThat(sequences())
                .containsExactlyElementsOf(
                        LongStream.rangeClosed(13, 30).boxed().toList());
        assertThat(store.journal().first()).isEqualTo(13);
        assertThat(store.journal().oldest()).contains(NOON.plusSeconds(12 * 60));
        assertThat(store.journal().bytes()).isEqualTo(18L * SIZE);
        snapshot(30);
        assertThat(store.retention().apply(limits(Duration.ofMinutes(10)), NOON.plusSeconds(30 * 60)))
                .isEqualTo(new Removed(8, 20, 8L * SIZE, 0));
        assertThat(store.retention().apply(limits(Duration.ofMinutes(10)), NOON.plusSeconds(30 * 60)))
                .isEqualTo(new Removed(0, 20, 0, 0));
    }

    @Test
    void takesAwayWhatIsTooMuch() {
        appendOneEachMinute(30);
        snapshot(30);

        assertThat(store.retention().apply(new Limits(ALL.age(), 7L * SIZE), NOON))
                .isEqualTo(new Removed(23, 23, 23L * SIZE, 0));
        assertThat(store.journal().bytes()).isEqualTo(7L * SIZE);
        assertThat(store.retention().apply(new Limits(ALL.age(), 7L * SIZE - 1), NOON))
                .isEqualTo(new Removed(1, 24, SIZE, 0));
        assertThat(store.retention().apply(ALL, NOON)).isEqualTo(new Removed(0, 24, 0, 0));
    }

    @Test
    void keepsTheLastEntrySoThatNumberingGoesOn() {
        appendOneEachMinute(5);
        snapshot(5);

        store.retention().apply(new Limits(Duration.ZERO, 0), NOON.plus(Duration.ofDays(1)));
        reopen();

        assertThat(sequences()).containsExactly(5L);
        appendOneEachMinute(1);
        assertThat(sequences()).containsExactly(5L, 6L);
    }

    @Test
    void keepsWhatLooksYoungWhereTheClockJumped() {
        append(NOON);
        append(NOON.plus(Duration.ofDays(300)));
        append(NOON);
        append(NOON.plusSeconds(60));
        snapshot(4);

        Removed removed = store.retention().apply(limits(Duration.ofDays(1)), NOON.plus(Duration.ofDays(2)));

        assertThat(removed.through()).isEqualTo(1);
        assertThat(sequences()).containsExactly(2L, 3L, 4L);
    }

    @Test
    void remembersIdentitiesOfWhatItTookAway() {
        JournalEntry entry = new JournalEntry(JournalEntry.EXCHANGE, new byte[5], "", Identity.of("token", "a"), NOON);
        store.journal().append(List.of(entry));
        appendOneEachMinute(1);
        snapshot(2);
        store.retention().apply(new Limits(Duration.ZERO, 0), NOON.plusSeconds(600));

        assertThat(store.journal().append(List.of(entry)).places().get(0).duplicate())
                .isTrue();
    }

    @Test
    void worksOverManyEntries() {
        for (int round = 0; round < 5; round++) {
            appendOneEachMinute(5_000);
        }
        snapshot(25_000);

        Removed removed = store.retention().apply(new Limits(ALL.age(), 100L * SIZE), NOON);

        assertThat(removed).isEqualTo(new Removed(24_900, 24_900, 24_900L * SIZE, 0));
        assertThat(sequences()).hasSize(100);
    }

    private void appendOneEachMinute(int count) {
        store.journal()
                .append(LongStream.range(0, count)
                        .mapToObj(minute -> entry(NOON.plusSeconds(60 * minute)))
                        .toList());
    }

    private void append(Instant received) {
        store.journal().append(List.of(entry(received)));
    }

    private void snapshot(long sequence) {
        store.snapshots().save(new Snapshot(sequence, 1, "key", NOON), out -> out.write(1));
    }

    private List<Long> sequences() {
        List<Long> sequences = new ArrayList<>();
        store.journal().read(0, Long.MAX_VALUE, next -> {
            assertThat(next).isInstanceOf(Journaled.Entry.class);
            sequences.add(next.sequence());
        });
        return sequences;
    }

    private void reopen() {
        store.close();
        store = Stores.open(address);
    }

    private static Limits limits(Duration age) {
        return new Limits(age, Long.MAX_VALUE);
    }

    private static JournalEntry entry(Instant received) {
        return new JournalEntry(JournalEntry.EXCHANGE, new byte[100], "", Identity.NONE, received);
    }
}
