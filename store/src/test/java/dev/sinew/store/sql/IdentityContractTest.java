package dev.sinew.store.sql;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sinew.store.Appended.Place;
import dev.sinew.store.Identity;
import dev.sinew.store.JournalEntry;
import dev.sinew.store.Store;
import dev.sinew.store.StoreAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** Identities through many runs, whose limits are small here, on every database. */
@ParameterizedClass
@EnumSource(RealDatabase.class)
final class IdentityContractTest {
    private static final Instant NOON = Instant.parse("2026-01-31T12:00:00Z");
    private static final Duration DAY = Duration.ofHours(24);

    private final StoreAddress address;

    IdentityContractTest(RealDatabase database, @TempDir Path folder) {
        address = database.fresh(folder);
    }

    /**
     * Against a map that forgets nothing: what is younger than a day is known, over restarts. Where a clock is set back, what was
     * older than a day before that may be forgotten, or not yet.
     */
    @Test
    void knowsEachIdentityForADay() {
        long seed = new Random().nextLong();
        System.out.println("IdentityContractTest seed " + seed);
        Random random = new Random(seed);
        IdentityLimits limits = new IdentityLimits(DAY, 50, 200, 120);
        Map<String, Instant> came = new HashMap<>();
        Map<String, Long> stands = new HashMap<>();
        Store store = open(limits);
        Instant now = NOON;
        Instant latest = NOON;
        long last = 0;
        for (int round = 0; round < 250; round++) {
            now = now.plusSeconds(random.nextInt(1_200) - (random.nextInt(30) == 0 ? 20_000 : 0));
            latest = now.isAfter(latest) ? now : latest;
            List<JournalEntry> entries = new ArrayList<>();
            List<String> ids = new ArrayList<>();
            for (int at = 0; at < random.nextInt(30); at++) {
                // Some without id, most seen before at some time.
                ids.add(random.nextInt(5) == 0 ? "" : "id-" + random.nextInt(4_000));
                entries.add(entry(ids.get(at), now));
            }
            List<Place> places = store.journal().append(entries).places();
            for (int at = 0; at < places.size(); at++) {
                String id = ids.get(at);
                boolean known = places.get(at).duplicate();
                if (isYounger(came.get(id), latest) || !isYounger(came.get(id), now)) {
                    assertThat(known).as("%s at %s", id, now).isEqualTo(isYounger(came.get(id), now));
                }
                assertThat(places.get(at).sequence()).isEqualTo(known ? stands.getOrDefault(id, 0L) : ++last);
                if (!known && !id.isEmpty()) {
                    came.put(id, now);
                    stands.put(id, last);
                }
            }
            if (random.nextInt(40) == 0) {
                store.close();
                store = open(limits);
            }
        }
        assertThat(store.journal().forgottenIdentities()).isZero();
        store.close();
        assertThat(RawSql.number(address, "select count(*) from identity_run")).isBetween(10L, 120L);
    }

    @Test
    void forgetsTheOldestWhereThereAreTooManyAndCountsThem() {
        IdentityLimits limits = new IdentityLimits(DAY, 100, 3, 1_000_000);
        try (Store store = open(limits)) {
            for (int from = 0; from < 1_000; from += 100) {
                List<JournalEntry> entries = new ArrayList<>();
                for (int at = from; at < from + 100; at++) {
                    entries.add(entry("id-" + at, NOON));
                }
                store.journal().append(entries);
            }

            // The next append makes the tenth run, and three are kept.
            assertThat(store.journal()
                            .append(List.of(entry("id-700", NOON), entry("id-999", NOON)))
                            .fresh())
                    .isZero();
            assertThat(store.journal().forgottenIdentities()).isEqualTo(700);
            assertThat(store.journal().append(List.of(entry("id-699", NOON))).fresh())
                    .isEqualTo(1);
        }
    }

    /** Half a million entries without an id must not all be read at each start. */
    @Test
    void notesHowFarItCameWhereNothingHasAnIdentity() {
        try (Store store = open(new IdentityLimits(DAY, 100, 3, 150))) {
            for (int round = 0; round < 10; round++) {
                store.journal().append(List.of(entry("", NOON), entry("id-" + round, NOON)));
                store.journal().append(Collections.nCopies(38, entry("", NOON)));
            }
        }

        assertThat(RawSql.number(address, "select through from identity_progress"))
                .isBetween(250L, 400L);
        try (Store store = open(new IdentityLimits(DAY, 100, 3, 150))) {
            assertThat(store.journal()
                            .append(List.of(entry("id-0", NOON), entry("id-9", NOON)))
                            .fresh())
                    .isZero();
        }
    }

    private static boolean isYounger(@Nullable Instant came, Instant now) {
        return came != null && Duration.between(came, now).compareTo(DAY) < 0;
    }

    private Store open(IdentityLimits limits) {
        return Stores.started(
                switch (address) {
                    case StoreAddress.Folder(Path path) -> new SqliteFolder(path, limits).open();
                    case StoreAddress.Server server -> new PostgresServer(server, limits).open(true);
                });
    }

    private static JournalEntry entry(String id, Instant received) {
        return new JournalEntry(JournalEntry.EXCHANGE, new byte[3], "", Identity.of("token", id), received);
    }
}
