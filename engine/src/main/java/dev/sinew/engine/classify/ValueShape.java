package dev.sinew.engine.classify;

import dev.sinew.model.ValueFormat;
import dev.sinew.model.ValueType;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;

/**
 * What values of a class look like where nothing but the name says that it is one.
 *
 * @param formats of nearly all values
 * @param decimals whether numbers with a fraction may be among them
 * @param objects whether it may be an object
 * @param min the shortest in bytes
 * @param max the longest in bytes
 */
record ValueShape(Set<ValueFormat> formats, boolean decimals, boolean objects, int min, int max) {
    private static final double MOST = 0.9;
    private static final double FEW = 0.1;
    private static final Map<Character, ValueFormat> LETTERS = Map.ofEntries(
            Map.entry('D', ValueFormat.DIGITS),
            Map.entry('N', ValueFormat.NUMBER),
            Map.entry('T', ValueFormat.TEXT),
            Map.entry('W', ValueFormat.WORD),
            Map.entry('S', ValueFormat.SLUG),
            Map.entry('K', ValueFormat.TOKEN),
            Map.entry('H', ValueFormat.HEX),
            Map.entry('U', ValueFormat.UUID),
            Map.entry('A', ValueFormat.DATE),
            Map.entry('M', ValueFormat.DATE_TIME),
            Map.entry('E', ValueFormat.EMAIL),
            Map.entry('X', ValueFormat.NONE));

    /** Of a line such as {@code NDO 1 24}: letters of formats, O for objects, the shortest, the longest. */
    static ValueShape parse(String line) {
        String[] parts = line.strip().split(" ", -1);
        Set<ValueFormat> formats = EnumSet.noneOf(ValueFormat.class);
        boolean objects = false;
        for (char letter : parts[0].toCharArray()) {
            ValueFormat format = LETTERS.get(letter);
            if (format != null) {
                formats.add(format);
            }
            objects |= letter == 'O';
        }
        boolean decimals = formats.contains(ValueFormat.NUMBER);
        return new ValueShape(formats, decimals, objects, Integer.parseInt(parts[1]), Integer.parseInt(parts[2]));
    }

    /** Whether at least nine in ten of a field's values look so. */
    boolean fits(FieldEvidence field) {
        long filled = field.filled();
        if (filled == 0) {
            return objects && field.types().getOrDefault(ValueType.OBJECT, 0L) > 0;
        }
        long fitting = 0;
        for (ValueFormat format : formats) {
            fitting += field.formats().getOrDefault(format, 0L);
        }
        if (decimals && !field.formats().containsKey(ValueFormat.NUMBER)) {
            fitting += field.types().getOrDefault(ValueType.DECIMAL, 0L);
        }
        return fitting >= MOST * filled && field.maxLength() <= max && isLongEnough(field, filled);
    }

    /**
     * The shortest value says nothing where it may be one that is none: an empty one, or a dash or {@code n/a}, of a format that few
     * have.
     */
    private boolean isLongEnough(FieldEvidence field, long filled) {
        if (field.minLength() >= min || field.formats().getOrDefault(ValueFormat.EMPTY, 0L) > 0) {
            return true;
        }
        long odd = 0;
        for (long count : field.formats().values()) {
            odd += count <= FEW * filled ? count : 0;
        }
        return field.maxLength() >= min && odd > 0 && odd <= FEW * filled;
    }
}
