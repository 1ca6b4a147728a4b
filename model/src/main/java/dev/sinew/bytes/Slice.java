package dev.sinew.bytes;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Objects;

/**
 * A read-only view of a run of bytes in a larger array. The array is shared, never copied and never written.
 *
 * <p>The printed form shows the length alone: a slice may hold a password.
 */
public final class Slice {
    public static final Slice EMPTY = new Slice(new byte[0], 0, 0);

    private final byte[] array;
    private final int from;
    private final int to;

    /** Bytes {@code from} (inclusive) to {@code to} (exclusive) of the array. */
    public Slice(byte[] array, int from, int to) {
        Objects.checkFromToIndex(from, to, array.length);
        this.array = array;
        this.from = from;
        this.to = to;
    }

    public static Slice of(byte[] array) {
        return new Slice(array, 0, array.length);
    }

    /** The UTF-8 bytes of a text. */
    public static Slice of(String text) {
        return text.isEmpty() ? EMPTY : of(text.getBytes(StandardCharsets.UTF_8));
    }

    /** The shared array; callers read between {@link #from} and {@link #to} and write nowhere. */
    public byte[] array() {
        return array;
    }

    public int from() {
        return from;
    }

    public int to() {
        return to;
    }

    public int length() {
        return to - from;
    }

    public boolean isEmpty() {
        return from == to;
    }

    /** Whether the bytes equal an ASCII text, letters compared without case. {@code lower} is in lower case. */
    public boolean equalsIgnoreCase(String lower) {
        return Ascii.equalsIgnoreCase(array, from, to, lower);
    }

    /** The bytes as text; malformed UTF-8 becomes the replacement character. */
    public String text() {
        return from == to ? "" : new String(array, from, to - from, StandardCharsets.UTF_8);
    }

    /** A copy of the bytes. */
    public byte[] copy() {
        return Arrays.copyOfRange(array, from, to);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Slice slice && Arrays.equals(array, from, to, slice.array, slice.from, slice.to);
    }

    @Override
    public int hashCode() {
        int hash = 1;
        for (int i = from; i < to; i++) {
            hash = 31 * hash + array[i];
        }
        return hash;
    }

    @Override
    public String toString() {
        return "Slice[" + length() + " bytes]";
    }
}
