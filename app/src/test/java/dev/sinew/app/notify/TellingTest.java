package dev.sinew.app.notify;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sinew.console.api.Blocking;
import dev.sinew.model.Severity;
import dev.sinew.report.message.Notice;
import dev.sinew.report.message.NoticeReader;
import dev.sinew.store.LedgerEntry;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is new is told, once. */
final class TellingTest {
    private static final String URL = "url: https://127.0.0.1/hook";

    @TempDir
    Path folder;

    @Test
    void tellsOfAnIncidentOnceAndAgainWhenItGetsWorse() throws Exception {
        try (World world = World.over(folder).target("hook", TargetKind.WEBHOOK, URL)) {
            world.incident("caller-a", Severity.MEDIUM);
            world.incident("caller-a", Severity.MEDIUM);
            world.incident("caller-a", Severity.LOW);
            assertThat(told(world)).containsExactly("incident-opened medium inc-7");
            world.tick(List.of(World.incident("caller-a", Severity.HIGH, 3)), List.of());
            assertThat(told(world)).containsExactly("incident-raised high inc-7");
        }
    }

    @Test
    void tellsNothingAgainAfterARestart() throws Exception {
        try (World world = World.over(folder).target("hook", TargetKind.WEBHOOK, URL)) {
            world.tick(
                    List.of(World.incident("caller-a", Severity.HIGH, 7)), List.of(World.finding("/a", Severity.LOW)));
            assertThat(told(world)).hasSize(2);
        }
        try (World world = World.over(folder)) {
            world.tick(
                    List.of(World.incident("caller-a", Severity.HIGH, 7)), List.of(World.finding("/a", Severity.LOW)));
            assertThat(told(world)).isEmpty();
        }
    }

    @Test
    void tellsOfAFindingUntilItIsFixedAndWhenItComesBack() throws Exception {
        try (World world = World.over(folder).target("hook", TargetKind.WEBHOOK, URL)) {
            world.tick(List.of(), List.of(World.finding("/a", Severity.LOW)));
            assertThat(told(world)).singleElement().asString().startsWith("finding-opened low");
            world.tick(List.of(), List.of());
            assertThat(told(world)).isEmpty();
            world.tick(List.of(), List.of(World.finding("/a", Severity.LOW)));
            assertThat(told(world)).singleElement().asString().startsWith("finding-reopened low");
            world.tick(List.of(), List.of(World.finding("/a", Severity.HIGH)));
            assertThat(told(world)).singleElement().asString().startsWith("finding-raised high");
            String fingerprint = World.finding("/a", Severity.HIGH).fingerprint();
            world.store
                    .findings()
                    .accept(
                            fingerprint,
                            new LedgerEntry.Acceptance(
                                    "known", "ana", Instant.now().plusSeconds(600)),
                            Instant.now());
            world.tick(List.of(), List.of(World.finding("/a", Severity.CRITICAL)));
            assertThat(told(world)).isEmpty();
        }
    }

    @Test
    void tellsNobodyOfWhatIsBelowWhatTheyWant() throws Exception {
        try (World world = World.over(folder).target("hook", TargetKind.WEBHOOK, URL, Severity.HIGH)) {
            world.incident("caller-a", Severity.MEDIUM);
            assertThat(told(world)).isEmpty();
            world.incident("caller-a", Severity.CRITICAL);
            assertThat(told(world)).containsExactly("incident-raised critical inc-7");
        }
    }

    @Test
    void tellsNothingOfThePastToATargetThatCameLater() throws Exception {
        try (World world = World.over(folder)) {
            world.incident("caller-a", Severity.HIGH);
            world.target("hook", TargetKind.WEBHOOK, URL);
            world.incident("caller-a", Severity.HIGH);
            assertThat(told(world)).isEmpty();
        }
    }

    @Test
    void isQuietOfWhatHappenedUnderAnotherKey() throws Exception {
        try (World world = World.over(folder).target("hook", TargetKind.WEBHOOK, URL)) {
            world.store.settings().put(Notifying.QUIET_THROUGH, "100");
        }
        try (World world = World.over(folder)) {
            world.tick(
                    List.of(
                            World.incident("caller-a", Severity.HIGH, 100),
                            World.incident("caller-b", Severity.HIGH, 101)),
                    List.of());
            assertThat(told(world)).containsExactly("incident-opened high inc-101");
        }
    }

    @Test
    void tellsOfABlockAndOfItsEnd() throws Exception {
        try (World world = World.over(folder).target("hook", TargetKind.WEBHOOK, URL)) {
            Instant now = Instant.now();
            Blocking.Standing standing = new Blocking.Standing(
                    new Blocking.Block("block-1", "caller-a", "walks", "ana", now, now.plusSeconds(60), false),
                    true,
                    0);
            world.notifying.telling().tell(List.of(standing), now);
            world.notifying.telling().tell(List.of(standing), now);
            assertThat(told(world)).containsExactly("block-added medium block-1");
            world.notifying.telling().tell(List.of(), now);
            world.notifying.telling().tell(List.of(), now);
            assertThat(told(world)).containsExactly("block-ended medium block-1");
            assertThat(world.store.outbox().told()).isEmpty();
        }
    }

    @Test
    void givesAnEventTheSameNameForEveryTarget() throws Exception {
        try (World world =
                World.over(folder).target("one", TargetKind.WEBHOOK, URL).target("two", TargetKind.WEBHOOK, URL)) {
            world.incident("caller-a", Severity.HIGH);
            assertThat(world.store.outbox().next())
                    .hasSize(2)
                    .extracting(each -> each.message().event())
                    .containsOnly(
                            world.store.outbox().next().getFirst().message().event());
        }
    }

    /** What waits, which is taken away. */
    private static List<String> told(World world) {
        List<String> told = new ArrayList<>();
        for (var next = world.store.outbox().next();
                !next.isEmpty();
                next = world.store.outbox().next()) {
            Optional<Notice> notice =
                    NoticeReader.read(next.getFirst().message().json());
            assertThat(notice).isPresent();
            Notice read = notice.orElseThrow();
            told.add(read.kind().word() + " " + read.severity().name().toLowerCase(Locale.ROOT) + " " + read.subject());
            world.store.outbox().sent(next.getFirst().number());
        }
        return told;
    }
}
