package dev.sinew.engine.route;

import dev.sinew.model.Operation;
import dev.sinew.model.Segment;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Which operation a call is of, by what was decided at some time: a snapshot that later learning does not change. */
public final class OperationFinder {
    private final Map<String, RouteTree> trees = new HashMap<>();
    private final Map<Operation, Operation> bySlashless = new HashMap<>();
    private final Map<RouteTree, Map<RouteTree.Call, Optional<Operation>>> byPlace = new HashMap<>();

    void add(String api, RouteTree tree, Collection<Operation> operations) {
        trees.put(api, tree);
        operations.forEach(each -> bySlashless.put(slashless(each), each));
        tree.forEach(place -> place.calls
                .keySet()
                .forEach(call -> byPlace.computeIfAbsent(place, key -> new HashMap<>())
                        .put(call, Optional.ofNullable(bySlashless.get(slashless(operation(api, place, call)))))));
    }

    private static Operation operation(String api, RouteTree place, RouteTree.Call call) {
        return new Operation(api, call.method(), place.template, call.selector());
    }

    private static Operation slashless(Operation operation) {
        String path = operation.path();
        return path.endsWith("/")
                ? new Operation(
                        operation.api(), operation.method(), path.substring(0, path.length() - 1), operation.selector())
                : operation;
    }

    /** The operation of a call, or nothing where no template matches. */
    public Optional<Operation> find(String api, String method, String selector, List<Segment> segments) {
        RouteTree tree = trees.get(api);
        RouteTree place = tree == null ? null : tree.find(segments);
        if (place == null) {
            return Optional.empty();
        }
        RouteTree.Call call = new RouteTree.Call(method, selector);
        Optional<Operation> known = byPlace.getOrDefault(place, Map.of()).getOrDefault(call, Optional.empty());
        return known.isPresent() ? known : Optional.ofNullable(bySlashless.get(slashless(operation(api, place, call))));
    }
}
