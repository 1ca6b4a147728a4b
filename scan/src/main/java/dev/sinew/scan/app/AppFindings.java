package dev.sinew.scan.app;

import dev.sinew.model.Confidence;
import dev.sinew.model.Evidence;
import dev.sinew.model.Finding;
import dev.sinew.model.Operation;
import dev.sinew.model.Origin;
import dev.sinew.model.RuleEntry;
import dev.sinew.model.RuleFacts;
import dev.sinew.scan.app.rules.App;
import dev.sinew.scan.app.rules.AppRule;
import dev.sinew.scan.leak.RuleIndex;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Makes findings of what rules notice: one for each rule at each place of an app. */
final class AppFindings {
    private static final Operation NOWHERE = Operation.ofApi("");
    private static final int MAX_EVIDENCE = 20;

    private AppFindings() {}

    /** What all rules about apps say. */
    static List<Finding> of(App app, String file) {
        List<Finding> findings = new ArrayList<>();
        for (RuleEntry<Object> entry : RuleIndex.all()) {
            if (entry.rule() instanceof AppRule rule) {
                Map<String, List<Noticed>> places = new LinkedHashMap<>();
                rule.judge(
                        app,
                        (confidence, place, note) -> places.computeIfAbsent(place, any -> new ArrayList<>())
                                .add(new Noticed(confidence, note)));
                places.forEach((place, there) -> findings.add(finding(entry.facts(), app.id(), file, place, there)));
            }
        }
        return findings;
    }

    /** The facts of the rule of that id. */
    static RuleFacts facts(String id) {
        return RuleIndex.all().stream()
                .map(RuleEntry::facts)
                .filter(each -> each.id().equals(id))
                .findFirst()
                .orElseThrow();
    }

    /** What was seen at a place of an app. */
    static List<Evidence> evidence(String file, String place, String note) {
        return List.of(new Evidence(new Origin(file, 0), place + ": " + note));
    }

    /** What one notice makes. */
    static Finding noticed(RuleFacts rule, String id, String file, String place, Confidence confidence, String note) {
        return finding(rule, id, file, place, List.of(new Noticed(confidence, note)));
    }

    private record Noticed(Confidence confidence, String note) {}

    private static Finding finding(RuleFacts rule, String id, String file, String place, List<Noticed> there) {
        List<Evidence> evidence = there.stream()
                .map(Noticed::note)
                .distinct()
                .limit(MAX_EVIDENCE)
                .flatMap(note -> evidence(file, place, note).stream())
                .toList();
        Confidence confidence = there.stream()
                .map(Noticed::confidence)
                .max(Confidence::compareTo)
                .orElse(Confidence.POSSIBLE);
        return new Finding(rule, NOWHERE, id + ": " + place, confidence, evidence, there.size())
                .at(new Finding.Line(file, 0));
    }
}
