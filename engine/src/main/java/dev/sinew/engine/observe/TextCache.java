package dev.sinew.engine.observe;

import dev.sinew.bytes.Ascii;
import dev.sinew.bytes.SpanHash;
import dev.sinew.engine.privacy.PrivacyKey;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Short texts that come again and again, built and fingerprinted once: a table of fixed size in which a newer text takes an older
 * one's place.
 */
final class TextCache {
    private static final int SLOTS = 1 << 13;

    private final PrivacyKey key;
    private final @Nullable Kept[] table = new @Nullable Kept[SLOTS];

    TextCache(PrivacyKey key) {
        this.key = key;
    }

    /** A text with its bytes and their fingerprint. */
    static final class Kept {
        final String text;
        final long print;
        private final byte[] bytes;

        private Kept(String text, long print, byte[] bytes) {
            this.text = text;
            this.print = print;
            this.bytes = bytes;
        }
    }

    /** The text of a span. */
    String get(byte[] bytes, int from, int to) {
        return kept(bytes, from, to).text;
    }

    /** The text and the fingerprint of a span. */
    Kept kept(byte[] bytes, int from, int to) {
        int slot = SpanHash.of(bytes, from, to) & (SLOTS - 1);
        Kept held = table[slot];
        if (held != null && Arrays.equals(held.bytes, 0, held.bytes.length, bytes, from, to)) {
            return held;
        }
        Kept made =
                new Kept(Ascii.text(bytes, from, to), key.print(bytes, from, to), Arrays.copyOfRange(bytes, from, to));
        table[slot] = made;
        return made;
    }
}
