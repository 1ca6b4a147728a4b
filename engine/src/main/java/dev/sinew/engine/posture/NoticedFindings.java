package dev.sinew.app.analyze;

import dev.sinew.engine.profile.Profile;
import dev.sinew.model.Confidence;
import dev.sinew.model.Evidence;
import dev.sinew.model.Finding;
import dev.sinew.model.Operation;
import dev.sinew.model.RuleEntry;
import dev.sinew.model.RuleFacts;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;

/** Makes findings of what marks noticed about operations: one per rule, operation and place. */
final class Notices {
    private final Map<String, RuleFacts> rules = new HashMap<>();

    Notices(List<? extends RuleEntry<?>> index) {
        index.forEach(entry -> rules.put(entry.facts().id(), entry.facts()));
    }

    /** The findings, worst first, then in the order of their operations. */
    List<Finding> findings(SortedMap<Operation, Profile> operations) {
        List<Finding> findings = new ArrayList<>();
        operations.forEach((operation, profile) -> profile.notices().forEach((notice, sighting) -> {
            RuleFacts facts = rules.get(notice.rule());
            if (facts != null) {
                findings.add(new Finding(
                        facts,
                        operation,
                        notice.place(),
                        Confidence.CONFIRMED,
                        List.of(new Evidence(sighting.first(), notice.note())),
                        sighting.count()));
            }
        }));
        findings.sort(Comparator.comparing((Finding finding) -> finding.rule().severity())
                .reversed()
                .thenComparing(Finding::operation)
                .thenComparing(finding -> finding.rule().id()));
        return findings;
    }
}
