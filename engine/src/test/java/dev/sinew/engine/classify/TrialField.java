package dev.sinew.engine.classify;

import dev.sinew.bytes.CharClass;
import dev.sinew.model.FieldPath;
import dev.sinew.model.Location;
import dev.sinew.model.Side;
import dev.sinew.model.ValueFormat;
import dev.sinew.model.ValueType;
import java.nio.charset.StandardCharsets;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** A field's evidence as observer and profile gather it from values. */
final class TrialField {
    private final FieldPath path;
    private final List<String> neighbours;
    private final int traits;
    private final Map<ValueType, Long> types = new HashMap<>();
    private final Map<ValueFormat, Long> formats = new HashMap<>();
    private final Map<String, Long> hits = new HashMap<>();
    private final Set<String> distinct = new HashSet<>();
    private int minLength = Integer.MAX_VALUE;
    private int maxLength;

    /** A field of the path in the answer's body, {@code card.number}. */
    TrialField(String path, List<String> neighbours) {
        this.path = path(path);
        this.neighbours = neighbours;
        this.traits = NameTraits.of(this.path.fieldName());
    }

    static FieldPath path(String text) {
        FieldPath at = FieldPath.root(Location.BODY);
        for (String name : text.split("\\.", -1)) {
            at = at.child(name);
        }
        return at;
    }

    static Set<DataClass> classesOf(String value) {
        byte[] bytes = value.getBytes(StandardCharsets.UTF_8);
        int signature = CharClass.signature(bytes, 0, bytes.length);
        ValueFormat format = Formats.of(bytes, 0, bytes.length, signature);
        return classes(bytes, format, signature);
    }

    private static Set<DataClass> classes(byte[] bytes, ValueFormat format, int signature) {
        Set<DataClass> classes = EnumSet.noneOf(DataClass.class);
        long found =
                bytes.length < ValueClasses.SHORTEST ? 0 : ValueClasses.of(bytes, 0, bytes.length, format, signature);
        for (; found != 0; found &= found - 1) {
            classes.add(DataClass.ofOrdinal(Long.numberOfTrailingZeros(found)));
        }
        return classes;
    }

    TrialField add(String value) {
        return add(ValueType.STRING, value);
    }

    TrialField add(ValueType type, String value) {
        types.merge(type, 1L, Long::sum);
        if (type != ValueType.STRING && type != ValueType.INTEGER && type != ValueType.DECIMAL) {
            return this;
        }
        distinct.add(value);
        if ((traits & NameTraits.SECRET) != 0) {
            formats.merge(ValueFormat.NONE, 1L, Long::sum);
            hits.merge(DataClass.PASSWORD.id(), 1L, Long::sum);
            minLength = 0;
            return this;
        }
        byte[] bytes = value.getBytes(StandardCharsets.UTF_8);
        int signature = CharClass.signature(bytes, 0, bytes.length);
        ValueFormat format = type == ValueType.INTEGER
                ? ValueFormat.DIGITS
                : type == ValueType.DECIMAL ? ValueFormat.NUMBER : Formats.of(bytes, 0, bytes.length, signature);
        formats.merge(format, 1L, Long::sum);
        minLength = Math.min(minLength, bytes.length);
        maxLength = Math.max(maxLength, bytes.length);
        if (type == ValueType.STRING && (traits & NameTraits.TOKEN) != 0 && bytes.length >= 8) {
            hits.merge(DataClass.TOKEN.id(), 1L, Long::sum);
        }
        if (type != ValueType.DECIMAL && !(type == ValueType.INTEGER && value.startsWith("-"))) {
            for (DataClass found : classes(bytes, format, signature)) {
                hits.merge(found.id(), 1L, Long::sum);
            }
        }
        return this;
    }

    FieldEvidence evidence() {
        int shortest = minLength == Integer.MAX_VALUE ? 0 : minLength;
        return new FieldEvidence(
                Side.ANSWER, path, neighbours, types, formats, distinct.size(), shortest, maxLength, hits);
    }

    List<String> classes() {
        return new FieldClasses().decide(evidence());
    }
}
