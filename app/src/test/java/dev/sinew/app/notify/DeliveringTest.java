package dev.sinew.app.notify;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import dev.sinew.app.notify.Listener.Heard;
import dev.sinew.model.Severity;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;

/** Delivery to real servers that fail, hang, redirect and ask for patience. */
final class DeliveringTest {
    private static final String SECRET = "s3cret-that-nobody-may-see";

    @TempDir
    Path folder;

    @Test
    void deliversInOrderSignedAndUnderTheSameNameHoweverOftenItFails() throws Exception {
        try (Listener listener = Listener.start().answers(500).answers(503);
                World world = World.over(folder)
                        .target("hook", TargetKind.WEBHOOK, "url: " + listener.address() + "\nsecret: " + SECRET)
                        .started()) {
            world.incident("caller-a", Severity.HIGH);
            world.incident("caller-b", Severity.HIGH);

            List<Heard> heard = List.of(listener.next(), listener.next(), listener.next(), listener.next());

            List<String> names =
                    heard.stream().map(each -> each.header("Idempotency-key")).toList();
            assertThat(names.subList(0, 3)).containsOnly(names.get(0));
            assertThat(names.get(3)).isNotEqualTo(names.get(0)).startsWith("evt-");
            assertThat(heard.get(2).body()).contains("\"caller-a\"");
            assertThat(heard.get(3).body()).contains("\"caller-b\"");
            for (Heard each : heard) {
                String time = each.header("X-sinew-timestamp");
                assertThat(each.header("X-sinew-signature"))
                        .isEqualTo("sha256="
                                + Requests.signature(SECRET, time, each.body().getBytes(StandardCharsets.UTF_8)));
            }
            awaitEmpty(world);
            assertThat(world.registry.get("sinew.notify.sent").counter().count())
                    .isEqualTo(2);
            assertThat(world.registry.get("sinew.notify.retried").counter().count())
                    .isEqualTo(2);
        }
    }

    @Test
    void deliversEachOnceWhereNothingFails() throws Exception {
        try (Listener listener = Listener.start();
                World world = World.over(folder)
                        .target("hook", TargetKind.WEBHOOK, "url: " + listener.address())
                        .started()) {
            List<String> actors = IntStream.range(0, 60)
                    .mapToObj(number -> "caller-" + number)
                    .toList();
            actors.forEach(actor -> world.incident(actor, Severity.HIGH));

            for (String actor : actors) {
                assertThat(listener.next().body()).contains("\"actor\":\"" + actor + "\"");
            }
            awaitEmpty(world);
            assertThat(listener.unheard()).isZero();
        }
    }

    /** A value that was worked out with another program. */
    @Test
    void signsAsIsDocumented() {
        assertThat(Requests.signature("key", "1700000000", "{}".getBytes(StandardCharsets.UTF_8)))
                .isEqualTo("9d713ed406bb7076d4123f0dc2c39d2df5c654ed4b0cd56b52c8b4c940bd63ae");
    }

    @Test
    void leavesATargetAloneForAsLongAsItAsks() throws Exception {
        try (Listener listener = Listener.start().answers(429, "Retry-After", "2");
                World world = World.over(folder)
                        .target("hook", TargetKind.WEBHOOK, "url: " + listener.address())
                        .started()) {
            world.incident("caller-a", Severity.HIGH);

            long first = listener.next().nanos();
            long second = listener.next().nanos();

            assertThat(Duration.ofNanos(second - first)).isGreaterThan(Duration.ofMillis(1_900));
        }
    }

    @Test
    void aTargetThatHangsHoldsUpNoOther() throws Exception {
        try (Listener hanging = Listener.start().answers(0);
                Listener fine = Listener.start();
                World world = World.over(folder, patient(Duration.ofMinutes(5)))
                        .target("hanging", TargetKind.WEBHOOK, "url: " + hanging.address())
                        .target("fine", TargetKind.WEBHOOK, "url: " + fine.address())
                        .started()) {
            world.incident("caller-a", Severity.HIGH);
            hanging.next();
            for (String actor : List.of("caller-b", "caller-c", "caller-d")) {
                world.incident(actor, Severity.HIGH);
            }
            for (String actor : List.of("caller-a", "caller-b", "caller-c", "caller-d")) {
                assertThat(fine.next().body()).contains(actor);
            }
            assertThat(hanging.unheard()).isZero();
            assertThat(world.store.outbox().standings().get("hanging")).hasFieldOrPropertyWithValue("waiting", 4L);
        }
    }

    @Test
    void aTargetThatHangsIsTriedAgain() throws Exception {
        try (Listener listener = Listener.start().answers(0);
                World world = World.over(folder)
                        .target("hook", TargetKind.WEBHOOK, "url: " + listener.address())
                        .started()) {
            world.incident("caller-a", Severity.HIGH);

            assertThat(listener.next().header("Idempotency-key"))
                    .isEqualTo(listener.next().header("Idempotency-key"));
        }
    }

