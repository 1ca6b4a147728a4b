package dev.sinew.spec.drift;

import dev.sinew.model.Confidence;
import dev.sinew.model.Finding;
import dev.sinew.model.LearnedOperation;
import dev.sinew.model.RuleEntry;
import dev.sinew.spec.ApiDescription;
import dev.sinew.spec.match.Match;
import dev.sinew.spec.match.SpecMatch;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Traffic against specifications.
 *
 * @param matches one for each learned operation, in their order, then one for each described operation that was never seen
 * @param findings what contradicts what, worst first, then in the order of operations
 */
public record SpecComparison(List<Match> matches, List<Finding> findings) {
    public SpecComparison {
        matches = List.copyOf(matches);
        findings = List.copyOf(findings);
    }

    /** Compares with all rules. */
    public static SpecComparison of(List<ApiDescription> descriptions, List<LearnedOperation> learned) {
        return of(RuleIndex.all(), descriptions, learned);
    }

    /** Compares with some rules; those that are no {@link DriftCheck} are left out. */
    public static SpecComparison of(
            List<? extends RuleEntry<?>> rules, List<ApiDescription> descriptions, List<LearnedOperation> learned) {
        List<Match> matches = SpecMatch.of(descriptions, learned);
        List<Finding> findings = new ArrayList<>();
        for (RuleEntry<?> entry : rules) {
            if (entry.rule() instanceof DriftCheck check) {
                matches.forEach(match -> findings(entry, check, match, findings));
            }
        }
        findings.sort(Finding.WORST_FIRST);
        return new SpecComparison(matches, findings);
    }

    private static void findings(RuleEntry<?> entry, DriftCheck check, Match match, List<Finding> into) {
        Map<String, List<Drift>> byField = new TreeMap<>();
        for (Drift drift : check.drifts(match)) {
            byField.computeIfAbsent(drift.field(), key -> new ArrayList<>()).add(drift);
        }
        byField.forEach((field, drifts) -> {
            drifts.sort(Drift::byCertainty);
            Confidence confidence = drifts.getFirst().confidence();
            long occurrences = drifts.stream().mapToLong(Drift::occurrences).sum();
            into.add(new Finding(
                    entry.facts(), match.operation(), field, confidence, Drift.evidence(drifts), occurrences));
        });
    }
}
