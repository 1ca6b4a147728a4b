package dev.sinew.model;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Findings from several sources as one list. The same weakness at the same place, seen in several ways, is one finding. */
public final class Findings {
    private Findings() {}

    /**
     * The findings with one for each fingerprint, worst first. What is merged keeps the facts of the worst rule, the surest
     * confidence and all evidence; what comes first in the order of {@link Finding#WORST_FIRST} gives operation, cure and line
     * where it has them. The result does not depend on the order of the input.
     */
    public static List<Finding> merged(Collection<Finding> findings) {
        Map<String, List<Finding>> same = new LinkedHashMap<>();
        findings.forEach(finding -> same.computeIfAbsent(finding.fingerprint(), key -> new ArrayList<>())
                .add(finding));
        return same.values().stream()
                .map(Findings::one)
                .sorted(Finding.WORST_FIRST)
                .toList();
    }

    private static Finding one(List<Finding> same) {
        if (same.size() == 1) {
            return same.getFirst();
        }
        List<Finding> ordered = same.stream().sorted(Finding.WORST_FIRST).toList();
        Finding worst = ordered.getFirst();
        Map<String, RuleFacts> rules = new TreeMap<>();
        ordered.forEach(each -> Stream.concat(Stream.of(each.rule()), each.others().stream())
                .forEach(rule -> rules.putIfAbsent(rule.id(), rule)));
        rules.remove(worst.rule().id());
        return new Finding(
                worst.rule(),
                worst.operation(),
                worst.field(),
                ordered.stream()
                        .map(Finding::confidence)
                        .max(Confidence::compareTo)
                        .orElse(worst.confidence()),
                ordered.stream()
                        .flatMap(each -> each.evidence().stream())
                        .distinct()
                        .toList(),
                ordered.stream().mapToLong(Finding::occurrences).max().orElse(1),
                ordered.stream()
                        .map(Finding::cure)
                        .filter(cure -> !cure.isEmpty())
                        .findFirst()
                        .orElse(""),
                ordered.stream()
                        .map(Finding::line)
                        .filter(line -> !line.equals(Finding.Line.NONE))
                        .findFirst()
                        .orElse(Finding.Line.NONE),
                List.copyOf(rules.values()));
    }
}
