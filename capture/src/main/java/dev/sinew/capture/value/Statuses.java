package dev.sinew.capture.value;

import dev.sinew.bytes.Ascii;
import dev.sinew.bytes.Slice;

/** HTTP statuses as captures write them. */
public final class Statuses {
    /** What stands for a status that is absent or malformed. */
    public static final int UNKNOWN = -1;

    private static final int HIGHEST = 999;

    private Statuses() {}

    /** The status that a slice spells, 0 where the recorder saw no answer, or {@link #UNKNOWN}. */
    public static int of(Slice text) {
        long number = Ascii.number(text.array(), text.from(), text.to());
        return number >= 0 && number <= HIGHEST ? (int) number : UNKNOWN;
    }
}
