package dev.sinew.app.notify;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sinew.console.api.Blocking;
import dev.sinew.model.Severity;
import dev.sinew.model.policy.Block;
import dev.sinew.model.policy.Pace;
import dev.sinew.model.policy.Past;
import dev.sinew.model.policy.Policy;
import dev.sinew.model.policy.Proposal;
import dev.sinew.report.message.Notice;
import dev.sinew.report.message.NoticeReader;
import dev.sinew.store.LedgerEntry;
import java.nio.file.Path;
import java.time.Duration;
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
                    new Block("block-1", "caller-a", 0, "walks", "ana", "", now, now.plusSeconds(60), false), true, 0);
            world.notifying.telling().tell(List.of(standing), Policy.NONE, now);
            world.notifying.telling().tell(List.of(standing), Policy.NONE, now);
            assertThat(told(world)).containsExactly("block-added medium block-1");
            world.notifying.telling().tell(List.of(), Policy.NONE, now);
            world.notifying.telling().tell(List.of(), Policy.NONE, now);
            assertThat(told(world)).containsExactly("block-ended medium block-1");
            assertThat(world.store.outbox().told()).isEmpty();
        }
    }

    @Test
    void remindsOfAProposalUntilItIsAnswered() throws Exception {
        try (World world = World.over(folder).target("hook", TargetKind.WEBHOOK, URL)) {
            Instant noon = Instant.parse("2026-01-05T12:00:00Z");
            Block block = new Block("block-1", "caller-a", 0, "walks", "response x", "", noon, noon, false);
            Policy waits =
                    new Policy(1, List.of(new Proposal(block, "x", "the rule asks for approval", Duration.ofHours(4))));
            Telling telling = world.notifying.telling();
            telling.tell(List.of(), waits, noon);
            telling.tell(List.of(), waits, noon.plusSeconds(3_600));
            assertThat(told(world)).containsExactly("block-proposed high proposal-block-1");
            telling.tell(List.of(), waits, noon.plus(Duration.ofHours(4)));
            telling.tell(List.of(), waits, noon.plus(Duration.ofHours(5)));
            assertThat(told(world)).containsExactly("block-proposed high proposal-block-1");
            telling.tell(List.of(), waits, noon.plus(Duration.ofHours(9)));
            assertThat(told(world)).containsExactly("block-proposed critical proposal-block-1");
            telling.tell(List.of(), Policy.NONE, noon.plus(Duration.ofHours(10)));
            assertThat(told(world)).isEmpty();
            assertThat(world.store.outbox().told()).isEmpty();
        }
    }

    @Test
    void tellsOnceThatARuleStoppedAndAgainAfterItWentOn() throws Exception {
        try (World world = World.over(folder).target("hook", TargetKind.WEBHOOK, URL)) {
            Instant now = Instant.now();
            for (int round = 0; round < 2; round++) {
                Instant since = now.plusSeconds(round);
                Policy stopped = new Policy(1, List.of(new Pace("thieves", List.of(now), Optional.of(since))));
                world.notifying.telling().tell(List.of(), stopped, now);
                world.notifying.telling().tell(List.of(), stopped, now);
                assertThat(told(world)).containsExactly("response-stopped critical thieves");
                world.notifying.telling().tell(List.of(), Policy.NONE, now);
            }
        }
    }

    @Test
    void theSecondBlockOfACallerIsWorse() throws Exception {
        try (World world = World.over(folder).target("hook", TargetKind.WEBHOOK, URL)) {
            Instant now = Instant.now();
            Block block = new Block("block-2", "caller-a", 0, "walks", "ana", "", now, now.plusSeconds(60), false);
            Policy policy = new Policy(1, List.of(block, new Past("caller-a", 2, now, now)));
            world.notifying.telling().tell(List.of(new Blocking.Standing(block, true, 0)), policy, now);
            assertThat(told(world)).containsExactly("block-added high block-2");
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
