package dev.sinew.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

final class FindingsTest {
    private static final Operation CARD = new Operation("api.bank.example", "GET", "/cards/{cardId}", "");
    private static final Operation SAME_CARD = new Operation("api.bank.example", "GET", "/cards/{id}", "");

    private static RuleFacts rule(String id, String flaw, Severity severity) {
        return new RuleFacts(
                id, flaw, id, severity, Maturity.PREVIEW, List.of("API1:2023"), List.of(639), List.of(), "Page.");
    }

    private static Finding finding(RuleFacts rule, Operation operation, Confidence confidence, String note) {
        return new Finding(
                rule, operation, "", confidence, List.of(new Evidence(new Origin("a.har", 1), note)), note.length());
    }

    @Test
    void oneFlawSeenThreeWaysIsOneFindingWithThreeEvidences() {
        Finding posture = finding(rule("posture.a", "owner", Severity.MEDIUM), CARD, Confidence.POSSIBLE, "p")
                .cured("Check the owner.");
        Finding runtime = finding(rule("detect.a", "owner", Severity.HIGH), CARD, Confidence.LIKELY, "ru");
        Finding proof = finding(rule("probe.a", "owner", Severity.HIGH), SAME_CARD, Confidence.CONFIRMED, "pro")
                .at(new Finding.Line("bank.yaml", 7));

        List<Finding> merged = Findings.merged(List.of(posture, runtime, proof));

        assertThat(merged).hasSize(1);
        Finding one = merged.getFirst();
        assertThat(one.rule().id()).isEqualTo("detect.a");
        assertThat(one.others()).extracting(RuleFacts::id).containsExactly("posture.a", "probe.a");
        assertThat(one.confidence()).isEqualTo(Confidence.CONFIRMED);
        assertThat(one.evidence()).extracting(Evidence::note).containsExactlyInAnyOrder("p", "ru", "pro");
        assertThat(one.occurrences()).isEqualTo(3);
        assertThat(one.cure()).isEqualTo("Check the owner.");
        assertThat(one.line()).isEqualTo(new Finding.Line("bank.yaml", 7));
        assertThat(one.fingerprint()).isEqualTo(posture.fingerprint());
    }

    @Test
    void otherPlacesAndFlawsStayApart() {
        RuleFacts rule = rule("posture.a", "owner", Severity.LOW);
        Finding here = finding(rule, CARD, Confidence.LIKELY, "x");
        Finding api = finding(rule, Operation.ofApi("api.bank.example"), Confidence.LIKELY, "x");
        Finding other = finding(rule("posture.b", "other", Severity.HIGH), CARD, Confidence.LIKELY, "x");

        assertThat(Findings.merged(List.of(here, api, other))).containsExactly(other, api, here);
        assertThat(api.ofApi()).isTrue();
        assertThat(here.ofApi()).isFalse();
    }

    @Test
    void theOrderOfTheInputDoesNotMatter() {
        List<Finding> all = new ArrayList<>();
        for (int i = 0; i < 12; i++) {
            all.add(finding(
                    rule("posture.r" + i % 5, "f" + i % 3, Severity.values()[i % 4]),
                    i % 2 == 0 ? CARD : SAME_CARD,
                    Confidence.values()[i % 3],
                    "n" + i));
        }
        List<Finding> expected = Findings.merged(all);
        long seed = System.nanoTime();
        Random random = new Random(seed);
        for (int round = 0; round < 20; round++) {
            Collections.shuffle(all, random);
            assertThat(Findings.merged(all)).as("seed %d", seed).isEqualTo(expected);
        }
    }
}
