package dev.sinew.model;

import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * A field as learned from all messages of an operation.
 *
 * @param path where it stands; below {@link Location#PATH} the name is the template's parameter
 * @param present how often it was there
 * @param holders how often what it stands in was there, the message or the enclosing object: where it equals
 *     {@code present} the field was never missing
 * @param types how often it had which type, in the order of the types; containers count, their emptiness apart
 * @param formats how often its values had which format, texts and integers only
 * @param minLength the shortest value in bytes, 0 where there was none
 * @param maxLength the longest value in bytes
 * @param distinct about how many different values it had; exact while small
 * @param texts its values where they look like an enumeration and all are known, in order; else empty
 * @param dataClasses ids of the classes that were decided for it, in order
 * @param sample a masked value, or empty
 * @param first the earliest exchange that had it
 * @param bare how often it was there in exchanges that succeeded without any credential ({@link Trait#BARE_SUCCESS})
 * @param span for whole numbers how far the largest lies above the smallest, or -1 where that is not known
 */
public record LearnedField(
        FieldPath path,
        long present,
        long holders,
        Map<ValueType, Long> types,
        Map<ValueFormat, Long> formats,
        int minLength,
        int maxLength,
        long distinct,
        List<String> texts,
        List<String> dataClasses,
        String sample,
        Origin first,
        long bare,
        long span) {
    /** A field of which nothing is known beyond its form. */
    public LearnedField(
            FieldPath path,
            long present,
            long holders,
            Map<ValueType, Long> types,
            Map<ValueFormat, Long> formats,
            int minLength,
            int maxLength,
            long distinct,
            List<String> texts,
            List<String> dataClasses,
            String sample,
            Origin first) {
        this(
                path,
                present,
                holders,
                types,
                formats,
                minLength,
                maxLength,
                distinct,
                texts,
                dataClasses,
                sample,
                first,
                0,
                -1);
    }

    public LearnedField {
        types = Collections.unmodifiableMap(withKeys(types, ValueType.class));
        formats = Collections.unmodifiableMap(withKeys(formats, ValueFormat.class));
        texts = List.copyOf(texts);
        dataClasses = List.copyOf(dataClasses);
    }

    private static <K extends Enum<K>> EnumMap<K, Long> withKeys(Map<K, Long> map, Class<K> keys) {
        EnumMap<K, Long> out = new EnumMap<>(keys);
        out.putAll(map);
        return out;
    }

    /** Whether it was there whenever what it stands in was. */
    public boolean always() {
        return present >= holders;
    }
}
