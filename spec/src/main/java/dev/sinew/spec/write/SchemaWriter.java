package dev.sinew.spec.write;

import dev.sinew.model.FieldPath;
import dev.sinew.model.LearnedField;
import dev.sinew.model.LearnedOperation.LearnedBody;
import dev.sinew.model.ValueFormat;
import dev.sinew.model.ValueType;
import dev.sinew.spec.SchemaType;
import dev.sinew.spec.learned.FieldTree;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Writes schemas of what was learned: types and formats that all values had, required what was never missing. */
final class SchemaWriter {
    /** How often each text of an enumeration must have come, on the average, before it is written down as complete. */
    private static final int SIGHTINGS = 3;

    private static final String SAMPLE = "examples";

    private SchemaWriter() {}

    /** The schema of a body; one that says nothing where no fields were learned. */
    static Map<String, Object> body(LearnedBody body) {
        return body.fields().isEmpty() ? new LinkedHashMap<>() : schema(FieldTree.of(body.fields()));
    }

    /** The schema of a parameter or header, whose values are texts. */
    static Map<String, Object> parameter(LearnedField field) {
        Set<SchemaType> types = types(field.types());
        types.remove(SchemaType.NULL);
        types.remove(SchemaType.OBJECT);
        types.remove(SchemaType.ARRAY);
        Map<String, Object> out = new LinkedHashMap<>();
        type(types.isEmpty() ? EnumSet.of(SchemaType.STRING) : types, out);
        value(field, types, out);
        return out;
    }

    private static Map<String, Object> schema(FieldTree node) {
        Map<String, Object> out = new LinkedHashMap<>();
        Set<SchemaType> types = types(node.types());
        type(types, out);
        node.field().ifPresent(field -> value(field, types, out));
        Map<String, Object> properties = new LinkedHashMap<>();
        Set<String> required = new TreeSet<>();
        node.children().forEach((name, child) -> {
            switch (name) {
                case FieldPath.ELEMENT -> out.put("items", schema(child));
                case FieldPath.ANY_KEY -> out.put("additionalProperties", schema(child));
                default -> {
                    properties.put(name, schema(child));
                    if (child.field().filter(SchemaWriter::always).isPresent()) {
                        required.add(name);
                    }
                }
            }
        });
        if (!properties.isEmpty()) {
            out.put("properties", properties);
        }
        if (!required.isEmpty()) {
            out.put("required", List.copyOf(required));
        }
        if (types.contains(SchemaType.ARRAY)) {
            out.putIfAbsent("items", Map.of());
        }
        return out;
    }

    static boolean always(LearnedField field) {
        return field.always() && field.present() > 0;
    }

    private static void type(Set<SchemaType> types, Map<String, Object> out) {
        List<String> words = types.stream().map(SchemaType::word).toList();
        if (!words.isEmpty()) {
            out.put("type", words.size() == 1 ? words.getFirst() : words);
        }
    }

    private static Set<SchemaType> types(Map<ValueType, Long> seen) {
        Set<SchemaType> types = EnumSet.noneOf(SchemaType.class);
        seen.forEach((type, count) -> types.add(
                switch (type) {
                    case STRING, BINARY -> SchemaType.STRING;
                    case INTEGER -> SchemaType.INTEGER;
                    case DECIMAL -> SchemaType.NUMBER;
                    case TRUE, FALSE -> SchemaType.BOOLEAN;
                    case NULL -> SchemaType.NULL;
                    case EMPTY_OBJECT, OBJECT -> SchemaType.OBJECT;
                    case EMPTY_ARRAY, ARRAY -> SchemaType.ARRAY;
                }));
        if (types.contains(SchemaType.NUMBER)) {
            types.remove(SchemaType.INTEGER);
        }
        return types;
    }

    private static void value(LearnedField field, Set<SchemaType> types, Map<String, Object> out) {
        boolean text = types.contains(SchemaType.STRING);
        Set<SchemaType> others = new TreeSet<>(types);
        others.remove(SchemaType.STRING);
        boolean nullable = others.remove(SchemaType.NULL);
        if (text && others.isEmpty()) {
            format(field, out);
            int texts = field.texts().size();
            if (!nullable && texts > 0 && field.present() >= (long) texts * SIGHTINGS) {
                out.put("enum", field.texts());
            } else if (!field.sample().isEmpty()) {
                out.put(SAMPLE, List.of(field.sample()));
            }
        }
        if (!field.dataClasses().isEmpty()) {
            out.put("x-sinew-data-classes", field.dataClasses());
        }
    }

    private static void format(LearnedField field, Map<String, Object> out) {
        if (field.types().containsKey(ValueType.BINARY)) {
            out.put("contentMediaType", "application/octet-stream");
            return;
        }
        if (field.formats().size() != 1) {
            return;
        }
        ValueFormat format = field.formats().keySet().iterator().next();
        boolean four = field.minLength() >= 7 && field.maxLength() <= 15;
        String word = switch (format) {
            case UUID -> "uuid";
            case DATE -> "date";
            case DATE_TIME -> "date-time";
            case EMAIL -> "email";
            case URL -> "uri";
            case IP -> four ? "ipv4" : field.minLength() > 15 ? "ipv6" : "";
            case NONE, EMPTY, DIGITS, NUMBER, HEX, JWT, WORD, SLUG, TOKEN, TEXT -> "";
        };
        if (!word.isEmpty()) {
            out.put("format", word);
        }
    }
}
