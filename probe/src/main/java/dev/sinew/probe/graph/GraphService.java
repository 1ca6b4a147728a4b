package dev.sinew.probe.graph;

import dev.sinew.probe.graph.GraphField.Argument;
import dev.sinew.probe.http.Ask;
import dev.sinew.probe.http.Reply;
import dev.sinew.spec.GraphSchema;
import dev.sinew.spec.GraphSchema.Field;
import dev.sinew.spec.GraphSchema.Reference;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A GraphQL service whose fields are asked as operations with a method and an address ({@link GraphFields}): a request is written as a document that asks for the field, with what stands in path, query and
 * body as its variables, and of the answer what the field had is the body. Safe for use by several threads.
 */
final class GraphService {
    private static final JsonMapper JSON = JsonMapper.shared();
    /** Members beside the one thing that a mutation brought. */
    private static final Set<String> BESIDE = Set.of(
            "errors", "userErrors", "fieldErrors", "clientMutationId", "success", "ok", "message", "status", "code");

    private static final int OK = 200;
    private static final int FAILED = 400;
    private static final int MISSING = 404;

    private final String path;
    private final GraphSchema schema;
    private final List<GraphField> fields;
    /** Fields of which the service does not answer what their things contain. */
    private final Set<String> shallow = ConcurrentHashMap.newKeySet();

    /**
     * A service.
     *
     * @param path where it is
     */
    GraphService(String path, GraphSchema schema) {
        this.path = path;
        this.schema = schema;
        this.fields = GraphFields.of(schema);
    }

    String path() {
        return path;
    }

    GraphSchema schema() {
        return schema;
    }

    List<GraphField> fields() {
        return fields;
    }

    /** A field with what a path says. */
    private record Called(GraphField field, Map<String, String> values) {}

    private boolean isHere(String asked) {
        return asked.startsWith(GraphPath.below(path) + "/");
    }

    private Optional<Called> called(Ask ask) {
        String whole = ask.path();
        int query = whole.indexOf('?');
        String[] own = (query < 0 ? whole : whole.substring(0, query))
                .substring(GraphPath.below(path).length())
                .split("/", -1);
        Optional<Called> best = Optional.empty();
        for (GraphField each : fields) {
            if (each.method().equals(ask.method())) {
                Optional<Called> found = fits(each, own);
                // What names itself comes before what has a parameter there.
                if (found.isPresent()
                        && (best.isEmpty()
                                || found.get().values().size()
                                        < best.get().values().size())) {
                    best = found;
                }
            }
        }
        return best;
    }

    private static Optional<Called> fits(GraphField field, String[] own) {
        String[] template = field.path().split("/", -1);
        if (template.length != own.length) {
            return Optional.empty();
        }
        Map<String, String> values = new LinkedHashMap<>();
        for (int i = 0; i < own.length; i++) {
            if (template[i].startsWith("{")) {
                values.put(template[i].substring(1, template[i].length() - 1), decoded(own[i].replace("+", "%2B")));
            } else if (!template[i].equals(own[i])) {
                return Optional.empty();
            }
        }
        return values.containsValue("") ? Optional.empty() : Optional.of(new Called(field, values));
    }

