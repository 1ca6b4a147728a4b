package dev.sinew.probe.run;

import dev.sinew.model.Operation;
import dev.sinew.model.RuleFacts;
import dev.sinew.probe.graph.GraphServices;
import dev.sinew.spec.ApiDescription;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.BiPredicate;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * What a run is about: all operations of the target, as far as anything tells of them, and which tests are run on which of them. The others are only looked
 * at, for what they tell. What comes first is tested first, so that a spent budget leaves out what matters least.
 *
 * @param endpoints all, each once
 * @param tests which rules are tested at which of them; those of the host as a whole at the operation that stands for all of an API
 */
public record Plan(List<Endpoint> endpoints, BiPredicate<Operation, RuleFacts> tests) {
    public Plan {
        endpoints = List.copyOf(endpoints);
    }

    /** Everything that specifications describe. */
    public static Plan of(List<ApiDescription> descriptions, String api) {
        return new Plan(Endpoint.of(descriptions, api), (operation, rule) -> true);
    }

    /**
     * Everything that specifications describe, and what was learned of traffic beside it. What was learned of an address that a described one
     * stands for adds nothing: it is a call of that.
     */
    public static Plan of(List<ApiDescription> descriptions, List<ApiDescription> learned, String api) {
        List<Endpoint> all = new ArrayList<>(Endpoint.of(descriptions, api));
        List<Endpoint> described = List.copyOf(all);
        Endpoint.of(learned, api).stream()
                .filter(each -> described.stream().noneMatch(known -> known.standsFor(each.operation())))
                .forEach(all::add);
        return new Plan(all, (operation, rule) -> true);
    }

    /** The same with the fields of GraphQL services as operations, in place of what is otherwise known of these. */
    public Plan and(GraphServices services, String api) {
        List<Endpoint> all = new ArrayList<>(endpoints);
        all.removeIf(each -> services.has(each.operation()));
        all.addAll(Endpoint.of(services.descriptions(), api));
        return new Plan(all, tests);
    }

    /** The same with what traffic tells of each: values, and whose the objects are. Operations by which callers name what is their own come first. */
    public Plan recorded(Function<Endpoint, Recorded> recordings) {
        List<Endpoint> all = new ArrayList<>(with(recordings).endpoints());
        all.sort(Comparator.comparing(each -> each.recorded().owned().isEmpty()));
        return new Plan(all, tests);
    }

    /** The same in its order, with what is known of each. */
    Plan with(Function<Endpoint, Recorded> known) {
        return new Plan(
                endpoints.stream().map(each -> each.recorded(known.apply(each))).toList(), tests);
    }

    /** The same, of which only these tests are run. */
    public Plan only(BiPredicate<Operation, RuleFacts> some) {
        return new Plan(endpoints, tests.and(some));
    }

    /** The same, where some operations come before all others. */
    public Plan first(Predicate<Operation> some) {
        List<Endpoint> all = new ArrayList<>(endpoints);
        all.sort(Comparator.comparing(each -> !some.test(each.operation())));
        return new Plan(all, tests);
    }

    /** The operations at which any of some rules is tested. */
    public List<Endpoint> tested(List<RuleFacts> rules) {
        return endpoints.stream()
                .filter(each -> rules.stream().anyMatch(rule -> tests.test(each.operation(), rule)))
                .toList();
    }

    /** Whether a rule is tested at the host as a whole. */
    boolean isOfHost(RuleFacts rule) {
        return tests.test(Operation.ofApi(""), rule);
    }
}
