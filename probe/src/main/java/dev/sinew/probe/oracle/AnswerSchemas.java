package dev.sinew.probe.oracle;

import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaException;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.dialect.Dialects;
import dev.sinew.probe.http.Reply;
import dev.sinew.spec.ApiDescription;
import dev.sinew.spec.ApiDescription.Format;
import dev.sinew.spec.DescribedOperation;
import dev.sinew.spec.tree.Node;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Holds answers against the schemas of one OpenAPI document of version 3.0 or 3.1, with a validator of JSON Schema. Nothing is fetched: references
 * are followed within what was read. Judged is what authors mean alike: types, members that must be there or must not, listed values, bounds.
 * Patterns and formats are not, as their dialects differ.
 */
public final class AnswerSchemas {
    private static final String BASE = "https://sinew.invalid/description/";
    private static final int MOST_NODES = 400_000;
    private static final int MOST_HOPS = 20;
    private static final Set<String> JUDGED = Set.of(
            "type",
            "required",
            "enum",
            "const",
            "additionalProperties",
            "minimum",
            "maximum",
            "minLength",
            "maxLength",
            "minItems",
            "maxItems");

    /**
     * A place where an answer breaks its schema.
     *
     * @param how in words
     * @param schema the keyword that it breaks: the document's name and a JSON pointer. Where several operations refer to one schema, it is the same
     */
    public record Break(String how, String schema) {}

    private final Optional<SchemaRegistry> registry;
    private final ApiDescription description;
    /** Names of members that are only sent: an answer need not have them, though they are required. */
    private final Set<String> onlySent = new HashSet<>();

    private int nodes;

    /** For a description whose documents are kept; for others nothing is judged. */
    public AnswerSchemas(ApiDescription description) {
        this.description = description;
        Map<String, String> documents = new HashMap<>();
        boolean readable = description.format() == Format.OPENAPI_3_0 || description.format() == Format.OPENAPI_3_1;
        if (readable) {
            description
                    .sources()
                    .trees()
                    .forEach((name, root) ->
                            documents.put(BASE + name, json(root).toString()));
        }
        boolean judged = readable && !documents.isEmpty() && nodes <= MOST_NODES;
        this.registry = judged
                ? Optional.of(SchemaRegistry.withDialect(
                        description.format() == Format.OPENAPI_3_0 ? Dialects.getOpenApi30() : Dialects.getOpenApi31(),
                        builder -> builder.schemas(documents)))
                : Optional.empty();
    }

    /** Where and how an answer to an operation breaks what is said of it; empty where nothing is said or the schema itself is broken. */
    public Optional<SortedMap<String, Break>> broken(DescribedOperation operation, Reply reply) {
        Optional<String> location = registry.isEmpty() ? Optional.empty() : location(operation, reply);
        if (location.isEmpty() || reply.json().isEmpty()) {
            return Optional.empty();
        }
        try {
            Schema schema = registry.get().getSchema(SchemaLocation.of(location.get()));
            SortedMap<String, Break> broken = new TreeMap<>();
            List<Error> errors = schema.validate(reply.json().get());
            errors.stream()
                    .filter(this::isJudged)
                    .forEach(each -> broken.putIfAbsent(place(each), new Break(word(each), pointer(each))));
            return Optional.of(broken);
        } catch (SchemaException | IllegalArgumentException e) {
            // The schema is broken, not the answer.
            return Optional.empty();
        }
    }

    private boolean isJudged(Error error) {
        String path = String.valueOf(error.getEvaluationPath());
        boolean alternative = path.contains("/oneOf/") || path.contains("/anyOf/") || path.contains("/not/");
        boolean sent = error.getKeyword().equals("required") && onlySent.contains(String.valueOf(error.getProperty()));
        return JUDGED.contains(error.getKeyword()) && !alternative && !sent;
    }

    private static String place(Error error) {
        String place = String.valueOf(error.getInstanceLocation())
                .replaceAll("/\\d+(?=/|$)", "[]")
                .replace('/', '.');
        String member = error.getProperty() == null ? "" : "." + error.getProperty();
        String full = (place + member).replaceAll("^\\.", "");
        return full.isEmpty() ? "the answer itself" : full;
    }

    private static String pointer(Error error) {
        return String.valueOf(error.getSchemaLocation()).replace(BASE, "");
    }

    private static String word(Error error) {
        JsonNode wanted = error.getSchemaNode();
        return switch (error.getKeyword()) {
            case "required" -> "is missing";
            case "additionalProperties" -> "is there, though no others are allowed";
            case "type" ->
                "is not of type " + (wanted == null ? "" : wanted.toString().replace("\"", ""));
            default -> "is against " + error.getKeyword();
        };
    }

    private Optional<String> location(DescribedOperation operation, Reply reply) {
        Walk at = new Walk("", "", description.sources().root())
                .step("paths")
                .step(operation.path())
                .step(operation.method().toLowerCase(Locale.ROOT))
                .step("responses");
        Walk answer = at.step(Integer.toString(reply.status()));
        if (answer.node.isMissing()) {
            answer = at.step(reply.status() / 100 + "XX");
        }
        Walk content = (answer.node.isMissing() ? at.step("default") : answer).step("content");
        String type = content.node.has(reply.contentType()) ? reply.contentType() : "application/json";
        Walk schema = content.step(type).step("schema");
        return schema.node.isMap() && !schema.node.entries().isEmpty()
                ? Optional.of(BASE + schema.document + "#" + schema.pointer)
                : Optional.empty();
    }

    /** A place in the documents whose pointer is known. */
    private final class Walk {
        private final String document;
        private final String pointer;
        private final Node node;

        Walk(String document, String pointer, Node node) {
            this.document = document;
            this.pointer = pointer;
            this.node = node;
        }

        Walk step(String key) {
            Walk at = this;
            for (int hop = 0; hop < MOST_HOPS && at.node.get("$ref").kind() == Node.Kind.TEXT; hop++) {
                var place = description.sources().resolve(at.node.get("$ref").text(), at.document);
                at = new Walk(place.document(), place.pointer(), place.node());
            }
            String escaped = key.replace("~", "~0").replace("/", "~1");
            return new Walk(at.document, at.pointer + "/" + escaped, at.node.get(key));
        }
    }

    private JsonNode json(Node node) {
        JsonNodeFactory json = JsonNodeFactory.instance;
        if (++nodes > MOST_NODES) {
            return json.nullNode();
        }
        return switch (node.kind()) {
            case MAP -> {
                ObjectNode object = json.objectNode();
                node.entries().forEach((key, value) -> {
                    if (value.get("writeOnly").isTrue()) {
                        onlySent.add(key);
                    }
                    // Patterns are not judged, and some run for ever.
                    if (!key.equals("pattern") || value.kind() != Node.Kind.TEXT) {
                        object.set(key, json(value));
                    }
                });
                yield object;
            }
            case LIST -> {
                ArrayNode array = json.arrayNode();
                node.elements().forEach(each -> array.add(json(each)));
                yield array;
            }
            case TEXT -> json.stringNode(node.text());
            case INTEGER, DECIMAL -> number(node.text());
            case BOOLEAN -> json.booleanNode(node.isTrue());
            case NULL, MISSING -> json.nullNode();
        };
    }

    private static JsonNode number(String text) {
        try {
            return JsonNodeFactory.instance.numberNode(new BigDecimal(text));
        } catch (NumberFormatException e) {
            return JsonNodeFactory.instance.stringNode(text);
        }
    }
}
