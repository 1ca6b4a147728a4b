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

    void add(String api, RouteTree tree, Collection<Operation> operations) {
        trees.put(api, tree);
        operations.forEach(each -> bySlashless.put(slashless(each), each));
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
        return Optional.ofNullable(bySlashless.get(slashless(new Operation(api, method, place.template, selector))));
    }
}
