package dev.sinew.spec.drift;

import dev.sinew.model.LearnedField;
import dev.sinew.model.ValueType;
import dev.sinew.spec.Bounds;
import dev.sinew.spec.Schema;
import dev.sinew.spec.SchemaType;
import java.util.List;

/**
 * Values that are surely out of bounds, though only how long they are written is known. A text is at least as long in bytes as in
 * characters, and at most twelve times as long, as a character outside of the basic plane is escaped so. A whole number of so many
 * digits lies between two powers of ten; one place may be its sign.
 */
final class Ranges {
    private static final int WIDEST = 12;
    /** Numbers of more digits are not compared. */
    private static final int MOST_DIGITS = 300;

    private Ranges() {}

    /** Whether some value is out of the bounds of every alternative; {@code text} where numbers are written as texts, too. */
    static boolean broken(LearnedField field, List<Schema> alternatives, boolean text) {
        if (alternatives.isEmpty()) {
            return false;
        }
        boolean texts = field.types().containsKey(ValueType.STRING);
        boolean numbers = field.types().containsKey(ValueType.INTEGER);
        boolean alone = field.types().size() == 1;
        if (!alone || !(texts || numbers)) {
            return false;
        }
        return alternatives.stream().allMatch(each -> outside(field, each, texts, text));
    }

    private static boolean outside(LearnedField field, Schema schema, boolean isText, boolean anyText) {
        Bounds bounds = schema.bounds();
        boolean asText = isText || (anyText && schema.types().contains(SchemaType.STRING));
        if (asText) {
            boolean said = schema.types().contains(SchemaType.STRING);
            // The length of a secret is not kept.
            boolean known = field.minLength() > 0;
            return said
                    && known
                    && (field.minLength() < bounds.shortest() || field.maxLength() / WIDEST > bounds.longest());
        }
        boolean said =
                schema.types().contains(SchemaType.INTEGER) || schema.types().contains(SchemaType.NUMBER);
        return said && (outside(field.minLength(), bounds) || outside(field.maxLength(), bounds));
    }

    /** Whether no whole number that is written so long lies within. */
    private static boolean outside(int length, Bounds bounds) {
        if (length <= 0 || length > MOST_DIGITS) {
            return false;
        }
        double largest = Math.pow(10, length) - 1;
        double smallest = length == 1 ? 0 : Math.pow(10, length - 1);
        boolean positive = largest < bounds.least() || smallest > bounds.most();
        boolean negative = length == 1
                || -smallest + 1 > bounds.most()
                || -(length == 2 ? 0 : Math.pow(10, length - 2)) < bounds.least();
        return positive && negative;
    }
}
