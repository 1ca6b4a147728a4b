package dev.sinew.report;

import dev.sinew.model.Confidence;
import dev.sinew.model.Finding;
import dev.sinew.model.Operation;
import dev.sinew.model.RuleFacts;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What one rule found in all places.
 *
 * @param rule the rule
 * @param findings at least one, in the order of their operations
 */
public record FindingGroup(RuleFacts rule, List<Finding> findings) {
    private static final Comparator<FindingGroup> WORST_FIRST = Comparator.comparing(
                    (FindingGroup group) -> group.rule().severity())
            .reversed()
            .thenComparing(FindingGroup::sure, Comparator.reverseOrder())
            .thenComparing(group -> group.findings().size(), Comparator.reverseOrder())
            .thenComparing(group -> group.rule().id());

    public FindingGroup {
        findings = List.copyOf(findings);
    }

    /** The groups of findings, worst first. */
    public static List<FindingGroup> of(List<Finding> findings) {
        Map<String, List<Finding>> byRule = new LinkedHashMap<>();
        findings.forEach(finding -> byRule.computeIfAbsent(finding.rule().id(), id -> new ArrayList<>())
                .add(finding));
        List<FindingGroup> groups = new ArrayList<>();
        byRule.values()
                .forEach(same -> groups.add(new FindingGroup(
                        same.getFirst().rule(),
                        same.stream()
                                .sorted(Comparator.comparing(Finding::operation).thenComparing(Finding::field))
                                .toList())));
        groups.sort(WORST_FIRST);
        return groups;
    }

    /** The surest of its findings. */
    Confidence sure() {
        return findings.stream()
                .map(Finding::confidence)
                .max(Comparator.naturalOrder())
                .orElse(Confidence.POSSIBLE);
    }

    /** What to do about all of them: the cure that they share, else what the rule's page says. */
    public String cure() {
        String first = findings.getFirst().cure();
        return !first.isEmpty() && sharesCure() ? first : RulePage.of(rule).fix();
    }

    /** Whether the same is to be done everywhere. */
    public boolean sharesCure() {
        return findings.stream().map(Finding::cure).distinct().count() == 1;
    }

    /** In which places, in a few words. */
    public String where() {
        List<Operation> places =
                findings.stream().map(Finding::operation).distinct().toList();
        List<String> files = findings.stream()
                .filter(each -> each.operation().api().isEmpty())
                .map(each -> each.line().file())
                .filter(each -> !each.isEmpty())
                .distinct()
                .toList();
        if (!files.isEmpty()) {
            return PlainText.of(files.getFirst())
                    + (files.size() == 1 ? "" : " and " + Words.counted(files.size() - 1L, "more file"));
        }
        String first = PlainText.of(places.getFirst().toString());
        boolean apis = places.stream().allMatch(Operation::isApi);
        String rest = apis ? "API" : "operation";
        return (apis ? "the whole of " : "")
                + first
                + (places.size() == 1 ? "" : " and " + Words.counted(places.size() - 1L, "more " + rest));
    }

    /** How often in all. */
    public long occurrences() {
        return findings.stream().mapToLong(Finding::occurrences).sum();
    }
}
