package dev.sinew.engine.observe;

import dev.sinew.bytes.Ascii;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Short texts that come again and again, built once: a table of fixed size in which a newer text takes an older one's place. */
final class TextCache {
    private static final int SLOTS = 1 << 13;

    private final byte @Nullable [][] keys = new byte @Nullable [SLOTS][];
    private final @Nullable String[] values = new @Nullable String[SLOTS];

    /** The text of a span. */
    String get(byte[] bytes, int from, int to) {
        int hash = 0;
        for (int i = from; i < to; i++) {
            hash = 31 * hash + bytes[i];
        }
        int slot = (hash ^ hash >>> 13) & (SLOTS - 1);
        byte[] held = keys[slot];
        String value = values[slot];
        if (held != null && value != null && Arrays.equals(held, 0, held.length, bytes, from, to)) {
            return value;
        }
        String made = Ascii.text(bytes, from, to);
        keys[slot] = Arrays.copyOfRange(bytes, from, to);
        values[slot] = made;
        return made;
    }
}
