package dev.sinew.report;

import dev.sinew.model.Finding;
import dev.sinew.model.Operation;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * What one rule says of several operations and shows as one defect: the same keyword of a schema that they share, the same failure on the same kind of value. Reports
 * for people show that once, with the operations below it; those for programs have each operation by itself, as each has a fingerprint of its own.
 */
public final class SameCause {
    private final Map<Place, String> causes = new HashMap<>();

    private record Place(String rule, Operation operation) {}

    /** The causes that the tests of a report tell. */
    public SameCause(Tested tested) {
        for (Tested.Test test : tested.tests()) {
            if (test.verdict() == Tested.Verdict.CONFIRMED && !test.cause().isEmpty()) {
                causes.put(new Place(test.rule().id(), test.operation()), test.cause());
            }
        }
    }

    /** Tests that belong together, in the order of the first of each. */
    static List<List<Tested.Test>> tests(List<Tested.Test> tests) {
        return together(
                tests,
                each -> each.rule().id() + "\n" + each.cause(),
                each -> !each.cause().isEmpty());
    }

    /** Findings that belong together, in the order of the first of each; {@code apart} tells of two that must not be shown as one. */
    public List<List<Finding>> findings(List<Finding> findings, Function<Finding, String> apart) {
        return together(
                findings,
                each -> apart.apply(each) + "\n" + each.rule().id() + "\n" + of(each),
                each -> !of(each).isEmpty());
    }

    /** The cause of a finding; empty where none is told. */
    public String of(Finding finding) {
        return causes.getOrDefault(new Place(finding.rule().id(), finding.operation()), "");
    }

    private static <T> List<List<T>> together(List<T> all, Function<T, String> key, Predicate<T> shares) {
        Map<String, List<T>> groups = new LinkedHashMap<>();
        int alone = 0;
        for (T each : all) {
            String name = shares.test(each) ? key.apply(each) : "\n" + alone++;
            groups.computeIfAbsent(name, any -> new ArrayList<>()).add(each);
        }
        return List.copyOf(groups.values());
    }
}
