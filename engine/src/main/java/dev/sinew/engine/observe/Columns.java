package dev.sinew.engine.observe;

import dev.sinew.model.FieldPath;
import dev.sinew.model.Fields;
import java.util.Arrays;

/** Collects the rows of {@link Fields}; reused from exchange to exchange. */
final class Columns {
    private static final int FIRST_SIZE = 128;
    /** Room for counts of objects and arrays behind as many values as are kept: a long list is known to be long. */
    private static final int COUNTS = 64;

    private FieldPath[] paths;
    private int[] kinds;
    private long[] prints;
    private long[] numbers;
    private String[] texts;
    private final int limit;
    private int count;
    private boolean full;

    Columns(int limit) {
        this.limit = limit;
        int size = Math.min(limit, FIRST_SIZE);
        paths = new FieldPath[size];
        kinds = new int[size];
        prints = new long[size];
        numbers = new long[size];
        texts = new String[size];
    }

    void clear() {
        count = 0;
        full = false;
    }

    /** Whether a row was refused. */
    boolean overflowed() {
        return full;
    }

    void add(FieldPath path, int kind, long print, long number, String text) {
        put(limit, path, kind, print, number, text);
    }

    /** How many rows there are: the number of the next. */
    int count() {
        return count;
    }

    /** Leaves of a row its path, and what is given; a row that was refused is none. */
    void hide(int row, int kind, long print) {
        if (row < count) {
            kinds[row] = kind;
            prints[row] = print;
            numbers[row] = 0;
            texts[row] = "";
        }
    }

    /** Gives all rows of a path another one. */
    void rename(FieldPath from, FieldPath to, boolean identifies) {
        for (int row = 0; row < count; row++) {
            if (paths[row].equals(from)) {
                paths[row] = to;
                kinds[row] = identifies ? Fields.identifying(kinds[row]) : kinds[row];
            }
        }
    }

    /** Adds a row that counts objects or arrays at a place. */
    void addCount(FieldPath path, int kind, long number) {
        put(limit + COUNTS, path, kind, 0, number, "");
    }

    private void put(int most, FieldPath path, int kind, long print, long number, String text) {
        int i = count;
        if (i >= most || (i == paths.length && !grow(most))) {
            full = true;
            return;
        }
        paths[i] = path;
        kinds[i] = kind;
        prints[i] = print;
        numbers[i] = number;
        texts[i] = text;
        count = i + 1;
    }

    private boolean grow(int most) {
        if (count >= most) {
            return false;
        }
        int size = Math.min(most, count * 2);
        paths = Arrays.copyOf(paths, size);
        kinds = Arrays.copyOf(kinds, size);
        prints = Arrays.copyOf(prints, size);
        numbers = Arrays.copyOf(numbers, size);
        texts = Arrays.copyOf(texts, size);
        return true;
    }

    Fields build() {
        if (count == 0) {
            return Fields.NONE;
        }
        return new Fields(
                Arrays.copyOf(paths, count),
                Arrays.copyOf(kinds, count),
                Arrays.copyOf(prints, count),
                Arrays.copyOf(numbers, count),
                Arrays.copyOf(texts, count));
    }
}
