package dev.sinew.spec.read;

import dev.sinew.spec.DescribedOperation.RequestBody;
import dev.sinew.spec.Schema;
import dev.sinew.spec.SchemaType;
import dev.sinew.spec.Server;
import dev.sinew.spec.Sources.Place;
import dev.sinew.spec.tree.Node;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** What OpenAPI 2.0 writes otherwise than 3.0: servers, bodies and media types. */
final class SwaggerParts {
    private final Node root;
    private final SchemaReader schemas;

    SwaggerParts(Node root, SchemaReader schemas) {
        this.root = root;
        this.schemas = schemas;
    }

    List<Server> servers() {
        String host = root.get("host").text();
        String basePath = root.get("basePath").text();
        List<Server> servers = new ArrayList<>();
        for (Node scheme : root.get("schemes").elements()) {
            servers.add(new Server(scheme.text(), host, basePath));
        }
        return servers.isEmpty() ? List.of(new Server("", host, basePath)) : servers;
    }

    /** The body of parameters that stand in one. */
    Optional<RequestBody> requestBody(Node operation, List<Place> parameters) {
        Schema.Builder form = new Schema.Builder();
        form.types.add(SchemaType.OBJECT);
        boolean file = false;
        for (Place place : parameters) {
            Node node = place.node();
            boolean required = node.get("required").isTrue();
            if (node.get("in").text().equals("body")) {
                Schema schema = schemas.read(node.get("schema"), place.document());
                return Optional.of(new RequestBody(required, content(mediaTypes(operation, "consumes"), schema)));
            }
            if (node.get("in").text().equals("formData")) {
                String name = node.get("name").text();
                boolean isFile = node.get("type").text().equals("file");
                form.properties.put(name, isFile ? Schema.FILE : schemas.read(node, place.document()));
                file |= isFile;
                if (required) {
                    form.required.add(name);
                }
            }
        }
        if (form.properties.isEmpty()) {
            return Optional.empty();
        }
        List<String> types = mediaTypes(operation, "consumes").stream()
                .filter(type -> type.contains("form"))
                .toList();
        List<String> usual = List.of(file ? "multipart/form-data" : "application/x-www-form-urlencoded");
        return Optional.of(
                new RequestBody(!form.required.isEmpty(), content(types.isEmpty() ? usual : types, form.build())));
    }

    /** The body of an answer. */
    SortedMap<String, Schema> content(Node operation, Place answer) {
        if (!answer.node().has("schema")) {
            return new TreeMap<>();
        }
        return content(
                mediaTypes(operation, "produces"), schemas.read(answer.node().get("schema"), answer.document()));
    }

    private static SortedMap<String, Schema> content(List<String> types, Schema schema) {
        SortedMap<String, Schema> content = new TreeMap<>();
        types.forEach(type -> content.put(type, schema));
        return content;
    }

    private List<String> mediaTypes(Node operation, String key) {
        Node written = operation.has(key) ? operation.get(key) : root.get(key);
        List<String> types = written.elements().stream()
                .map(each -> MediaTypes.bare(each.text()))
                .toList();
        return types.isEmpty() ? List.of("application/json") : types;
    }
}
