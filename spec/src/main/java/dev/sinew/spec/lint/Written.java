package dev.sinew.spec.lint;

import dev.sinew.model.Finding;
import dev.sinew.model.Operation;
import dev.sinew.spec.ApiDescription;
import dev.sinew.spec.ApiDescription.Format;
import dev.sinew.spec.Server;
import dev.sinew.spec.Sources;
import dev.sinew.spec.Sources.Place;
import dev.sinew.spec.tree.Node;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/** A description as it is written: what checks ask for, read off its documents once. */
public final class Written {
    private final ApiDescription api;
    private final String host;
    private final List<WrittenOperation> operations;
    private final Map<String, Place> schemes;
    private final List<InputGroup> inputs;

    /** Reads off a description; one without sources has no operations here. */
    public Written(ApiDescription api) {
        this.api = api;
        this.host = host(api.servers(), api.file());
        this.operations = isOpenApi() ? new OperationReader(this).read() : List.of();
        this.schemes = readSchemes();
        this.inputs = new InputWalk(this).groups();
    }

    ApiDescription api() {
        return api;
    }

    Sources sources() {
        return api.sources();
    }

    Node root() {
        return sources().root();
    }

    boolean isOpenApi() {
        return api.format().compareTo(Format.POSTMAN_2_1) < 0;
    }

    boolean isSwagger() {
        return api.format() == Format.OPENAPI_2_0;
    }

    /** The operations in the order written; none for Postman and GraphQL, which say nothing that is asked for here. */
    List<WrittenOperation> operations() {
        return operations;
    }

    /** The security schemes by name. */
    Map<String, Place> schemes() {
        return schemes;
    }

    /** What callers may send, in groups that are told of together. */
    List<InputGroup> inputs() {
        return inputs;
    }

    /** The api as a whole. */
    Operation whole() {
        return Operation.ofApi(host);
    }

    /** Whether any operation, or the document as a whole, requires a scheme. */
    boolean requiresAny() {
        return operations.stream().anyMatch(each -> !each.security().isNone());
    }

    /** The line of a place, or of what lies around it where the tree knows none. */
    Finding.Line line(Place place, Place... around) {
        for (Place each : Stream.concat(Stream.of(place), Stream.of(around)).toList()) {
            if (each.node().line() > 0) {
                return line(each.document(), each.node().line());
            }
        }
        return line(place.document(), 0);
    }

    /** The line of a node of the first document, or of what lies around it. */
    Finding.Line line(Node... nodes) {
        Place[] places = Stream.of(nodes).map(Written::place).toArray(Place[]::new);
        return places.length == 0 ? line("", 0) : line(places[0], places);
    }

    /** A line of a document of that name. */
    Finding.Line line(String document, int number) {
        int slash = api.file().lastIndexOf('/');
        String file = document.isEmpty() ? api.file() : api.file().substring(0, slash + 1) + document;
        return new Finding.Line(file, number);
    }

    /** A place of the first document that nothing refers to. */
    static Place place(Node node) {
        return new Place("", "", node);
    }

    /** The host that findings name: the first that others can reach, else the first, else the file's name. */
    static String host(List<Server> servers, String file) {
        String named = servers.stream()
                .map(Server::host)
                .filter(each -> !each.isEmpty() && !Hosts.isLocal(each))
                .findFirst()
                .orElse(servers.getFirst().host());
        return named.isEmpty() ? file.substring(file.lastIndexOf('/') + 1).toLowerCase(Locale.ROOT) : named;
    }

    private Map<String, Place> readSchemes() {
        Map<String, Place> found = new LinkedHashMap<>();
        if (isOpenApi()) {
            Node written = isSwagger()
                    ? root().get("securityDefinitions")
                    : root().get("components").get("securitySchemes");
            written.entries().forEach((name, node) -> found.put(name, sources().follow(place(node))));
        }
        return found;
    }
}
