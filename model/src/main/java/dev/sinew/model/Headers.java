package dev.sinew.model;

import dev.sinew.bytes.Ascii;
import dev.sinew.bytes.Slice;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Header fields in the order received, as spans of one shared array. Names are compared without case. Cookies that a recorder joined
 * in one {@code Set-Cookie}, by a comma and a blank or a line's end, are fields of their own.
 */
public final class Headers {
    /** No header was sent. */
    public static final Headers NONE = new Headers(new byte[0], new int[0], true);
    /** The source does not record headers. */
    public static final Headers UNKNOWN = new Headers(new byte[0], new int[0], false);

    private final byte[] bytes;
    private final int[] spans;
    private final boolean known;

    private Headers(byte[] bytes, int[] spans, boolean known) {
        this.bytes = bytes;
        this.spans = spans;
        this.known = known;
    }

    /** How many header fields there are. */
    public int count() {
        return spans.length / 4;
    }

    /** Whether the source records all headers; where it does not, absence means nothing. */
    public boolean known() {
        return known;
    }

    /** The array that the spans point into. Callers write nowhere. */
    public byte[] bytes() {
        return bytes;
    }

    public int nameFrom(int index) {
        return spans[4 * index];
    }

    public int nameTo(int index) {
        return spans[4 * index + 1];
    }

    public int valueFrom(int index) {
        return spans[4 * index + 2];
    }

    public int valueTo(int index) {
        return spans[4 * index + 3];
    }

    /** The first value under a name in lower case, or the empty slice. */
    public Slice first(String lowerName) {
        for (int i = 0; i < count(); i++) {
            if (Ascii.equalsIgnoreCase(bytes, nameFrom(i), nameTo(i), lowerName)) {
                return new Slice(bytes, valueFrom(i), valueTo(i));
            }
        }
        return Slice.EMPTY;
    }

    @Override
    public String toString() {
        return "Headers[" + count() + "]";
    }

    /** Collects header fields; values have no surrounding blanks. */
    public static final class Builder {
        private byte[] bytes = new byte[512];
        private int size;
        private int[] spans = new int[48];
        private int used;
        private boolean known = true;

        public Builder add(String name, String value) {
            byte[] n = name.getBytes(StandardCharsets.UTF_8);
            byte[] v = value.getBytes(StandardCharsets.UTF_8);
            return add(n, 0, n.length, v, 0, v.length);
        }

        public Builder add(byte[] name, int nameFrom, int nameTo, byte[] value, int valueFrom, int valueTo) {
            if (!Ascii.equalsIgnoreCase(name, nameFrom, nameTo, "set-cookie")) {
                return field(name, nameFrom, nameTo, value, valueFrom, valueTo);
            }
            int from = valueFrom;
            for (int at = valueFrom; at < valueTo; at++) {
                if (value[at] == '\n' || (value[at] == ',' && startsCookie(value, at + 1, valueTo))) {
                    field(name, nameFrom, nameTo, value, from, at);
                    from = at + 1;
                }
            }
            return field(name, nameFrom, nameTo, value, from, valueTo);
        }

        /** Whether a blank and another cookie's name follow a comma: a value holds no blanks, and a date no equals sign. */
        private static boolean startsCookie(byte[] value, int from, int to) {
            int start = Ascii.skipBlanks(value, from, to);
            int at = start;
            while (at < to && value[at] > ' ' && ",;=\"".indexOf(value[at]) < 0) {
                at++;
            }
            return start > from && at > start && at < to && value[at] == '=';
        }

        private Builder field(byte[] name, int nameFrom, int nameTo, byte[] value, int valueFrom, int valueTo) {
            int from = Ascii.skipBlanks(value, valueFrom, valueTo);
            int to = Ascii.trimBlanks(value, from, valueTo);
            int nameLength = nameTo - nameFrom;
            reserve(nameLength + to - from);
            int[] into = spans;
            into[used++] = size;
            System.arraycopy(name, nameFrom, bytes, size, nameLength);
            size += nameLength;
            into[used++] = size;
            into[used++] = size;
            System.arraycopy(value, from, bytes, size, to - from);
            size += to - from;
            into[used++] = size;
            return this;
        }

        /** Says that the source records only some headers. */
        public Builder incomplete() {
            known = false;
            return this;
        }

        public boolean isEmpty() {
            return used == 0;
        }

        public Headers build() {
            if (used == 0) {
                return known ? NONE : UNKNOWN;
            }
            return new Headers(Arrays.copyOf(bytes, size), Arrays.copyOf(spans, used), known);
        }

        /** Forgets what was added. */
        public void clear() {
            size = 0;
            used = 0;
            known = true;
        }

        private void reserve(int more) {
            if (size + more > bytes.length) {
                bytes = Arrays.copyOf(bytes, Math.max(bytes.length * 2, size + more));
            }
            if (used + 4 > spans.length) {
                spans = Arrays.copyOf(spans, spans.length * 2);
            }
        }
    }
}
