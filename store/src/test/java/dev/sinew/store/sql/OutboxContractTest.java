package dev.sinew.store.sql;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sinew.model.Sealed;
import dev.sinew.model.Severity;
import dev.sinew.store.Outbox;
import dev.sinew.store.Outbox.Message;
import dev.sinew.store.Outbox.Standing;
import dev.sinew.store.Outbox.Told;
import dev.sinew.store.Outbox.Waiting;
import dev.sinew.store.Store;
import dev.sinew.store.StoreAddress;
import dev.sinew.store.Targets.Target;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** What targets and the outbox promise, on every database. */
@ParameterizedClass
@EnumSource(RealDatabase.class)
final class OutboxContractTest {
    private static final Instant NOON = Instant.parse("2026-01-31T12:00:00.123456Z");

    private final StoreAddress address;
    private final Path folder;
    private Store store;

    OutboxContractTest(RealDatabase database, @TempDir Path folder) {
        this.folder = folder;
        address = database.fresh(folder);
        store = Stores.open(address);
    }

    @BeforeEach
    void twoTargets() {
        store.targets().add(target("pager", Severity.HIGH, 7));
        store.targets().add(target("chat", Severity.LOW, 7));
    }

    @AfterEach
    void close() {
        store.close();
    }

    @Test
    void keepsTargetsByName() {
        assertThat(store.targets().add(target("chat", Severity.CRITICAL, 9))).isFalse();
        reopen();

        assertThat(store.targets().all())
                .containsExactly(target("chat", Severity.LOW, 7), target("pager", Severity.HIGH, 7));
        assertThat(store.targets().get("pager")).contains(target("pager", Severity.HIGH, 7));
        assertThat(store.targets().get("nobody")).isEmpty();
        assertThat(store.targets().remove("nobody")).isFalse();
    }

    @Test
    void wantsWhatWasAskedForAndIsBadEnough() {
        Target pager = target("pager", Severity.HIGH, 7);

        assertThat(pager.wants("incident-opened", Severity.HIGH)).isTrue();
        assertThat(pager.wants("incident-opened", Severity.MEDIUM)).isFalse();
        assertThat(pager.wants("block-ended", Severity.CRITICAL)).isFalse();
    }

    @Test
    void sealsAnew() {
        Target anew = target("pager", Severity.HIGH, 7).sealed(-8, new Sealed(new byte[] {9, 9}));
        store.targets().reseal(List.of(anew));
        reopen();

        assertThat(store.targets().get("pager")).contains(anew);
        assertThat(store.targets().get("chat")).contains(target("chat", Severity.LOW, 7));
    }

    @Test
    void keepsTheOrderOfEachTarget() {
        store.outbox().put(List.of(), List.of(message("chat", 1), message("pager", 1), message("chat", 2)));
        store.outbox().put(List.of(), List.of(message("pager", 2), message("nobody", 1)));
        reopen();

        List<Waiting> next = store.outbox().next();
        assertThat(next).extracting(Waiting::message).containsExactly(message("chat", 1), message("pager", 1));
        store.outbox().sent(next.get(0).number());
        store.outbox().later(next.get(1).number(), NOON.plusSeconds(9), "status 503");
        reopen();

        List<Waiting> then = store.outbox().next();
        assertThat(then)
                .extracting(Waiting::message)
                .containsExactlyInAnyOrder(message("pager", 1), message("chat", 2));
        assertThat(then)
                .filteredOn(each -> each.message().target().equals("pager"))
                .containsExactly(new Waiting(next.get(1).number(), message("pager", 1), 1, NOON.plusSeconds(9)));
        assertThat(store.outbox().standings())
                .containsOnly(
                        Map.entry("chat", new Standing(1, 0, "")),
                        Map.entry("pager", new Standing(2, 0, "status 503")));
    }

