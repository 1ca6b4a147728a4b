package dev.sinew.app.test;

import dev.sinew.model.Operation;
import dev.sinew.model.RuleFacts;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Which part of all that could be tested is tested.
 *
 * @param operations these, without names of parameters; empty for all
 * @param rules ids of these rules; empty for all
 */
public record Choice(Set<Operation> operations, Set<String> rules) {
    public static final Choice ALL = new Choice(Set.of(), Set.of());

    public Choice {
        operations = operations.stream().map(Operation::unnamed).collect(Collectors.toUnmodifiableSet());
        rules = Set.copyOf(rules);
    }

    /** Whether an operation is meant, at whichever host it was seen. */
    boolean has(Operation operation) {
        return operations.isEmpty()
                || operations.stream()
                        .anyMatch(each -> at(each, operation.api()).equals(operation.unnamed()));
    }

    private static Operation at(Operation operation, String api) {
        return new Operation(api, operation.method(), operation.path(), operation.selector());
    }

    /** Whether a rule is meant. */
    boolean has(RuleFacts rule) {
        return rules.isEmpty() || rules.contains(rule.id());
    }
}
