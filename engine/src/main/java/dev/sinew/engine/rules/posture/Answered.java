package dev.sinew.engine.rules.posture;

import dev.sinew.engine.posture.OperationPosture;
import dev.sinew.engine.posture.Weakness;
import dev.sinew.model.Confidence;
import dev.sinew.model.FieldPath;
import dev.sinew.model.LearnedField;
import dev.sinew.model.Location;
import dev.sinew.model.ValueFormat;
import dev.sinew.model.ValueType;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The fields of an operation's successful answers (2xx). */
final class Answered {
    private Answered() {}

    /** Each field once, of several statuses where it was seen most. */
    static List<LearnedField> fields(OperationPosture operation) {
        Map<FieldPath, LearnedField> byPath = new LinkedHashMap<>();
        operation.learned().answers().forEach((status, answer) -> {
            if (status / 100 == 2) {
                for (LearnedField field : answer.body().fields()) {
                    byPath.merge(field.path(), field, (a, b) -> b.present() > a.present() ? b : a);
                }
            }
        });
        return List.copyOf(byPath.values());
    }

    /** How many texts and numbers it held; empty and masked ones, switches and nulls do not count. */
    static long filled(LearnedField field) {
        long values = 0;
        for (ValueType type : List.of(ValueType.STRING, ValueType.INTEGER, ValueType.DECIMAL)) {
            values += field.types().getOrDefault(type, 0L);
        }
        return Math.max(0, values - field.formats().getOrDefault(ValueFormat.EMPTY, 0L));
    }

    /** Whether the request carries a field of the same name or of one of the same classes: the answer repeats it. */
    static boolean echoes(OperationPosture operation, LearnedField answered) {
        String name = answered.path().fieldName();
        List<LearnedField> asked = new ArrayList<>(operation.learned().parameters());
        asked.addAll(operation.learned().requestBody().fields());
        for (LearnedField field : asked) {
            boolean header =
                    field.path().location() == Location.HEADER || field.path().location() == Location.COOKIE;
            boolean same = field.path().fieldName().equalsIgnoreCase(name);
            if (!header && (same || field.dataClasses().stream().anyMatch(answered.dataClasses()::contains))) {
                return true;
            }
        }
        return false;
    }

    /** Whether it stands in the elements of a list or under keys that are data: one answer tells of many. */
    static boolean isListed(LearnedField field) {
        for (FieldPath at = field.path(); at.depth() > 0; at = at.parent()) {
            if (at.isOfMany()) {
                return true;
            }
        }
        return false;
    }

    /** A weakness of a field of the answers. */
    static Weakness weakness(OperationPosture operation, LearnedField field, Confidence confidence, String cure) {
        String sample = field.sample().isEmpty() ? "" : ", such as " + field.sample();
        String note = Counted.of(filled(field), "value") + " of " + String.join(", ", field.dataClasses())
                + " in successful answers"
                + (field.distinct() > 1 ? ", about " + field.distinct() + " different" : "") + sample;
        return Weakness.of(operation, field.path().text(), confidence, field.first(), note, filled(field))
                .cured(cure);
    }
}
