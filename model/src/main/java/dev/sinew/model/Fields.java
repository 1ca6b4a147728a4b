package dev.sinew.model;

import java.util.Arrays;
import java.util.Objects;

/**
 * The values of one message as columns: one row a value, in the order met, no value itself.
 *
 * <p>A row has a path, a type, a format, a length in bytes, a keyed fingerprint (0 where none is kept), and a number:
 * for integers the value shifted by the api's secret offset, for decimals, and texts that are numbers with a sign, fraction or
 * exponent and do not identify anything, a bucket with sign, else 0. The format of an integer below zero is {@code NUMBER}. A text
 * is kept for enumeration-like values and for paging values only. Behind the values stand rows of objects and arrays, one for each place
 * that has any, with their number.
 */
public final class Fields {
    public static final Fields NONE = new Fields(new FieldPath[0], new int[0], new long[0], new long[0], new String[0]);
    /** Lengths above this are kept as this. */
    public static final int MAX_LENGTH = (1 << 20) - 1;

    private final FieldPath[] paths;
    private final int[] kinds;
    private final long[] prints;
    private final long[] numbers;
    private final String[] texts;
    private final int values;

    /**
     * Takes the columns over without copying; {@code texts} holds the empty string where no text is kept. All have the same
     * length.
     */
    public Fields(FieldPath[] paths, int[] kinds, long[] prints, long[] numbers, String[] texts) {
        int count = paths.length;
        if (kinds.length != count || prints.length != count || numbers.length != count || texts.length != count) {
            throw new IllegalArgumentException("columns of unequal length");
        }
        this.paths = paths;
        this.kinds = kinds;
        this.prints = prints;
        this.numbers = numbers;
        this.texts = texts;
        int last = count;
        while (last > 0 && ValueType.of(kinds[last - 1] & 0xf).isContainer()) {
            last--;
        }
        this.values = last;
    }

    private static final int IDENTIFYING = 1 << 11;

    /** Packs type, format and length into one row's kind. */
    public static int kind(ValueType type, ValueFormat format, int length) {
        return type.ordinal() | format.ordinal() << 4 | Math.min(length, MAX_LENGTH) << 12;
    }

    /** The same kind, of a field whose name says that it identifies something. */
    public static int identifying(int kind) {
        return kind | IDENTIFYING;
    }

    /** How many values there are; their rows come first. */
    public int count() {
        return values;
    }

    /** How many rows there are: behind the values those that count what holds values, {@link ValueType#isContainer}. */
    public int rows() {
        return paths.length;
    }

    public FieldPath path(int row) {
        return paths[row];
    }

    public int kind(int row) {
        return kinds[row];
    }

    public ValueType type(int row) {
        return ValueType.of(kinds[row] & 0xf);
    }

    public ValueFormat format(int row) {
        return ValueFormat.of(kinds[row] >> 4 & 0x7f);
    }

    /** The length as written, in bytes, at most {@link #MAX_LENGTH}. */
    public int length(int row) {
        return kinds[row] >>> 12;
    }

    /** Whether the field's name says that it identifies something: id, key, slug, login … */
    public boolean identifies(int row) {
        return (kinds[row] & IDENTIFYING) != 0;
    }

    /** The keyed fingerprint of the value, or 0 where none is kept. */
    public long print(int row) {
        return prints[row];
    }

    public long number(int row) {
        return numbers[row];
    }

    /** The value itself where it is an enumeration or paging value, else empty. */
    public String text(int row) {
        return texts[row];
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Fields fields
                && Arrays.equals(paths, fields.paths)
                && Arrays.equals(kinds, fields.kinds)
                && Arrays.equals(prints, fields.prints)
                && Arrays.equals(numbers, fields.numbers)
                && Arrays.equals(texts, fields.texts);
    }

    @Override
    public int hashCode() {
        return Objects.hash(Arrays.hashCode(paths), Arrays.hashCode(kinds), Arrays.hashCode(prints));
    }

    @Override
    public String toString() {
        return "Fields[" + values + "]";
    }
}
