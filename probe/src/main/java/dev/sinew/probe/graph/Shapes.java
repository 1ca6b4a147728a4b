package dev.sinew.probe.graph;

import dev.sinew.spec.GraphSchema;
import dev.sinew.spec.GraphSchema.Field;
import dev.sinew.spec.GraphSchema.Kind;
import dev.sinew.spec.GraphSchema.Reference;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** What answers look like: which are lists, and what of their types is asked for. */
final class Shapes {
    /** What stands beside the things of a list that is told in pages. */
    private static final Set<String> OF_PAGES = Set.of(
            "pageInfo", "totalCount", "count", "total", "hasMore", "hasNextPage", "nextCursor", "cursor", "page");

    private static final List<String> LISTS = List.of("nodes", "items", "results", "records", "data", "content");
    /** So many fields are asked for at most: services refuse what costs too much. */
    private static final int MOST = 160;

    /** What things contain is asked for to this depth: what is further away is told of where it stands itself. */
    static final int DEEP = 1;

    private final GraphSchema schema;
    private int left = MOST;

    private Shapes(GraphSchema schema) {
        this.schema = schema;
    }

    /** Whether a field has several things: a list, or a page of one. */
    static boolean isMany(Reference reference, GraphSchema schema) {
        return reference.lists() > 0
                || schema.type(reference.name())
                        .flatMap(each -> things(each, schema))
                        .isPresent();
    }

    /** The field of a page that has the things, where a type is that of pages. */
    static Optional<Field> things(GraphSchema.Type type, GraphSchema schema) {
        Optional<Field> edges = type.fields().stream()
                .filter(each -> each.name().equals("edges")
                        && each.type().lists() > 0
                        && schema.type(each.type().name())
                                .filter(edge -> edge.fields().stream()
                                        .anyMatch(in -> in.name().equals("node")))
                                .isPresent())
                .findFirst();
        boolean paged = type.fields().stream().anyMatch(each -> OF_PAGES.contains(each.name()));
        return edges.isPresent()
                ? edges
                : type.fields().stream()
                        .filter(each -> paged && each.type().lists() > 0 && LISTS.contains(each.name()))
                        .findFirst();
    }

    /** The type of what stands in the field of a page that has its things. */
    static String thing(Field things, GraphSchema schema) {
        String type = things.type().name();
        return !things.name().equals("edges")
                ? type
                : schema.type(type).map(GraphSchema.Type::fields).orElse(List.of()).stream()
                        .filter(each -> each.name().equals("node"))
                        .map(each -> each.type().name())
                        .findFirst()
                        .orElse(type);
    }

    /** What is asked for of a field, in braces with a space before them; empty where it is a scalar. */
    static String selection(Reference reference, GraphSchema schema, int depth) {
        return new Shapes(schema).of(reference.name(), depth, new TreeSet<>());
    }

    private String of(String name, int depth, Set<String> above) {
        Optional<GraphSchema.Type> type = schema.type(name).filter(each -> each.kind() != Kind.ENUM);
        if (type.isEmpty()) {
            return "";
        }
        List<String> asked = new ArrayList<>();
        if (type.get().kind() != Kind.OBJECT) {
            asked.add("__typename");
        }
        scalars(type.get()).forEach(each -> take(each.name(), asked));
        Set<String> within = new TreeSet<>(above);
        within.add(name);
        for (Field each : type.get().fields()) {
            boolean page = isOfPage(type.get(), each);
            if (isAskable(each)
                    && !isScalar(each)
                    && (depth > 0 || page)
                    && !within.contains(each.type().name())
                    && left > 0) {
                left--;
                String inside = of(each.type().name(), page ? depth : depth - 1, within);
                if (!inside.isEmpty()) {
                    asked.add(each.name() + inside);
                }
            }
        }
        alternatives(type.get(), asked);
        return asked.isEmpty() ? " { __typename }" : " { " + String.join(" ", asked) + " }";
    }

    /** Of what may be of several types, what each of these has for itself; what two of them call the same must be of one type. */
    private void alternatives(GraphSchema.Type type, List<String> asked) {
        if (type.kind() == Kind.OBJECT) {
            return;
        }
        Map<String, String> types = new HashMap<>();
        type.fields().forEach(each -> types.put(each.name(), each.type().written()));
        Set<String> common = type.fields().stream().map(Field::name).collect(Collectors.toSet());
        Map<String, List<String>> each = new LinkedHashMap<>();
        for (String member : type.members()) {
            for (Field own : schema.type(member).map(this::scalars).orElse(List.of())) {
                String known = types.putIfAbsent(own.name(), own.type().written());
                if (!common.contains(own.name())
                        && (known == null || known.equals(own.type().written()))) {
                    take(own.name(), each.computeIfAbsent(member, key -> new ArrayList<>()));
                }
            }
        }
        each.forEach((member, own) -> {
            if (!own.isEmpty()) {
                asked.add("... on " + member + " { " + String.join(" ", own) + " }");
            }
        });
    }

    private void take(String name, List<String> asked) {
        if (left > 0) {
            left--;
            asked.add(name);
        }
    }

    private List<Field> scalars(GraphSchema.Type type) {
        return type.fields().stream()
                .filter(each -> isAskable(each) && isScalar(each))
                .toList();
    }

    /** Whether it can be asked for without saying anything. */
    static boolean isAskable(Field field) {
        return field.arguments().stream().noneMatch(Field::isRequired);
    }

    private boolean isScalar(Field field) {
        return schema.type(field.type().name())
                .map(each -> each.kind() == Kind.ENUM)
                .orElse(true);
    }

    /** Whether a field leads to the things of a page, so that it is no step towards what these contain. */
    private boolean isOfPage(GraphSchema.Type type, Field field) {
        return field.name().equals("node")
                || things(type, schema).filter(field::equals).isPresent();
    }
}
