package dev.sinew.app.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sinew.model.Confidence;
import dev.sinew.model.Severity;
import dev.sinew.model.policy.Allowance;
import dev.sinew.model.policy.Block;
import dev.sinew.model.policy.Mode;
import dev.sinew.model.policy.ResponseRule;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class RespondSectionTest {
    private static Responding read(String text) throws WrongConfiguration {
        return ConfigurationReader.read(Path.of("sinew.yaml"), text.getBytes(StandardCharsets.UTF_8))
                .serve()
                .responding();
    }

    @Test
    void everyKeyIsUnderstood() throws WrongConfiguration {
        Responding read = read("""
                serve:
                  respond:
                    rules:
                      - name: thieves
                        rules: [detect.object-of-another-caller, "detect.owner-*"]
                        mode: live
                        severity: critical
                        confidence: likely
                        whom: [token, client]
                        minutes: [60, 1440]
                        approval: false
                        per-hour: 3
                        remind-after-minutes: 30
                      - name: others
                        rules: detect.*
                    allow:
                      - {what: 192.0.2.0/24, reason: our scanner}
                      - {what: "cohort:third-party", reason: partners, until: "2027-01-31T00:00:00Z"}
                """);
        ResponseRule thieves = read.rules().getFirst();
        assertThat(thieves.mode()).isEqualTo(Mode.LIVE);
        assertThat(thieves.rules()).containsExactly("detect.object-of-another-caller", "detect.owner-*");
        assertThat(thieves.severity()).isEqualTo(Severity.CRITICAL);
        assertThat(thieves.confidence()).isEqualTo(Confidence.LIKELY);
        assertThat(thieves.whom()).containsExactly(Block.Kind.TOKEN, Block.Kind.CLIENT);
        assertThat(thieves.lasts()).containsExactly(Duration.ofHours(1), Duration.ofDays(1));
        assertThat(thieves.approval()).isFalse();
        assertThat(thieves.perHour()).isEqualTo(3);
        assertThat(thieves.remindAfter()).isEqualTo(Duration.ofMinutes(30));
        assertThat(read.allowances()).extracting(Allowance::what).containsExactly("192.0.2.0/24", "cohort:third-party");
        assertThat(read.allowances().getLast().until()).contains(Instant.parse("2027-01-31T00:00:00Z"));
    }

    /** Whoever says little gets a rule that blocks nobody without a person. */
    @Test
    void theUsualRuleTriesAndAsks() throws WrongConfiguration {
        ResponseRule usual = read("serve: {respond: {rules: [{name: a, rules: detect.*}]}}")
                .rules()
                .getFirst();
        assertThat(usual.mode()).isEqualTo(Mode.DRY_RUN);
        assertThat(usual.approval()).isTrue();
        assertThat(usual.whom()).isEqualTo(List.of(Block.Kind.CALLER));
        assertThat(usual.confidence()).isEqualTo(Confidence.CONFIRMED);
        assertThat(read("")).isEqualTo(Responding.NONE);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                rules: [{rules: detect.*}]                                       | "serve.respond.rules[0].name" is missing
                rules: [{name: a}]                                               | "serve.respond.rules[0].rules" names no rule
                rules: [{name: a, rules: detect.nothing}]                        | fits no rule that tells of events
                rules: [{name: a, rules: posture.*}]                             | fits no rule that tells of events
                rules: [{name: A B, rules: detect.*}]                            | is no name
                rules: [{name: a, rules: detect.*, mode: on}]                    | write one of off, dry-run, live
                rules: [{name: a, rules: detect.*, per-hour: 0}]                 | "serve.respond.rules[0].per-hour"
                rules: [{name: a, rules: detect.*, minutes: [60, 0]}]            | "serve.respond.rules[0].minutes"
                rules: [{name: a, rules: detect.*, perHour: 4}]                  | per-hour
                rules: [{name: a, rules: detect.*}, {name: a, rules: detect.*}]  | as another one
                allow: [{what: 300.1.2.3, reason: x}]                            | names nobody
                allow: [{what: "cohort:kings", reason: x}]                       | names nobody
                allow: [{what: 10.0.0.0/8}]                                      | "serve.respond.allow[0].reason"
                """)
    void whatIsWrongIsSaid(String written, String said) {
        assertThatThrownBy(() -> read("serve: {respond: {" + written + "}}"))
                .isInstanceOf(WrongConfiguration.class)
                .hasMessageContaining("sinew.yaml line 1")
                .hasMessageContaining(said);
    }
}
