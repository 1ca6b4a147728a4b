package dev.sinew.app.fold;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sinew.model.Confidence;
import dev.sinew.model.Evidence;
import dev.sinew.model.Finding;
import dev.sinew.model.Findings;
import dev.sinew.model.Operation;
import dev.sinew.model.Origin;
import dev.sinew.model.RuleFacts;
import dev.sinew.probe.proof.RuleIndex;
import dev.sinew.report.AnalysisReport;
import dev.sinew.report.Tested;
import dev.sinew.store.LedgerEntry;
import dev.sinew.store.Store;
import dev.sinew.store.StoreAddress;
import dev.sinew.store.sql.Stores;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The same flaw at the same place, seen by posture and by a test, is one finding, and stands until both no longer say it. */
final class TestFindingsTest {
    private static final Operation PLACE = new Operation("api.bank.example", "GET", "/accounts/{accountId}", "");
    private static final Instant NOON = Instant.parse("2026-12-01T12:00:00Z");
    private static final RuleFacts POSTURE = facts(
            dev.sinew.engine.rules.RuleIndex.all().stream()
                    .map(each -> each.facts())
                    .toList(),
            "posture.object-id-in-path-without-owner-check");
    private static final RuleFacts PROBE =
            facts(RuleIndex.all().stream().map(each -> each.facts()).toList(), "probe.object-read-by-another");

    @TempDir
    private Path folder;

    @Test
    void postureAndTestAreOneFindingWithBothEvidences() {
        Finding posture = new Finding(
                POSTURE,
                PLACE,
                "accountId",
                Confidence.LIKELY,
                List.of(new Evidence(new Origin("journal", 7), "seen")),
                1);
        Finding proved = new Finding(
                PROBE,
                PLACE,
                "accountId",
                Confidence.CONFIRMED,
                List.of(new Evidence(new Origin("target", 0), "proved")),
                1);
        try (Store store = Stores.open(new StoreAddress.Folder(folder.resolve("data")))) {
            store.findings().update(List.of(posture), Set.of(POSTURE.id()), NOON);
            TestFindings.keep(store, report(Tested.Verdict.CONFIRMED, List.of(proved)), NOON.plusSeconds(60));
            LedgerEntry entry = store.findings().get(posture.fingerprint()).orElseThrow();
            assertThat(entry.subject().rules()).containsExactlyInAnyOrder(POSTURE.id(), PROBE.id());
            List<Finding> tested = TestFindings.of(store, RuleIndex.all());
            Finding one = Findings.merged(List.of(posture, tested.getFirst())).getFirst();
            assertThat(one.evidence()).extracting(Evidence::note).containsExactlyInAnyOrder("seen", "proved");
            assertThat(one.confidence()).isEqualTo(Confidence.CONFIRMED);
            // A later look of posture alone does not take away what the test says, and the other way round.
            store.findings().update(List.of(), Set.of(POSTURE.id()), NOON.plusSeconds(120));
            assertThat(state(store, posture)).isEqualTo(LedgerEntry.State.OPEN);
            TestFindings.keep(store, report(Tested.Verdict.INCONCLUSIVE, List.of()), NOON.plusSeconds(180));
            assertThat(state(store, posture)).isEqualTo(LedgerEntry.State.OPEN);
            TestFindings.keep(store, report(Tested.Verdict.REFUTED, List.of()), NOON.plusSeconds(240));
            assertThat(state(store, posture)).isEqualTo(LedgerEntry.State.FIXED);
            assertThat(TestFindings.of(store, RuleIndex.all())).isEmpty();
        }
    }

    private static LedgerEntry.State state(Store store, Finding finding) {
        return store.findings().get(finding.fingerprint()).orElseThrow().state();
    }

    private static AnalysisReport report(Tested.Verdict verdict, List<Finding> findings) {
        return new AnalysisReport(
                        "0",
                        "test",
                        1,
                        2,
                        List.of(),
                        List.of(),
                        List.of(),
                        findings,
                        List.of(),
                        List.of(),
                        List.of(PROBE))
                .tested(new Tested(
                        List.of(new Tested.Test(PROBE, PLACE, verdict, "", 1, List.of())), List.of(), List.of(), 1));
    }

    private static RuleFacts facts(List<RuleFacts> all, String id) {
        return all.stream().filter(each -> each.id().equals(id)).findFirst().orElseThrow();
    }
}