    @Test
    void followsNoRedirectAndGivesUp() throws Exception {
        try (Listener other = Listener.start();
                Listener listener = Listener.start();
                World world = World.over(folder).target("hook", TargetKind.WEBHOOK, "url: " + listener.address())) {
            for (int attempt = 0; attempt < World.SHORT.attempts(); attempt++) {
                listener.answers(307, "Location", other.address().toString());
            }
            world.started().incident("caller-a", Severity.HIGH);
            world.incident("caller-b", Severity.HIGH);

            for (int attempt = 0; attempt < World.SHORT.attempts(); attempt++) {
                assertThat(listener.next().body()).contains("caller-a");
            }
            assertThat(listener.next().body()).contains("caller-b");
            assertThat(other.unheard()).isZero();
            assertThat(world.store.outbox().standings().get("hook")).hasFieldOrPropertyWithValue("dead", 1L);
            awaitTrouble(world);
            assertThat(world.notifying.check().what()).contains("1 messages to hook");
            assertThat(world.registry.get("sinew.notify.failed").counter().count())
                    .isEqualTo(1);
        }
    }

    @Test
    void goesOnAtOnceWhereATargetWillNeverTakeAMessage() throws Exception {
        try (Listener listener = Listener.start().answers(400);
                World world = World.over(folder)
                        .target("hook", TargetKind.WEBHOOK, "url: " + listener.address())
                        .started()) {
            world.incident("caller-a", Severity.HIGH);
            world.incident("caller-b", Severity.HIGH);

            assertThat(listener.next().body()).contains("caller-a");
            assertThat(listener.next().body()).contains("caller-b");
        }
    }

    @Test
    void givesUpWhatIsTooOld() throws Exception {
        Patience hasty = new Patience(
                Duration.ofSeconds(2),
                Duration.ofSeconds(2),
                Duration.ofMillis(1),
                Duration.ofMillis(1),
                100,
                Duration.ZERO);
        try (Listener listener = Listener.start().answers(500);
                World world = World.over(folder, hasty)
                        .target("hook", TargetKind.WEBHOOK, "url: " + listener.address())
                        .started()) {
            world.incident("caller-a", Severity.HIGH);
            listener.next();
            awaitTrouble(world);
        }
    }

    @Test
    void whatDidNotArriveBeforeARestartArrivesAfterIt() throws Exception {
        String before;
        try (Listener down = Listener.start().answers(0);
                World world = World.over(folder, patient(Duration.ofMinutes(5)))
                        .target("hook", TargetKind.WEBHOOK, "url: " + down.address())
                        .started()) {
            world.incident("caller-a", Severity.HIGH);
            world.incident("caller-b", Severity.HIGH);
            before = down.next().header("Idempotency-key");
            assertThat(down.unheard()).isZero();
        }
        try (Listener up = Listener.start();
                World world = World.over(folder)) {
            Destination moved = DestinationReader.read(TargetKind.WEBHOOK, "url: " + up.address());
            world.store
                    .targets()
                    .reseal(List.of(world.store
                            .targets()
                            .get("hook")
                            .orElseThrow()
                            .sealed(World.KEY.id(), World.KEY.seal(moved.text()))));
            world.started().incident("caller-a", Severity.HIGH);

            assertThat(up.next().header("Idempotency-key")).isEqualTo(before);
            assertThat(up.next().body()).contains("caller-b");
            awaitEmpty(world);
            assertThat(up.unheard()).isZero();
        }
    }

    @Test
    void showsNoSecretInFilesAndLogs() throws Exception {
        ListAppender<ILoggingEvent> logged = new ListAppender<>();
        Logger root = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
        logged.start();
        root.addAppender(logged);
        try (Listener listener = Listener.start().answers(400)) {
            String settings = "url: " + listener.address() + "/" + SECRET + "\nsecret: " + SECRET
                    + "-2\nheader: Authorization: Bearer " + SECRET + "-3";
            try (World world = World.over(folder)
                    .target("hook", TargetKind.WEBHOOK, settings)
                    .target("gone", TargetKind.SLACK, "url: http://127.0.0.1:1/" + SECRET)
                    .started()) {
                world.incident("caller-a", Severity.HIGH);
                assertThat(listener.next().header("Authorization")).endsWith(SECRET + "-3");
                awaitTrouble(world);
                assertThat(world.store.targets().all().toString()).doesNotContain(SECRET);
            }
        } finally {
            root.detachAppender(logged);
        }
        assertThat(logged.list)
                .anySatisfy(event -> assertThat(event.getFormattedMessage()).contains("given up"))
                .noneSatisfy(event -> assertThat(
                                event.getFormattedMessage() + event.getKeyValuePairs() + event.getThrowableProxy())
                        .contains(SECRET));
        try (Stream<Path> files = Files.walk(folder)) {
            List<Path> all = files.filter(Files::isRegularFile).toList();
            assertThat(all).isNotEmpty();
            for (Path file : all) {
                assertThat(new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1))
                        .as(file.toString())
                        .doesNotContain(SECRET);
            }
        }
    }

    private static Patience patient(Duration answer) {
        return new Patience(
                Duration.ofSeconds(2), answer, Duration.ofMillis(20), Duration.ofMillis(40), 4, Duration.ofHours(1));
    }

    private static void awaitEmpty(World world) {
        until(() -> world.store.outbox().standings().isEmpty());
    }

    private static void awaitTrouble(World world) {
        until(() -> !world.notifying.check().fine());
    }

    /** Asks again and again, by real work each time, for half a minute at most. */
    private static void until(BooleanSupplier hoped) {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
        while (!hoped.getAsBoolean()) {
            assertThat(System.nanoTime()).as("it does not come true").isLessThan(end);
            Thread.onSpinWait();
        }
    }
}