    private static String decoded(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            // A percent sign that stands for itself.
            return text;
        }
    }

    /** As {@link GraphServices#written}. */
    Optional<Ask> written(Ask ask) {
        return isHere(ask.path()) ? called(ask).flatMap(each -> written(ask, each)) : Optional.of(ask);
    }

    private Optional<Ask> written(Ask ask, Called called) {
        ObjectNode values = JSON.createObjectNode();
        called.values().forEach((name, value) -> values.set(name, typed(value, type(called.field(), name))));
        int query = ask.path().indexOf('?');
        if (query >= 0) {
            pairs(ask.path().substring(query + 1), called.field(), values);
        }
        if (!ask.body().isEmpty()) {
            try {
                if (!(JSON.readTree(ask.body()) instanceof ObjectNode members)) {
                    return Optional.empty();
                }
                members.properties().forEach(each -> values.set(each.getKey(), each.getValue()));
            } catch (JacksonException e) {
                // Variables are members of an object: there is no way to send anything else.
                return Optional.empty();
            }
        }
        Ask sent = new Ask(
                "POST", path, ask.headers(), document(called.field(), values).toString());
        return Optional.of(sent.instead("Content-Type", "application/json"));
    }

    private void pairs(String query, GraphField field, ObjectNode values) {
        for (String pair : query.split("&", -1)) {
            int equals = pair.indexOf('=');
            if (equals > 0) {
                String name = decoded(pair.substring(0, equals));
                JsonNode value = typed(decoded(pair.substring(equals + 1)), type(field, name));
                if (values.get(name) instanceof ArrayNode list && value instanceof ArrayNode more) {
                    list.addAll(more);
                } else {
                    values.set(name, value);
                }
            }
        }
    }

    private static Optional<Reference> type(GraphField field, String name) {
        return field.argument(name).map(each -> each.field().type());
    }

    /** A text as its type has it, where it can be one; else as it is, for the service to refuse. */
    private static JsonNode typed(String text, Optional<Reference> type) {
        JsonNode single = JSON.getNodeFactory().stringNode(text);
        String name = type.map(Reference::name).orElse("");
        try {
            single = switch (name) {
                case "Int" -> JSON.getNodeFactory().numberNode(Long.parseLong(text));
                case "Float" -> JSON.getNodeFactory().numberNode(Double.parseDouble(text));
                case "Boolean" ->
                    text.equals("true") || text.equals("false")
                            ? JSON.getNodeFactory().booleanNode(text.equals("true"))
                            : single;
                default -> single;
            };
        } catch (NumberFormatException e) {
            // It stays the text that it is.
        }
        return type.filter(each -> each.lists() > 0).isPresent()
                ? JSON.createArrayNode().add(single)
                : single;
    }

    /** What is sent: a document that asks for the field, and the values of its variables. What the field does not know is given to it all the same, for the service to refuse. */
    private ObjectNode document(GraphField field, ObjectNode values) {
        ObjectNode variables = JSON.createObjectNode();
        List<String> declared = new ArrayList<>();
        List<String> given = new ArrayList<>();
        Optional<Field> holder = field.holder();
        ObjectNode held = JSON.createObjectNode();
        values.properties().forEach(each -> {
            Optional<Argument> known = field.argument(each.getKey());
            String own = known.map(one -> one.field().name()).orElse(each.getKey());
            if (holder.isPresent() && known.map(Argument::held).orElse(true)) {
                held.set(own, each.getValue());
            } else if (own.matches("[_A-Za-z][_0-9A-Za-z]*")) {
                variables.set(own, each.getValue());
                declared.add("$" + own + ": "
                        + known.map(one -> one.field().type().written()).orElse("String"));
                given.add(own + ": $" + own);
            }
        });
        holder.ifPresent(each -> {
            if (!held.isEmpty() || each.isRequired()) {
                variables.set(each.name(), held);
                declared.add("$" + each.name() + ": " + each.type().written());
                given.add(each.name() + ": $" + each.name());
            }
        });
        String name = field.name();
        String text = (field.changes() ? "mutation " : "query ")
                + name
                + (declared.isEmpty() ? "" : "(" + String.join(", ", declared) + ")")
                + " { "
                + name
                + (given.isEmpty() ? "" : "(" + String.join(", ", given) + ")")
                + Shapes.selection(field.field().type(), schema, shallow.contains(name) ? 0 : depth(field))
                + " }";
        ObjectNode sent = JSON.createObjectNode();
        sent.put("operationName", name);
        sent.put("query", text);
        sent.set("variables", variables);
        return sent;
    }

    /** What a mutation brought often stands in an object of its own. */
    private static int depth(GraphField field) {
        return field.changes() ? Shapes.DEEP + 1 : Shapes.DEEP;
    }

    /** What is called with a method at a path below, in words; empty where that is none of its fields. */
    Optional<String> named(String method, String below) {
        return isHere(below)
                ? called(new Ask(method, below, List.of(), ""))
                        .map(each -> "POST " + path + " " + each.field().name())
                : Optional.empty();
    }

    /** As {@link GraphServices#read}. */
    Reply read(Ask ask, Reply reply) {
        Optional<GraphField> field = isHere(ask.path()) ? called(ask).map(Called::field) : Optional.empty();
        Optional<JsonNode> json = reply.json().filter(each -> each.has("data") || each.has("errors"));
        if (field.isEmpty() || json.isEmpty()) {
            return reply;
        }
        JsonNode value = json.get().path("data").path(field.get().name());
        JsonNode errors = json.get().path("errors");
        if (value.isMissingNode() || value.isNull()) {
            return failed(field.get(), errors, reply);
        }
        Optional<Integer> refused = field.get().changes() ? GraphOutcome.ofPayload(value) : Optional.empty();
        if (refused.isPresent()) {
            return with(reply, refused.get(), reply.text(), reply.json());
        }
        JsonNode plain = plain(
                field.get().changes() ? brought(value) : value,
                field.get().field().type().name());
        return with(reply, OK, plain.toString(), Optional.of(plain));
    }

    private Reply failed(GraphField field, JsonNode errors, Reply reply) {
        if (!errors.isArray() || errors.isEmpty()) {
            return with(reply, reply.status() >= FAILED ? reply.status() : MISSING, reply.text(), reply.json());
        }
        // What a thing contains may be refused, or too much, where the thing itself is not.
        if (errors.path(0).path("path").size() > 1 || GraphOutcome.isTooMuch(errors)) {
            shallow.add(field.name());
        }
        int status =
                reply.status() >= FAILED && reply.status() != FAILED ? reply.status() : GraphOutcome.status(errors);
        return with(reply, status, reply.text(), reply.json());
    }

    private static Reply with(Reply reply, int status, String text, Optional<JsonNode> json) {
        return new Reply(status, reply.contentType(), reply.headers(), text, json, reply.nanos());
    }

    /** The one thing that a mutation brought, without what only says that it did. */
    private static JsonNode brought(JsonNode payload) {
        if (!payload.isObject()) {
            return payload;
        }
        List<JsonNode> things = new ArrayList<>();
        for (Map.Entry<String, JsonNode> each : payload.properties()) {
            if (each.getValue().isObject()) {
                things.add(each.getValue());
            } else if (!BESIDE.contains(each.getKey()) && !each.getValue().isNull()) {
                return payload;
            }
        }
        return things.size() == 1 ? things.getFirst() : payload;
    }

    /** An answer without the frames of its pages: where it is a page, the list of its things; the same for all that things contain. */
    private JsonNode plain(JsonNode value, String name) {
        if (value instanceof ArrayNode list) {
            ArrayNode all = JSON.createArrayNode();
            list.forEach(each -> all.add(plain(each, name)));
            return all;
        }
        Optional<GraphSchema.Type> type = schema.type(name);
        if (type.isEmpty() || !(value instanceof ObjectNode object)) {
            return value;
        }
        Optional<Field> things = Shapes.things(type.get(), schema);
        if (things.isPresent() && object.path(things.get().name()) instanceof ArrayNode list) {
            boolean edges = things.get().name().equals("edges");
            ArrayNode all = JSON.createArrayNode();
            String inner = Shapes.thing(things.get(), schema);
            list.forEach(each -> all.add(plain(edges ? each.path("node") : each, inner)));
            return all;
        }
        ObjectNode plain = JSON.createObjectNode();
        object.properties().forEach(each -> {
            String inner = type.get().fields().stream()
                    .filter(field -> field.name().equals(each.getKey()))
                    .map(field -> field.type().name())
                    .findFirst()
                    .orElse("");
            plain.set(each.getKey(), plain(each.getValue(), inner));
        });
        return plain;
    }
}
