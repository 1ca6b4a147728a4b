package dev.sinew.engine.observe;

import dev.sinew.model.FieldPath;
import dev.sinew.model.Fields;
import java.util.Arrays;

/** Collects the rows of {@link Fields}; reused from exchange to exchange. */
final class Columns {
    private static final int FIRST_SIZE = 128;

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
        int i = count;
        if (i == paths.length && !grow()) {
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

    private boolean grow() {
        if (count >= limit) {
            return false;
        }
        int size = Math.min(limit, count * 2);
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
