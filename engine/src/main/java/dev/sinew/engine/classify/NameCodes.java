package dev.sinew.engine.classify;

import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;

/**
 * What a reader needs to know of a field by its name alone, as a number, worked out once and remembered for the names met last. Has a
 * fixed size, whatever names come: one that finds its places taken drives another out. Belongs to one thread.
 */
public final class NameCodes {
    /** A power of two. */
    private static final int PLACES = 4_096;

    /** How many places a name may take: so many names that would take the same do not drive each other out. */
    private static final int WAYS = 4;

    private static final int SHIFT = Integer.numberOfLeadingZeros(PLACES) + 1;
    /** Longer names say nothing. */
    private static final int LONGEST = 48;

    private final ToIntFunction<String> code;
    private final @Nullable String[] names = new @Nullable String[PLACES];
    private final int[] codes = new int[PLACES];

    /** One that works out a name's number so. */
    public NameCodes(ToIntFunction<String> code) {
        this.code = code;
    }

    /** The number of a name; 0 where it is longer than names are. */
    public int of(String name) {
        int at = name.hashCode() * 0x9e3779b9 >>> SHIFT;
        for (int beside = 0; beside < WAYS; beside++) {
            if (name.equals(names[at ^ beside])) {
                return codes[at ^ beside];
            }
        }
        if (name.length() > LONGEST) {
            return 0;
        }
        int found = code.applyAsInt(name);
        for (int beside = WAYS - 1; beside > 0; beside--) {
            names[at ^ beside] = names[at ^ beside - 1];
            codes[at ^ beside] = codes[at ^ beside - 1];
        }
        names[at] = name;
        codes[at] = found;
        return found;
    }
}
