package dev.sinew.app.test;

import dev.sinew.model.Operation;
import dev.sinew.model.RuleFacts;
import java.util.Collection;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * Which part of all that could be tested is tested.
 *
 * @param operations which operations
 * @param rules which rules
 */
public record Choice(Predicate<Operation> operations, Predicate<RuleFacts> rules) {
    public static final Choice ALL = new Choice(each -> true, each -> true);

    /** Some operations, at whichever host they were seen, and whatever their parameters are called. */
    public static Choice operations(Collection<Operation> some) {
        Set<Operation> wanted = some.stream().map(Choice::anywhere).collect(Collectors.toUnmodifiableSet());
        return new Choice(each -> wanted.contains(anywhere(each)), each -> true);
    }

    /** One rule. */
    public static Choice rule(String id) {
        return new Choice(each -> true, each -> each.id().equals(id));
    }

    /** What both choose. */
    public Choice and(Choice other) {
        return new Choice(operations.and(other.operations), rules.and(other.rules));
    }

    private static Operation anywhere(Operation operation) {
        Operation unnamed = operation.unnamed();
        return new Operation("", unnamed.method(), unnamed.path(), unnamed.selector());
    }
}
