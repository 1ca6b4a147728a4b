package dev.sinew.probe.run;

import dev.sinew.model.Operation;
import dev.sinew.spec.ApiDescription;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * What a run is about: all operations of the target, as far as anything tells of them, and which of them are tested. The others are only looked
 * at, for what they tell.
 *
 * @param endpoints all, each once
 * @param tested which of them are tested
 * @param host whether the host as a whole is tested, too
 */
public record Plan(List<Endpoint> endpoints, Predicate<Endpoint> tested, boolean host) {
    public Plan {
        endpoints = List.copyOf(endpoints);
    }

    /** Everything that specifications describe. */
    public static Plan of(List<ApiDescription> descriptions, String api) {
        return new Plan(Endpoint.of(descriptions, api), each -> true, true);
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
        return new Plan(all, each -> true, true);
    }

    /** The same with values from recordings. */
    public Plan recorded(Function<Endpoint, Recorded> recordings) {
        return new Plan(
                endpoints.stream()
                        .map(each -> each.recorded(recordings.apply(each)))
                        .toList(),
                tested,
                host);
    }

    /** The same, of which only these operations are tested; the host where the operation that stands for all of an API is one. */
    public Plan only(Predicate<Operation> some) {
        return new Plan(
                endpoints, tested.and(each -> some.test(each.operation())), host && some.test(Operation.ofApi("")));
    }
}
