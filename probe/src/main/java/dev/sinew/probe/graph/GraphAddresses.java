package dev.sinew.probe.graph;

import dev.sinew.probe.graph.GraphField.Argument;
import dev.sinew.probe.graph.GraphField.Place;
import dev.sinew.spec.ApiDescription;
import dev.sinew.spec.GraphSchema;
import dev.sinew.spec.GraphSchema.Field;
import dev.sinew.spec.GraphSchema.Reference;
import dev.sinew.spec.read.Specifications;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The description of the addresses at which the fields of a GraphQL service stand while they are tested. */
final class GraphAddresses {
    private static final JsonMapper JSON = JsonMapper.shared();

    private final GraphSchema schema;

    private GraphAddresses(GraphSchema schema) {
        this.schema = schema;
    }

    /** The description, of the file of the schema and with its lines. */
    static Optional<ApiDescription> of(GraphService service, ApiDescription written) {
        GraphAddresses addresses = new GraphAddresses(service.schema());
        byte[] document = addresses.document(service).toString().getBytes(StandardCharsets.UTF_8);
        return Specifications.read(document, written.file()).descriptions().stream()
                .findFirst()
                .map(each -> lined(each, service));
    }

    /** The same with each operation named by its field, and where that stands. */
    private static ApiDescription lined(ApiDescription description, GraphService service) {
        return description.with(description.operations().stream()
                .map(each -> service.fields().stream()
                        .filter(field -> field.name().equals(each.operationId()))
                        .findFirst()
                        .map(field -> each.at(field.name(), field.field().line()))
                        .orElse(each))
                .toList());
    }

    private ObjectNode document(GraphService service) {
        ObjectNode root = JSON.createObjectNode();
        root.put("openapi", "3.1.0");
        root.putObject("info").put("title", service.path()).put("version", "");
        ObjectNode paths = root.putObject("paths");
        for (GraphField each : service.fields()) {
            String path = GraphPath.below(service.path()) + each.path();
            ObjectNode operation =
                    paths.withObjectProperty(path).putObject(each.method().toLowerCase(Locale.ROOT));
            operation.put("operationId", each.name());
            operation.put("description", each.field().description());
            parameters(each, operation);
            body(each, operation);
            ObjectNode answer = operation.putObject("responses").putObject("200");
            answer.put("description", "");
            answer.putObject("content")
                    .putObject("application/json")
                    .set("schema", answered(each.field().type()));
        }
        ObjectNode schemas = root.putObject("components").putObject("schemas");
        schema.types().values().forEach(each -> schemas.set(each.name(), described(each)));
        return root;
    }

    private void parameters(GraphField field, ObjectNode operation) {
        List<Argument> outside = field.arguments().stream()
                .filter(each -> each.place() != Place.BODY)
                .toList();
        if (!outside.isEmpty()) {
            var parameters = operation.putArray("parameters");
            for (Argument each : outside) {
                ObjectNode parameter = parameters.addObject();
                parameter.put("name", each.called());
                parameter.put("in", each.place() == Place.PATH ? "path" : "query");
                parameter.put(
                        "required", each.place() == Place.PATH || each.field().isRequired());
                parameter.set("schema", given(each.field().type()));
            }
        }
    }

    private void body(GraphField field, ObjectNode operation) {
        List<Argument> inside = field.arguments().stream()
                .filter(each -> each.place() == Place.BODY)
                .filter(each -> !each.field().name().equals("clientMutationId"))
                .toList();
        if (inside.isEmpty()) {
            return;
        }
        ObjectNode body = operation.putObject("requestBody");
        body.put("required", true);
        ObjectNode members =
                body.putObject("content").putObject("application/json").putObject("schema");
        members(members, inside.stream().map(Argument::field).toList());
    }

    private void members(ObjectNode object, List<Field> fields) {
        object.put("type", "object");
        ObjectNode properties = object.putObject("properties");
        fields.forEach(each -> properties.set(each.name(), given(each.type())));
        var required = object.putArray("required");
        fields.stream().filter(Field::isRequired).forEach(each -> required.add(each.name()));
    }

    private ObjectNode described(GraphSchema.Type type) {
        ObjectNode node = JSON.createObjectNode();
        switch (type.kind()) {
            case ENUM -> {
                node.put("type", "string");
                var values = node.putArray("enum");
                type.members().forEach(values::add);
            }
            case INPUT -> members(node, type.fields());
            case OBJECT -> {
                ObjectNode properties = node.putObject("properties");
                type.fields().stream()
                        .filter(Shapes::isAskable)
                        .forEach(each -> properties.set(each.name(), answered(each.type())));
            }
            case INTERFACE, UNION -> {
                // It has what the type of the thing has, which is not said here.
            }
        }
        return node;
    }

    /** What an answer has: the things of a page, not its frame. */
    private ObjectNode answered(Reference reference) {
        Optional<Field> things = schema.type(reference.name()).flatMap(each -> Shapes.things(each, schema));
        if (things.isPresent() && reference.lists() == 0) {
            ObjectNode list = JSON.createObjectNode().put("type", "array");
            list.set("items", single(Shapes.thing(things.get(), schema)));
            return list;
        }
        return given(reference);
    }

    private ObjectNode given(Reference reference) {
        ObjectNode node = single(reference.name());
        for (int i = 0; i < reference.lists(); i++) {
            ObjectNode list = JSON.createObjectNode().put("type", "array");
            list.set("items", node);
            node = list;
        }
        return node;
    }

    private ObjectNode single(String name) {
        ObjectNode node = JSON.createObjectNode();
        if (schema.type(name).isPresent()) {
            return node.put("$ref", "#/components/schemas/" + name);
        }
        return switch (name) {
            case "Int" -> node.put("type", "integer");
            case "Float" -> node.put("type", "number");
            case "Boolean" -> node.put("type", "boolean");
            case "ID", "String" -> node.put("type", "string");
            default -> scalar(name, node);
        };
    }

    /** A scalar of the service's own, by its name; of others nothing is known. */
    private static ObjectNode scalar(String name, ObjectNode node) {
        String plain = name.toLowerCase(Locale.ROOT);
        return switch (plain) {
            case "datetime", "timestamp", "instant", "isodate", "date_time" ->
                node.put("type", "string").put("format", "date-time");
            case "date", "localdate" -> node.put("type", "string").put("format", "date");
            case "uuid", "guid" -> node.put("type", "string").put("format", "uuid");
            case "email", "emailaddress" -> node.put("type", "string").put("format", "email");
            case "url", "uri" -> node.put("type", "string").put("format", "uri");
            case "decimal", "bigdecimal", "money" -> node.put("type", "number");
            case "long", "bigint" -> node.put("type", "integer");
            default -> node;
        };
    }
}
