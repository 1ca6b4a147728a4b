package dev.sinew.spec.drift;

import dev.sinew.model.FieldPath;
import dev.sinew.model.LearnedField;
import dev.sinew.model.LearnedOperation.LearnedBody;
import dev.sinew.model.ValueType;
import dev.sinew.spec.Schema;
import dev.sinew.spec.Schema.Additional;
import dev.sinew.spec.SchemaType;
import dev.sinew.spec.drift.BodySchemas.Typed;
import dev.sinew.spec.drift.Discrepancy.Kind;
import dev.sinew.spec.learned.FieldTree;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Walks a learned body along its schemas. What any alternative allows is allowed; what all require is required. Where a schema
 * says nothing the walk ends.
 */
final class BodyWalk {
    private static final int MAX_ALTERNATIVES = 512;

    private final boolean answer;
    private final boolean form;
    private final boolean nullable;
    private final boolean complete;
    private final List<Discrepancy> out = new ArrayList<>();

    private BodyWalk(LearnedBody body, boolean answer, boolean nullable) {
        this.answer = answer;
        this.form = BodySchemas.isForm(body);
        this.nullable = nullable;
        this.complete = body.complete();
    }

    /**
     * Everything that is not as the schemas say.
     *
     * @param answer whether it is an answer's body
     * @param nullable whether null says nothing against a schema
     */
    static List<Discrepancy> walk(LearnedBody body, List<Typed> schemas, boolean answer, boolean nullable) {
        BodyWalk walk = new BodyWalk(body, answer, nullable);
        walk.at(FieldTree.of(body.fields()), schemas);
        return walk.out;
    }

    private void at(FieldTree node, List<Typed> schemas) {
        List<Typed> plain = new ArrayList<>();
        for (Typed each : schemas) {
            each.resolver().variants(each.schema()).forEach(schema -> plain.add(new Typed(schema, each.resolver())));
            if (plain.size() > MAX_ALTERNATIVES) {
                return;
            }
        }
        if (plain.isEmpty() || plain.stream().anyMatch(each -> saysNothing(each.schema()))) {
            return;
        }
        if (form && node.children().isEmpty()) {
            formValue(node, plain);
        } else {
            types(node, plain);
        }
        ranges(node, plain);
        missing(node, plain);
        node.children().forEach((name, child) -> child(name, child, plain));
    }

    private static boolean saysNothing(Schema schema) {
        return schema.types().isEmpty() && schema.isOpen();
    }

    private void types(FieldTree node, List<Typed> schemas) {
        Map<String, Long> wrong = new TreeMap<>();
        for (Map.Entry<ValueType, Long> seen : node.types().entrySet()) {
            Optional<SchemaType> type = type(seen.getKey());
            boolean excused = type.isEmpty() || (nullable && type.get() == SchemaType.NULL);
            if (!excused && schemas.stream().noneMatch(each -> each.schema().allows(type.get()))) {
                // A row that counts objects counts the empty ones too.
                wrong.merge(type.get().word(), seen.getValue(), Math::max);
            }
        }
        if (!wrong.isEmpty()) {
            long count = wrong.values().stream().mapToLong(Long::longValue).sum();
            note(
                    Kind.TYPE,
                    node,
                    count,
                    "described as " + words(schemas) + ", seen as " + String.join(" and ", wrong.keySet()));
        }
    }

    private void formValue(FieldTree node, List<Typed> schemas) {
        List<Schema> alternatives = schemas.stream().map(Typed::schema).toList();
        node.field().ifPresent(field -> {
            long count = TextValues.unreadable(field, alternatives);
            if (count > 0) {
                note(Kind.TYPE, node, count, "described as " + words(schemas) + ", not readable as that");
            }
        });
    }

    private void ranges(FieldTree node, List<Typed> schemas) {
        List<Schema> alternatives = schemas.stream().map(Typed::schema).toList();
        node.field()
                .filter(field -> node.children().isEmpty() && Ranges.broken(field, alternatives, form))
                .ifPresent(field -> note(Kind.RANGE, node, 1, "out of the bounds that are described"));
    }

    private static Optional<SchemaType> type(ValueType type) {
        return Optional.of(
                switch (type) {
                    case STRING, BINARY -> SchemaType.STRING;
                    case INTEGER -> SchemaType.INTEGER;
                    case DECIMAL -> SchemaType.NUMBER;
                    case TRUE, FALSE -> SchemaType.BOOLEAN;
                    case NULL -> SchemaType.NULL;
                    case EMPTY_OBJECT, OBJECT -> SchemaType.OBJECT;
                    case EMPTY_ARRAY, ARRAY -> SchemaType.ARRAY;
                });
    }

