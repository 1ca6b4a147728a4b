package dev.sinew.engine.classify;

import dev.sinew.model.ValueFormat;

/**
 * The classes whose form one value has, by its characters, length and check digits, as a set of bits. On the hot path: no
 * allocation, no regular expression, the signature decides which few checks run.
 */
public final class ValueClasses {
    private ValueClasses() {}

    /** Bit {@code n} stands for the class of ordinal {@code n}; 0 for nearly all values. */
    public static long of(byte[] bytes, int from, int to, ValueFormat format, int signature) {
        return DataClass.of(bytes, from, to, format)
                .map(found -> 1L << found.ordinal())
                .orElse(0L);
    }

    /** Whether a path segment or an enumeration's text may not be kept, since it surely is a value of some class. */
    public static boolean isSensitive(byte[] bytes, int from, int to, ValueFormat format) {
        return DataClass.of(bytes, from, to, format).isPresent();
    }
}
