package dev.sinew.capture;

import dev.sinew.bytes.Ascii;
import java.util.Arrays;
import java.util.function.Predicate;

/**
 * The beginning of an input, by which its format is recognised. Each question gets its own copy, since entry readers may
 * overwrite what they read.
 */
public final class Head {
    private static final int LINES = 100;

    private final byte[] bytes;
    private final boolean whole;

    /**
     * A head.
     *
     * @param bytes the first bytes, decompressed and without a byte order mark
     * @param whole whether they are all there is
     */
    public Head(byte[] bytes, boolean whole) {
        this.bytes = bytes.clone();
        this.whole = whole;
    }

    /** A copy of the bytes. */
    public byte[] bytes() {
        return bytes.clone();
    }

    /** Whether the input holds nothing but blanks and line ends. */
    public boolean isBlank() {
        return whole && firstVisible() == bytes.length;
    }

    /** Whether the first byte that is neither blank nor line end is this one. */
    public boolean startsWith(char wanted) {
        int at = firstVisible();
        return at < bytes.length && bytes[at] == wanted;
    }

    /** Whether one of the first lines has a property. The last one may be cut off where the head is not all there is. */
    public boolean anyLine(Predicate<byte[]> property) {
        int from = 0;
        for (int i = 0; i < LINES && from < bytes.length; i++) {
            int to = Ascii.indexOf(bytes, from, bytes.length, '\n');
            if (to > from && property.test(Arrays.copyOfRange(bytes, from, to))) {
                return true;
            }
            from = to + 1;
        }
        return false;
    }

    /** Why no format fits, as far as it can be told. */
    String complaint() {
        if (bytes.length >= 2 && (bytes[0] & 0xff) + (bytes[1] & 0xff) == 0xff + 0xfe) {
            return "is UTF-16 text; convert it to UTF-8";
        }
        if (startsWith('[')) {
            return "is a JSON array; exchanges are read as JSON Lines, one object a line";
        }
        return "is of no known format";
    }

    private int firstVisible() {
        int i = 0;
        while (i < bytes.length && (bytes[i] == ' ' || bytes[i] == '\t' || bytes[i] == '\n' || bytes[i] == '\r')) {
            i++;
        }
        return i;
    }
}
