package dev.sinew.spec.read;

import dev.sinew.spec.ApiDescription;
import dev.sinew.spec.GraphSchema;
import dev.sinew.spec.GraphSchema.Field;
import dev.sinew.spec.GraphSchema.Kind;
import dev.sinew.spec.GraphSchema.Reference;
import dev.sinew.spec.tree.Node;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** Reads what a GraphQL service answers when it is asked for its schema (GraphQL, October 2021, section 4). */
final class IntrospectionReader {
    private static final int DEEPEST = 16;

    private final SpecLimits limits;
    private final Problems problems;
    private int fields;

    private IntrospectionReader(SpecLimits limits, Problems problems) {
        this.limits = limits;
        this.problems = problems;
    }

    /** Reads the member {@code __schema} of an answer. */
    static ApiDescription read(Node schema, String file, SpecLimits limits, Problems problems) {
        IntrospectionReader reader = new IntrospectionReader(limits, problems);
        SortedMap<String, GraphSchema.Type> types = new TreeMap<>();
        for (Node each : schema.get("types").elements()) {
            String name = each.get("name").text();
            if (!name.isEmpty() && !name.startsWith("__")) {
                reader.type(name, each, types);
            }
        }
        if (reader.fields > limits.schemas()) {
            problems.add("more than " + limits.schemas() + " fields, the rest is not read");
        }
        GraphSchema graph = new GraphSchema(
                schema.get("queryType").get("name").text(),
                schema.get("mutationType").get("name").text(),
                schema.get("subscriptionType").get("name").text(),
                types);
        return GraphDescription.of(graph, true, file, limits, problems);
    }

    private void type(String name, Node type, SortedMap<String, GraphSchema.Type> types) {
        switch (type.get("kind").text()) {
            case "OBJECT" ->
                types.put(name, new GraphSchema.Type(name, Kind.OBJECT, fields(type.get("fields")), List.of()));
            case "INTERFACE" ->
                types.put(
                        name,
                        new GraphSchema.Type(
                                name, Kind.INTERFACE, fields(type.get("fields")), names(type.get("possibleTypes"))));
            case "UNION" ->
                types.put(name, new GraphSchema.Type(name, Kind.UNION, List.of(), names(type.get("possibleTypes"))));
            case "INPUT_OBJECT" ->
                types.put(name, new GraphSchema.Type(name, Kind.INPUT, fields(type.get("inputFields")), List.of()));
            case "ENUM" ->
                types.put(name, new GraphSchema.Type(name, Kind.ENUM, List.of(), names(type.get("enumValues"))));
            case "SCALAR" -> {
                // Its name says all that there is.
            }
            default -> problems.add("a type of unknown kind is not read");
        }
    }

    private List<Field> fields(Node written) {
        List<Field> own = new ArrayList<>();
        for (Node each : written.elements()) {
            String name = each.get("name").text();
            Node defaulted = each.get("defaultValue");
            if (!name.isEmpty() && ++fields <= limits.schemas()) {
                own.add(new Field(
                        name,
                        fields(each.get("args")),
                        reference(each.get("type")),
                        !defaulted.isMissing() && defaulted.kind() != Node.Kind.NULL,
                        each.get("isDeprecated").isTrue(),
                        description(each),
                        each.line()));
            }
        }
        return own;
    }

    private static String description(Node written) {
        String said = written.get("description").text().strip();
        return said.substring(0, Math.min(said.length(), GraphQlReader.LONGEST));
    }

    private List<String> names(Node written) {
        List<String> names = new ArrayList<>();
        for (Node each : written.elements()) {
            String name = each.get("name").text();
            if (!name.isEmpty() && ++fields <= limits.schemas()) {
                names.add(name);
            }
        }
        return names;
    }

    /** A type between what says that it is in lists and never null. */
    private static Reference reference(Node type) {
        Node each = type;
        int lists = 0;
        StringBuilder before = new StringBuilder();
        StringBuilder after = new StringBuilder();
        for (int depth = 0; depth < DEEPEST && each.get("name").text().isEmpty(); depth++) {
            if (each.get("kind").text().equals("LIST")) {
                lists++;
                before.append('[');
                after.insert(0, ']');
            } else {
                after.insert(0, '!');
            }
            each = each.get("ofType");
        }
        String name = each.get("name").text();
        return new Reference(name, lists, type.get("kind").text().equals("NON_NULL"), before + name + after);
    }
}
