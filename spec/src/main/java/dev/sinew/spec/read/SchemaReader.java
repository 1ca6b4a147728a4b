package dev.sinew.spec.read;

import dev.sinew.spec.Schema;
import dev.sinew.spec.Schema.Additional;
import dev.sinew.spec.SchemaType;
import dev.sinew.spec.Sources.Place;
import dev.sinew.spec.tree.Node;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Reads JSON Schema as OpenAPI 2.0 to 3.1 use it. A reference is read once, when {@link #named} is asked for, so what
 * refers to itself ends; the number of schemas is bounded, wherever they are inlined.
 */
final class SchemaReader {
    private final Documents documents;
    private final SpecLimits limits;
    private final Problems problems;
    private final SortedMap<String, Schema> named = new TreeMap<>();
    private final Set<String> known = new HashSet<>();
    private final Deque<Place> waiting = new ArrayDeque<>();
    private int count;

    SchemaReader(Documents documents, SpecLimits limits, Problems problems) {
        this.documents = documents;
        this.limits = limits;
        this.problems = problems;
    }

    /** Everything that the schemas read so far refer to, by key. */
    SortedMap<String, Schema> named() {
        while (!waiting.isEmpty()) {
            Place place = waiting.remove();
            named.put(place.key(), read(place.node(), place.document()));
        }
        return named;
    }

    /** The schema that stands at a node of a document; one that says nothing where there is none. */
    Schema read(Node node, String document) {
        if (!node.isMap()) {
            return Schema.ANY;
        }
        if (++count > limits.schemas()) {
            problems.add("more than " + limits.schemas() + " schemas, the rest is taken as unknown");
            return Schema.ANY;
        }
        Node reference = node.get("$ref");
        if (reference.kind() != Node.Kind.TEXT) {
            return written(node, document);
        }
        Schema target = reference(reference.text(), document);
        boolean alone = node.entries().keySet().stream().allMatch(SchemaReader::saysNothing);
        if (alone) {
            return target;
        }
        Schema both = Schema.allOf(List.of(target, written(node, document)));
        return isNullable(node) ? orNull(both) : both;
    }

    private static boolean isNullable(Node node) {
        return node.get("nullable").isTrue() || node.get("x-nullable").isTrue();
    }

    /**
     * {@code nullable} beside what other schemas say, by OpenAPI 3.0.3 without effect where no type stands beside it, is written by
     * many for "this or null", and meant so.
     */
    private static Schema orNull(Schema schema) {
        return Schema.anyOf(List.of(Schema.of(SchemaType.NULL), schema));
    }

    private static boolean saysNothing(String key) {
        return key.equals("$ref")
                || key.equals("description")
                || key.equals("summary")
                || key.equals("title")
                || key.startsWith("x-");
    }

    private Schema reference(String text, String document) {
        Place place = documents.resolve(text, document);
        if (place.node().isMissing()) {
            return Schema.ANY;
        }
        if (known.add(place.key())) {
            waiting.add(place);
        }
        return Schema.referenceTo(place.key());
    }

    private Schema written(Node node, String document) {
        Schema.Builder out = new Schema.Builder();
        types(node, out);
        boolean encoded = node.get("contentEncoding").text().equals("base64");
        out.format = encoded ? "byte" : node.get("format").text();
        node.get("properties").entries().forEach((name, each) -> out.properties.put(name, read(each, document)));
        node.get("required").elements().forEach(each -> out.required.add(each.text()));
        ExampleSchema.beside(out.properties, node.get("example"));
        Node items = node.get("items");
        List<Node> places = new ArrayList<>(node.get("prefixItems").elements());
        places.addAll(items.elements());
        if (items.isMap()) {
            places.add(items);
        }
        List<Schema> elements = all(places, document);
        if (!elements.isEmpty()) {
            out.items = Optional.of(elements.size() == 1 ? elements.getFirst() : Schema.anyOf(elements));
        }
        additional(node, document, out);
        out.all = all(node.get("allOf").elements(), document);
        alternatives(node, document, out);
        Node discriminator = node.get("discriminator");
        out.discriminated = discriminator.isMap() || !discriminator.text().isEmpty();
        out.bounds = BoundsReader.read(node);
        out.pattern = node.get("pattern").text();
        out.example = example(node);
        out.readOnly = node.get("readOnly").isTrue();
        out.writeOnly = node.get("writeOnly").isTrue();
        if (out.types.isEmpty() && isNullable(node) && out.any.isEmpty() != out.all.isEmpty()) {
            List<Schema> others = out.any.isEmpty() ? List.of(Schema.allOf(out.all)) : out.any;
            out.all = List.of();
            out.any = new ArrayList<>(others);
            out.any.add(Schema.of(SchemaType.NULL));
        }
        return out.build();
    }

    /** The example beside a schema or a parameter, where it is one value: of OpenAPI 3 a map of named ones may stand there. */
    static String example(Node node) {
        if (node.has("example")) {
            return node.get("example").text();
        }
        Node examples = node.get("examples");
        return examples.isMap()
                ? examples.entries().values().stream()
                        .map(each -> each.get("value").text())
                        .findFirst()
                        .orElse("")
                : examples.elements().stream().map(Node::text).findFirst().orElse("");
    }

    private List<Schema> all(List<Node> nodes, String document) {
        return nodes.stream().map(each -> read(each, document)).toList();
    }

    private static void types(Node node, Schema.Builder out) {
        Node type = node.get("type");
        SchemaType.of(type.text()).ifPresent(out.types::add);
        type.elements().forEach(each -> SchemaType.of(each.text()).ifPresent(out.types::add));
        List<Node> values = node.has("const")
                ? List.of(node.get("const"))
                : node.get("enum").elements();
        out.values = values.stream().map(Node::text).toList();
        boolean nullValue = values.stream().anyMatch(each -> each.kind() == Node.Kind.NULL);
        if (!out.types.isEmpty() && (isNullable(node) || nullValue)) {
            out.types.add(SchemaType.NULL);
        }
    }

    /** Patterns of names count as names that are allowed. */
    private void additional(Node node, String document, Schema.Builder out) {
        Node additional = node.get("additionalProperties");
        Node unevaluated = node.get("unevaluatedProperties");
        List<Schema> said = new ArrayList<>(
                all(List.copyOf(node.get("patternProperties").entries().values()), document));
        if (additional.isMap()) {
            said.add(read(additional, document));
        } else if (unevaluated.isMap()) {
            said.add(read(unevaluated, document));
        }
        if (!said.isEmpty() || additional.isTrue() || unevaluated.isTrue()) {
            out.additional = Additional.ALLOWED;
        } else if (additional.isFalse() || unevaluated.isFalse()) {
            out.additional = Additional.FORBIDDEN;
        }
        if (!said.isEmpty() && !additional.isTrue()) {
            out.additionalProperties = Optional.of(said.size() == 1 ? said.getFirst() : Schema.anyOf(said));
        }
    }

    /** {@code then} and {@code else} are alternatives of which either may hold. */
    private void alternatives(Node node, String document, Schema.Builder out) {
        List<Schema> one = all(node.get("oneOf").elements(), document);
        List<Schema> any = all(node.get("anyOf").elements(), document);
        List<Schema> parts = new ArrayList<>(out.all);
        if (node.has("then") || node.has("else")) {
            parts.add(Schema.anyOf(
                    List.of(Schema.ANY, read(node.get("then"), document), read(node.get("else"), document))));
        }
        if (!one.isEmpty() && !any.isEmpty()) {
            parts.add(Schema.anyOf(any));
        }
        out.any = one.isEmpty() ? any : one;
        out.all = parts;
    }
}
