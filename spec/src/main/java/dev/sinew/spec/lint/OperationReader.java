package dev.sinew.spec.lint;

import dev.sinew.model.Operation;
import dev.sinew.spec.Server;
import dev.sinew.spec.Sources;
import dev.sinew.spec.Sources.Place;
import dev.sinew.spec.tree.Node;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/** Finds the operations of an OpenAPI document in its tree, up to as many as the description has. */
final class OperationReader {
    private static final Set<String> METHODS =
            Set.of("get", "put", "post", "delete", "options", "head", "patch", "trace", "query");

    private final Written api;
    private final Sources sources;
    private final List<WrittenOperation> operations = new ArrayList<>();

    OperationReader(Written api) {
        this.api = api;
        this.sources = api.sources();
    }

    List<WrittenOperation> read() {
        api.root().get("paths").entries().forEach((path, written) -> {
            if (path.startsWith("/")) {
                path(path, written);
            }
        });
        return List.copyOf(operations);
    }

    private void path(String path, Node written) {
        Place item = sources.follow(Written.place(written));
        Map<String, Node> methods = new LinkedHashMap<>(item.node().entries());
        methods.putAll(written.entries());
        methods.keySet().retainAll(METHODS);
        methods.forEach((method, node) -> {
            if (node.isMap() && operations.size() < api.api().operations().size()) {
                operations.add(operation(path, method, new Place(item.document(), "", node), item));
            }
        });
    }

    private WrittenOperation operation(String path, String method, Place place, Place item) {
        Map<String, Place> parameters = new LinkedHashMap<>();
        collect(place, parameters);
        collect(item, parameters);
        Optional<Place> body = parameters.values().stream()
                .filter(each -> each.node().get("in").text().equals("body"))
                .findFirst();
        if (place.node().has("requestBody")) {
            body = Optional.of(sources.follow(place.get("requestBody")));
        }
        List<Place> others = parameters.values().stream()
                .filter(each -> !each.node().get("in").text().equals("body"))
                .toList();
        Server server = server(place.node(), item.node());
        String host = Written.host(List.of(server), api.api().file());
        Operation operation = new Operation(host, method.toUpperCase(Locale.ROOT), server.basePath() + path, "");
        Security security = Security.of(place.node(), api.root());
        return new WrittenOperation(operation, path, place, others, body, answers(place), security);
    }

    /** Collects by place and name; what came first stays. */
    private void collect(Place holder, Map<String, Place> into) {
        for (Node each : holder.node().get("parameters").elements()) {
            Place place = sources.follow(new Place(holder.document(), "", each));
            into.putIfAbsent(
                    place.node().get("in").text() + " "
                            + place.node().get("name").text(),
                    place);
        }
    }

    private SortedMap<String, Place> answers(Place operation) {
        SortedMap<String, Place> answers = new TreeMap<>();
        operation.node().get("responses").entries().forEach((status, written) -> {
            if (!status.startsWith("x-")) {
                Place place = new Place(operation.document(), "", written);
                answers.put(status.toUpperCase(Locale.ROOT), sources.follow(place));
            }
        });
        return answers;
    }

    /** The first server that others can reach: the operation's, its path's or the document's. */
    private Server server(Node operation, Node item) {
        List<Server> servers = api.api().servers();
        for (Node holder : List.of(item, operation)) {
            List<Server> own = holder.get("servers").elements().stream()
                    .map(each -> Server.of(each.get("url").text()))
                    .toList();
            servers = own.isEmpty() ? servers : own;
        }
        List<Server> usual = servers;
        return servers.stream()
                .filter(each -> !each.host().isEmpty() && !Hosts.isLocal(each.host()))
                .findFirst()
                .orElseGet(usual::getFirst);
    }
}
