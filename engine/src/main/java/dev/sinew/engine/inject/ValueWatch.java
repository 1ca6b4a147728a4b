package dev.sinew.engine.inject;

import dev.sinew.bytes.Ascii;
import dev.sinew.bytes.CharClass;

/**
 * Looks at the values of a body while it is read, so that the bytes need no second pass: whether any of them can be code to somebody.
 * What a value cannot be without is among the classes of its bytes, which are known by then. Belongs to one thread.
 */
public final class ValueWatch {
    /** Of a value, this many bytes are looked at. */
    static final int MOST_BYTES = 1 << 14;

    private static final int ODD = CharClass.PUNCTUATION
            | CharClass.QUOTE
            | CharClass.BACKSLASH
            | CharClass.CONTROL
            | CharClass.SPACE
            | CharClass.SLASH
            | CharClass.EQUALS
            | CharClass.LONG;
    /** Serialised objects are no shorter in base64. */
    private static final int SHORTEST_ENCODED = 12;

    /** The member of JavaScript's objects that all others inherit from. */
    static final String PROTOTYPE = "__proto__";

    private boolean found;

    /** Forgets what it saw. */
    void begin() {
        found = false;
    }

    /** Whether a value worth a closer look was seen since {@link #begin}. */
    boolean found() {
        return found;
    }

    /** Takes a value as the application gets it, with the union of the {@link CharClass}es of its bytes. */
    public void value(byte[] bytes, int from, int to, int signature) {
        if (found) {
            return;
        }
        if ((signature & ODD) != 0) {
            found = Suspicion.value(bytes, from, Math.min(to, from + MOST_BYTES));
        } else if (to - from > SHORTEST_ENCODED) {
            found = Suspicion.encoded(bytes, from, to);
        }
    }

    /** Takes the name of a member. */
    public void name(byte[] bytes, int from, int to) {
        found |= isTelling(bytes, from, to);
    }

    /** Whether a member's name is an operator to a database, reaches what all objects inherit, or says of which class one is to be made. */
    public static boolean isTelling(byte[] bytes, int from, int to) {
        if (from >= to) {
            return false;
        }
        return switch (bytes[from]) {
            case '$' -> true;
            case '_' -> Ascii.startsWith(bytes, from, to, PROTOTYPE);
            case 'c' -> Ascii.startsWith(bytes, from, to, "constructor");
            case '@' -> Ascii.startsWith(bytes, from, to, "@type") || Ascii.startsWith(bytes, from, to, "@class");
            default -> false;
        };
    }
}
