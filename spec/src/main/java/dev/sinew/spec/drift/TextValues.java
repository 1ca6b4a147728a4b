package dev.sinew.spec.drift;

import dev.sinew.model.LearnedField;
import dev.sinew.model.ValueFormat;
import dev.sinew.model.ValueType;
import dev.sinew.spec.Schema;
import dev.sinew.spec.SchemaType;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * Values that are written as text whatever they mean: those of parameters and forms. One contradicts a type only where it cannot
 * be read as that type.
 */
final class TextValues {
    private static final Set<String> BOOLEANS = Set.of("true", "false", "yes", "no", "on", "off", "t", "f", "y", "n");

    private TextValues() {}

    /** How many of a field's values are of none of the types that the alternatives allow. */
    static long unreadable(LearnedField field, List<Schema> alternatives) {
        if (alternatives.isEmpty() || alternatives.stream().anyMatch(TextValues::allowsText)) {
            return 0;
        }
        boolean number = alternatives.stream().anyMatch(each -> each.allows(SchemaType.INTEGER));
        boolean decimal = alternatives.stream().anyMatch(each -> each.allows(SchemaType.NUMBER));
        boolean bool = alternatives.stream().anyMatch(each -> each.allows(SchemaType.BOOLEAN));
        long count = 0;
        for (Map.Entry<ValueType, Long> type : field.types().entrySet()) {
            count += switch (type.getKey()) {
                case DECIMAL -> decimal ? 0 : type.getValue();
                case TRUE, FALSE -> bool ? 0 : type.getValue();
                case BINARY -> type.getValue();
                case STRING -> Math.min(type.getValue(), texts(field, number, bool));
                case INTEGER, NULL, EMPTY_OBJECT, EMPTY_ARRAY, OBJECT, ARRAY -> 0;
            };
        }
        return count;
    }

    private static boolean allowsText(Schema schema) {
        return schema.allows(SchemaType.STRING) || schema.allows(SchemaType.ARRAY) || schema.allows(SchemaType.OBJECT);
    }

    private static long texts(LearnedField field, boolean number, boolean bool) {
        long count = 0;
        for (Map.Entry<ValueFormat, Long> format : field.formats().entrySet()) {
            count += switch (format.getKey()) {
                case EMPTY, DIGITS -> 0;
                case NUMBER -> number ? 0 : format.getValue();
                case WORD -> bool && booleans(field.texts()) ? 0 : format.getValue();
                default -> format.getValue();
            };
        }
        return count;
    }

    private static boolean booleans(List<String> texts) {
        return texts.stream().allMatch(each -> BOOLEANS.contains(each.toLowerCase(Locale.ROOT)));
    }
}
