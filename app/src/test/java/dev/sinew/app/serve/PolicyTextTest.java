package dev.sinew.app.serve;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sinew.console.policy.Forms;
import dev.sinew.console.policy.PolicyText;
import dev.sinew.model.Confidence;
import dev.sinew.model.Severity;
import dev.sinew.model.policy.Allowance;
import dev.sinew.model.policy.Block;
import dev.sinew.model.policy.Decision;
import dev.sinew.model.policy.Entry;
import dev.sinew.model.policy.Mode;
import dev.sinew.model.policy.Pace;
import dev.sinew.model.policy.Past;
import dev.sinew.model.policy.Patch;
import dev.sinew.model.policy.Policy;
import dev.sinew.model.policy.Proposal;
import dev.sinew.model.policy.ResponseRule;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class PolicyTextTest {
    private static final Instant NOON = Instant.parse("2026-01-05T12:00:00.123456789Z");
    private static final Block BLOCK = new Block(
            "block-1",
            "token-1",
            -7,
            "says \"stop\" \n and more",
            "münchen",
            "inc-9",
            NOON,
            NOON.plusSeconds(60),
            true);
    private static final List<Entry> ALL = List.of(
            BLOCK,
            new Proposal(BLOCK, "thieves", "the rule asks", Duration.ofHours(4)),
            new Past("caller-1", 3, NOON, NOON.plusSeconds(1)),
            new Pace("thieves", List.of(NOON, NOON.plusSeconds(1)), Optional.of(NOON)),
            new Pace("others", List.of(), Optional.empty()),
            new Allowance("allowance-1", "cohort:staff", "ours", "ana", NOON, Optional.empty()),
            new Allowance("allowance-2", "192.0.2.0/24", "ours", "ana", NOON, Optional.of(NOON.plusSeconds(9))),
            new Patch(
                    "patch-1",
                    "GET",
                    "*",
                    "/accounts",
                    Patch.Condition.PARAMETER_ABOVE,
                    "limit",
                    Long.MAX_VALUE,
                    "x",
                    "ana",
                    NOON,
                    NOON.plusSeconds(9),
                    false),
            new ResponseRule(
                    "thieves",
                    Mode.DRY_RUN,
                    List.of("detect.*"),
                    Severity.CRITICAL,
                    Confidence.LIKELY,
                    List.of(Block.Kind.CALLER, Block.Kind.CLIENT),
                    List.of(Duration.ofHours(1), Duration.ofDays(1)),
                    true,
                    5,
                    Duration.ofHours(4)));

    @Test
    void isReadAsItWasWritten() {
        Policy policy = new Policy(77, ALL);
        assertThat(PolicyText.policy(PolicyText.of(policy))).contains(policy);
        assertThat(PolicyText.policy(PolicyText.of(Policy.NONE))).contains(Policy.NONE);
        for (Decision.Kind kind : Decision.Kind.values()) {
            Decision decision = new Decision(kind, NOON, "ana", "caller-1", "why", ALL, List.of("a", "b"));
            assertThat(PolicyText.decision(PolicyText.of(decision))).contains(decision);
        }
    }

    /** A policy of another program, or a damaged one, blocks nobody by accident. */
    @Test
    void whatItDidNotWriteIsNoPolicy() {
        String whole = PolicyText.of(new Policy(1, List.of(BLOCK)));
        for (int length = 0; length < whole.length(); length++) {
            assertThat(PolicyText.policy(whole.substring(0, length)))
                    .as("cut at " + length)
                    .isEmpty();
        }
        for (String bad : List.of(
                "{\"rules\":[]}",
                "[]",
                "{\"through\":\"x\",\"entries\":[]}",
                "{\"through\":1,\"entries\":[{\"kind\":\"block\",\"id\":\"b\",\"until\":\"someday\"}]}",
                "{\"through\":1,\"entries\":[{\"kind\":\"king\"}]}",
                "{\"blocks\":[{\"id\":\"b\",\"until\":\"someday\"}]}",
                "{\"a\":".repeat(5_000))) {
            assertThat(PolicyText.policy(bad)).as(bad).isEmpty();
        }
    }

    @Test
    void aPolicyThatKnewCallersAloneIsReadAsSuch() {
        String old = "{\"blocks\":[{\"id\":\"block-1\",\"caller\":\"caller-1\",\"reason\":\"x\",\"who\":\"ana\","
                + "\"since\":\"2026-01-05T12:00:00Z\",\"until\":\"2026-01-06T12:00:00Z\",\"dryRun\":\"false\"}]}";
        assertThat(PolicyText.policy(old).orElseThrow().all(Block.class))
                .singleElement()
                .satisfies(block -> {
                    assertThat(block.subject()).isEqualTo("caller-1");
                    assertThat(block.key()).isZero();
                });
    }

    @Test
    void whatSubjectsAreRecognisedByIsNotShown() {
        assertThat(Forms.shown(BLOCK)).doesNotContainKey("key");
        assertThat(Forms.shown(ALL.get(1)).toString()).doesNotContain("key=");
    }

    @Test
    void whatHasEndedGoesWithTheNextDecision() {
        Policy policy = new Policy(1, ALL)
                .after(
                        2,
                        new Decision(
                                Decision.Kind.RULE_GONE,
                                NOON.plus(Duration.ofDays(100)),
                                "ana",
                                "thieves",
                                "",
                                List.of(),
                                List.of("rule thieves")));
        assertThat(policy.entries())
                .extracting(Entry::id)
                .containsExactly("pace thieves", "pace others", "allowance-1");
    }
}
