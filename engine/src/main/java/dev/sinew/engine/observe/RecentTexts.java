package dev.sinew.engine.observe;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What was made of texts met lately, in a table of fixed size. Each text has two places: the newer takes the first, and who
 * stood there moves to the second.
 */
final class RecentTexts<V> {
    private static final int SLOTS = 1 << 12;

    private final Function<String, V> make;
    private final @Nullable String[] texts = new @Nullable String[SLOTS];
    private final List<@Nullable V> values = new ArrayList<@Nullable V>(SLOTS);

    RecentTexts(Function<String, V> make) {
        this.make = make;
        for (int i = 0; i < SLOTS; i++) {
            values.add(null);
        }
    }

    /** What was made of a text, made now where it is not known. */
    V of(String text) {
        int hash = text.hashCode();
        int slot = (hash ^ hash >>> 12) & (SLOTS - 2);
        V held = values.get(slot);
        if (held != null && text.equals(texts[slot])) {
            return held;
        }
        V second = values.get(slot + 1);
        V found = second != null && text.equals(texts[slot + 1]) ? second : make.apply(text);
        texts[slot + 1] = texts[slot];
        values.set(slot + 1, held);
        texts[slot] = text;
        values.set(slot, found);
        return found;
    }
}
