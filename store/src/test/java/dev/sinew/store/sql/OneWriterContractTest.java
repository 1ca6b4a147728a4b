package dev.sinew.store.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sinew.store.Appended;
import dev.sinew.store.Journaled;
import dev.sinew.store.Retention;
import dev.sinew.store.Snapshot;
import dev.sinew.store.Store;
import dev.sinew.store.StoreAddress;
import dev.sinew.store.StoreUnavailable;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** One process writes, others visit; what was acknowledged outlives it however it ends. On every database. */
@ParameterizedClass
@EnumSource(RealDatabase.class)
final class OneWriterContractTest {
    private final StoreAddress address;

    OneWriterContractTest(RealDatabase database, @TempDir Path folder) {
        address = database.fresh(folder);
    }

    @Test
    void refusesASecondProcessAndNamesTheFirst() throws Exception {
        try (Child child = Child.start(address)) {
            child.acknowledged();

            assertThatThrownBy(() -> Stores.open(address))
                    .isInstanceOf(StoreUnavailable.class)
                    .hasMessageContaining("it is in use by another Sinew")
                    .hasMessageContaining("process " + child.pid())
                    .hasMessageContaining("Stop that one first");
            long before = child.acknowledged();
            assertThat(child.acknowledged()).isGreaterThan(before);
        }
    }

    @Test
    void refusesToBeOpenedTwiceInOneProcess() {
        try (Store store = Stores.open(address)) {
            assertThatThrownBy(() -> Stores.open(address)).hasMessageContaining("it is in use by another Sinew");
            assertThat(store.journal().append(Child.batch(1)).fresh()).isEqualTo(Child.BATCH);
        }
        Stores.open(address).close();
    }

    /** Killed at any moment: what was acknowledged is there, an append is there as a whole or not at all. */
    @Test
    void losesNothingThatWasAcknowledgedWhenKilled() throws Exception {
        long expected = 0;
        for (int round = 0; round < 3; round++) {
            long acknowledged = expected;
            try (Child child = Child.start(address)) {
                for (int append = 0; append < 15 + 7 * round; append++) {
                    acknowledged = Math.max(acknowledged, child.acknowledged());
                }
                acknowledged = Math.max(acknowledged, child.kill());
            }
            try (Store store = Stores.open(address)) {
                expected = store.journal().last();
                assertThat(expected).isBetween(acknowledged, acknowledged + Child.BATCH);
                assertThat(expected % Child.BATCH).isZero();
                assertThat(sequences(store))
                        .containsExactlyElementsOf(
                                LongStream.rangeClosed(1, expected).boxed().toList());
                // Delivered again, as a gateway does that got no answer.
                Appended again = store.journal().append(Child.batch(expected - Child.BATCH + 1));
                assertThat(again.fresh()).isZero();
            }
        }
    }

    @Test
    void letsVisitorsDoAllButWhatTheWriterAloneMayDo() {
        try (Store store = Stores.open(address);
                Store visitor = Stores.visit(address)) {
            store.journal().append(Child.batch(1));

            assertThat(sequences(visitor)).hasSize(Child.BATCH);
            var token = visitor.tokens().create("gateway", Set.of("send"), Child.NOON);
            assertThat(store.tokens().find(token.secret(), Child.NOON)).isPresent();
            visitor.tokens().revoke(token.token().id(), Child.NOON);
            assertThat(store.tokens().find(token.secret(), Child.NOON)).isEmpty();

            Snapshot snapshot = new Snapshot(1, 1, "key", Child.NOON);
            Retention.Limits limits = new Retention.Limits(Duration.ZERO, 0);
            assertThatThrownBy(() -> visitor.journal().append(Child.batch(100)))
                    .isInstanceOf(IllegalStateException.class);
            assertThatThrownBy(() -> visitor.snapshots().save(snapshot, out -> {}))
                    .isInstanceOf(IllegalStateException.class);
            assertThatThrownBy(() -> visitor.retention().apply(limits, Child.NOON))
                    .isInstanceOf(IllegalStateException.class);
            assertThat(store.journal().append(Child.batch(100)).fresh()).isEqualTo(Child.BATCH);
        }
    }

    @Test
    void hasNothingToVisitWhereThereIsNoStore() {
        assertThatThrownBy(() -> Stores.visit(address))
                .isInstanceOf(StoreUnavailable.class)
                .hasMessageContaining("there is no store")
                .hasMessageContaining("sinew serve");
        Stores.open(address).close();
        Stores.visit(address).close();
    }

    @Test
    void refusesTablesOfANewerVersion() {
        Stores.open(address).close();
        RawSql.change(address, """
                insert into flyway_schema_history
                    (installed_rank, version, description, type, script, checksum, installed_by, execution_time, success)
                values (99, '99', 'later', 'SQL', 'V99__later.sql', 1, 'somebody', 1, true)
                """);

        for (var opening : List.<org.assertj.core.api.ThrowableAssert.ThrowingCallable>of(
                () -> Stores.open(address), () -> Stores.visit(address))) {
            assertThatThrownBy(opening)
                    .isInstanceOf(StoreUnavailable.class)
                    .hasMessageContaining("a newer version of Sinew wrote it (tables of version 99)")
                    .hasMessageContaining("restore a backup");
        }
    }

    private static List<Long> sequences(Store store) {
        List<Long> sequences = new ArrayList<>();
        store.journal().read(0, Long.MAX_VALUE, next -> {
            assertThat(next).isInstanceOf(Journaled.Entry.class);
            sequences.add(next.sequence());
        });
        return sequences;
    }
}