    private static String words(List<Typed> schemas) {
        Set<String> words = new TreeSet<>();
        schemas.forEach(each -> each.schema().types().forEach(type -> words.add(type.word())));
        return String.join(" or ", words);
    }

    /** Members that every alternative for objects requires and that some object was without. */
    private void missing(FieldTree node, List<Typed> schemas) {
        long objects = node.objects();
        if (!complete || objects == 0 || node.children().containsKey(FieldPath.ANY_KEY)) {
            return;
        }
        Set<String> required = new TreeSet<>();
        boolean first = true;
        for (Typed each : schemas) {
            if (each.schema().allows(SchemaType.OBJECT)) {
                Set<String> own = required(each);
                if (first) {
                    required.addAll(own);
                } else {
                    required.retainAll(own);
                }
                first = false;
            }
        }
        required.forEach(name -> missing(node, name, objects));
    }

    private Set<String> required(Typed typed) {
        Set<String> required = new TreeSet<>(typed.schema().required());
        required.removeIf(name -> {
            Schema property = typed.schema().properties().get(name);
            return property != null && elsewhere(new Typed(property, typed.resolver()));
        });
        return required;
    }

    /** Whether a property belongs to messages of the other direction only. */
    private boolean elsewhere(Typed property) {
        return property.resolver().variants(property.schema()).stream()
                .anyMatch(each -> answer ? each.writeOnly() : each.readOnly());
    }

    private void missing(FieldTree node, String name, long objects) {
        FieldTree child = node.children().get(name);
        String path = node.text().isEmpty() ? name : node.text() + "." + name;
        if (child == null) {
            node.some()
                    .ifPresent(seen -> out.add(new Discrepancy(
                            Kind.MISSING, path, seen, objects, "required, never there in " + objects + " objects")));
        } else {
            child.field().filter(field -> !field.always()).ifPresent(field -> {
                long without = field.holders() - field.present();
                String note = "required, missing in " + without + " of " + field.holders() + " objects";
                out.add(new Discrepancy(Kind.MISSING, path, field, without, note));
            });
        }
    }

    private void child(String name, FieldTree child, List<Typed> schemas) {
        List<Typed> next = new ArrayList<>();
        boolean element = name.equals(FieldPath.ELEMENT);
        boolean container = false;
        for (Typed each : schemas) {
            if (each.schema().allows(element ? SchemaType.ARRAY : SchemaType.OBJECT)) {
                container = true;
                Optional<List<Schema>> allowed = element ? elements(each.schema()) : members(name, each.schema());
                if (allowed.isEmpty()) {
                    return;
                }
                allowed.get().forEach(schema -> next.add(new Typed(schema, each.resolver())));
            }
        }
        // Where nothing that holds values is described, the type says so already.
        if (!container) {
            return;
        }
        if (next.isEmpty()) {
            note(Kind.UNDOCUMENTED, child, present(child), "not described");
        } else if (answer && next.stream().allMatch(this::elsewhere)) {
            note(Kind.UNDOCUMENTED, child, present(child), "described as write-only, so not for answers");
        } else {
            at(child, next);
        }
    }

    private static Optional<List<Schema>> elements(Schema schema) {
        return schema.items().map(List::of);
    }

    /** The schemas that a member may have; none where it may not be there, empty where it may be anything. */
    private static Optional<List<Schema>> members(String name, Schema schema) {
        List<Schema> members = new ArrayList<>();
        boolean anyKey = name.equals(FieldPath.ANY_KEY);
        if (anyKey) {
            members.addAll(schema.properties().values());
        } else if (schema.properties().containsKey(name)) {
            return Optional.of(List.of(schema.properties().getOrDefault(name, Schema.ANY)));
        }
        if (schema.additional() == Additional.ALLOWED) {
            schema.additionalProperties().ifPresent(members::add);
            return schema.additionalProperties().isEmpty() ? Optional.empty() : Optional.of(members);
        }
        boolean free = schema.properties().isEmpty() && schema.additional() == Additional.UNSAID;
        return free ? Optional.empty() : Optional.of(members);
    }

    private static long present(FieldTree node) {
        return node.field().or(node::some).map(LearnedField::present).orElse(1L);
    }

    private void note(Kind kind, FieldTree node, long count, String note) {
        node.some().ifPresent(seen -> out.add(new Discrepancy(kind, node.text(), seen, count, note)));
    }
}