    @Test
    void givesUpAndTriesAgainWhenTold() {
        store.outbox().put(List.of(), List.of(message("chat", 1), message("chat", 2)));
        store.outbox().dead(store.outbox().next().getFirst().number(), "status 400");

        assertThat(store.outbox().next()).extracting(Waiting::message).containsExactly(message("chat", 2));
        store.outbox().sent(store.outbox().next().getFirst().number());
        assertThat(store.outbox().standings()).containsEntry("chat", new Standing(0, 1, "status 400"));
        Instant later = NOON.plus(Duration.ofDays(1));
        assertThat(store.outbox().retry("chat", later)).isEqualTo(1);
        Waiting again = store.outbox().next().getFirst();
        assertThat(again.attempts()).isZero();
        assertThat(again.due()).isEqualTo(later);
        store.outbox().dead(again.number(), "status 400");
        assertThat(store.outbox().clear("chat")).isEqualTo(1);
        assertThat(store.outbox().standings()).isEmpty();
    }

    @Test
    void boundsWhatWaitsAndWhatIsDead() {
        int most = Outbox.MOST_WAITING;
        List<Message> many = IntStream.rangeClosed(1, most + Outbox.MOST_DEAD + 5)
                .mapToObj(number -> message("chat", number))
                .toList();

        assertThat(store.outbox().put(List.of(), many)).isEqualTo(Outbox.MOST_DEAD + 5L);

        assertThat(store.outbox().standings()).containsEntry("chat", new Standing(most, Outbox.MOST_DEAD, ""));
        assertThat(RawSql.number(
                        address, "select count(*) from outbox where dead = 1 and event = 'event-" + (most + 1) + "'"))
                .isZero();
    }

    @Test
    void remembersWhatWasTold() {
        Told open = new Told("finding/a", 3, "a", NOON);
        Told closed = new Told("finding/a", 0, "a", NOON.plusSeconds(1));
        store.outbox().put(List.of(open, new Told("incident/b", 1, "inc-1", NOON)), List.of());
        store.outbox().put(List.of(closed), List.of(message("chat", 1)));
        reopen();

        assertThat(store.outbox().told().values())
                .containsExactlyInAnyOrder(closed, new Told("incident/b", 1, "inc-1", NOON));
        store.outbox().forget(List.of("incident/b", "incident/nobody"));
        assertThat(store.outbox().told().keySet()).containsExactly("finding/a");
    }

    @Test
    void takesWaitingMessagesAwayWithTheirTarget() {
        store.outbox().put(List.of(), List.of(message("chat", 1), message("pager", 1)));

        assertThat(store.targets().remove("chat")).isTrue();

        assertThat(store.outbox().standings().keySet()).containsExactly("pager");
    }

    @Test
    void isPartOfABackup() {
        store.outbox().put(List.of(new Told("finding/a", 3, "a", NOON)), List.of(message("chat", 1)));
        store.backups().backup(folder.resolve("backup-" + address.hashCode()), NOON);
        StoreAddress other = new StoreAddress.Folder(folder.resolve("restored-" + address.hashCode()));

        Stores.restore(folder.resolve("backup-" + address.hashCode()), other);

        try (Store restored = Stores.open(other)) {
            assertThat(restored.targets().all()).isEqualTo(store.targets().all());
            assertThat(restored.outbox().next()).isEqualTo(store.outbox().next());
            assertThat(restored.outbox().told()).isEqualTo(store.outbox().told());
        }
    }

    private void reopen() {
        store.close();
        store = Stores.open(address);
    }

    private static Target target(String name, Severity least, int key) {
        return new Target(
                name,
                "slack",
                least,
                Set.of("incident-opened", "finding-opened"),
                "https://hooks.example",
                NOON,
                key,
                new Sealed(new byte[] {1, 2, 0, -3}));
    }

    private static Message message(String target, int number) {
        return new Message(target, "event-" + number, NOON.plusSeconds(number), "{\"number\":" + number + "}");
    }
}
