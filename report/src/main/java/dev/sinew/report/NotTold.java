package dev.sinew.report;

import dev.sinew.model.Operation;
import dev.sinew.report.Tested.Test;
import dev.sinew.report.Tested.Verdict;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Tests that neither prove nor refute, by why: what is missing for many is told once, with the operations below it, so that whoever reads it sees first what
 * lets most be told.
 *
 * @param reason why, and what can be done about it
 * @param places where, in the order of the report
 */
public record NotTold(String reason, List<Place> places) {
    private static final String PREFIX = "probe.";

    public NotTold {
        places = List.copyOf(places);
    }

    /**
     * An operation with its tests.
     *
     * @param operation where; without a path for the host as a whole
     * @param rules which, without what all of their ids begin with
     */
    public record Place(Operation operation, List<String> rules) {
        public Place {
            rules = List.copyOf(rules);
        }

        /** For people. */
        public String named() {
            return operation.path().isEmpty() ? "the host" : operation.method() + " " + operation.path();
        }
    }

    /** Of a run, what most tests share first. */
    public static List<NotTold> of(Tested tested) {
        Map<String, Map<Operation, List<String>>> all = new LinkedHashMap<>();
        for (Test each : tested.tests()) {
            if (each.verdict() == Verdict.INCONCLUSIVE) {
                String rule = each.rule().id();
                all.computeIfAbsent(each.reason(), key -> new LinkedHashMap<>())
                        .computeIfAbsent(each.operation(), key -> new ArrayList<>())
                        .add(rule.startsWith(PREFIX) ? rule.substring(PREFIX.length()) : rule);
            }
        }
        List<NotTold> groups = new ArrayList<>();
        all.forEach((reason, places) -> groups.add(new NotTold(
                reason,
                places.entrySet().stream()
                        .map(each -> new Place(each.getKey(), each.getValue()))
                        .toList())));
        groups.sort(Comparator.comparingInt(NotTold::tests).reversed());
        return List.copyOf(groups);
    }

    /** How many tests. */
    public int tests() {
        return places.stream().mapToInt(each -> each.rules().size()).sum();
    }
}
