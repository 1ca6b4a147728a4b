package dev.sinew.engine.route;

import dev.sinew.model.Operation;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The operations of a tree. Where a template is called with and without a slash at its end, the two are one operation, named
 * as it is called more often.
 */
final class Slashes {
    private final RouteTree tree;

    Slashes(RouteTree tree) {
        this.tree = tree;
    }

    Map<Operation, List<Endpoint>> operations(String api) {
        Map<String, long[]> counts = new HashMap<>();
        tree.forEach(place -> {
            boolean slash = place.template.endsWith("/");
            String bare = slash ? place.template.substring(0, place.template.length() - 1) : place.template;
            long[] both = counts.computeIfAbsent(bare, key -> new long[2]);
            place.calls
                    .values()
                    .forEach(endpoints -> endpoints.forEach(endpoint -> both[slash ? 1 : 0] += endpoint.requests));
        });
        Map<Operation, List<Endpoint>> operations = new LinkedHashMap<>();
        tree.forEach(place -> {
            String template = place.template;
            String bare = template.endsWith("/") ? template.substring(0, template.length() - 1) : template;
            long[] both = counts.getOrDefault(bare, new long[2]);
            String path = both[1] > both[0] ? bare + "/" : bare;
            place.calls.forEach((call, endpoints) -> operations
                    .computeIfAbsent(
                            new Operation(api, call.method(), path.isEmpty() ? "/" : path, call.selector()),
                            key -> new ArrayList<>())
                    .addAll(endpoints));
        });
        return operations;
    }
}
