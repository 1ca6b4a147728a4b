package dev.sinew.engine.classify;

import dev.sinew.model.FieldPath;
import dev.sinew.model.Side;
import dev.sinew.model.ValueFormat;
import dev.sinew.model.ValueType;
import java.util.List;
import java.util.Map;

/**
 * What is known of one field over all messages: what its classes are decided from.
 *
 * @param side request or answer
 * @param path where it stands
 * @param neighbours the names of the other fields of the same object
 * @param types how often it had which type
 * @param formats how often its values had which format; texts and integers
 * @param distinct about how many different values it had; repeats of one value prove nothing new
 * @param minLength the shortest value in bytes
 * @param maxLength the longest value in bytes
 * @param hits how many values passed the check of which class, by class id
 */
public record FieldEvidence(
        Side side,
        FieldPath path,
        List<String> neighbours,
        Map<ValueType, Long> types,
        Map<ValueFormat, Long> formats,
        long distinct,
        int minLength,
        int maxLength,
        Map<String, Long> hits) {
    public FieldEvidence {
        neighbours = List.copyOf(neighbours);
        types = Map.copyOf(types);
        formats = Map.copyOf(formats);
        hits = Map.copyOf(hits);
    }

    /** How many values that are not null it had. */
    public long values() {
        long count = 0;
        for (Map.Entry<ValueType, Long> entry : types.entrySet()) {
            boolean value = entry.getKey() != ValueType.NULL && !entry.getKey().isContainer();
            count += value ? entry.getValue() : 0;
        }
        return count;
    }

    /** How many values that are neither null nor empty it had. */
    public long filled() {
        long empty = formats.getOrDefault(ValueFormat.EMPTY, 0L);
        for (ValueType type : List.of(ValueType.EMPTY_OBJECT, ValueType.EMPTY_ARRAY)) {
            empty += types.getOrDefault(type, 0L);
        }
        return Math.max(0, values() - empty);
    }

    /** How many values hinted at a class. */
    long hits(DataClass dataClass) {
        return hits.getOrDefault(dataClass.id(), 0L);
    }
}
