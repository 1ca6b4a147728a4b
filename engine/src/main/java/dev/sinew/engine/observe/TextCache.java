package dev.sinew.engine.observe;

import dev.sinew.bytes.Ascii;
import dev.sinew.bytes.SpanHash;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Short texts that come again and again, built once: a table of fixed size in which a newer text takes an older one's place. */
final class TextCache {
    private static final int SLOTS = 1 << 13;

    private final byte[] @Nullable [] keys = new byte[SLOTS] @Nullable [];
    private final @Nullable String[] values = new @Nullable String[SLOTS];

    /** The text of a span. */
    String get(byte[] bytes, int from, int to) {
        int slot = SpanHash.of(bytes, from, to) & (SLOTS - 1);
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
