package dev.sinew.app.test;

import dev.sinew.model.Operation;
import dev.sinew.model.RuleFacts;
import java.util.Collection;
import java.util.Set;
import java.util.function.BiPredicate;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * Which part of all that could be tested is tested.
 *
 * @param tests which rules at which operations
 * @param first which operations come before all others
 */
public record Choice(BiPredicate<Operation, RuleFacts> tests, Predicate<Operation> first) {
    public static final Choice ALL = new Choice((operation, rule) -> true, each -> false);

    /** Some operations, at whichever host they were seen, and whatever their parameters are called. */
    public static Choice operations(Collection<Operation> some) {
        Set<Operation> wanted = some.stream().map(Choice::anywhere).collect(Collectors.toUnmodifiableSet());
        Predicate<Operation> fits = each -> wanted.contains(anywhere(each));
        return new Choice((operation, rule) -> fits.test(operation), fits);
    }

    /** One rule. */
    public static Choice rule(String id) {
        return new Choice((operation, rule) -> rule.id().equals(id), each -> false);
    }

    /** What both choose. */
    public Choice and(Choice other) {
        return new Choice(tests.and(other.tests), first.or(other.first));
    }

    /** An operation of any host, whatever its parameters are called. */
    static Operation anywhere(Operation operation) {
        Operation unnamed = operation.unnamed();
        return new Operation("", unnamed.method(), unnamed.path(), unnamed.selector());
    }
}
