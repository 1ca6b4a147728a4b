package dev.sinew.engine.observe;

import dev.sinew.bytes.CharClass;
import dev.sinew.model.Location;

/**
 * Reads the number in the name of a file that a request asks for, {@code statement-3100045875_2026-10.pdf}: files are called after what they are of. It counts as a value below the name, {@code file{}.id}.
 */
final class FileText {
    private static final byte[] ID = {'i', 'd'};
    private static final int LONGEST = 128;
    /** Shorter ones are days, pages and versions. */
    private static final int FEWEST_DIGITS = 6;

    private static final int EXTENSION = 4;
    private static final int NEEDED = CharClass.DOT | CharClass.DIGIT;
    private static final int NAME = CharClass.ALPHANUMERIC | CharClass.DASH | CharClass.UNDERSCORE | CharClass.DOT;

    private FileText() {}

    /** Reads a text of a query or a body. */
    static void read(Message message, PathNode node, byte[] bytes, int from, int to, int signature) {
        Location location = node.path.location();
        boolean read = location == Location.QUERY || location == Location.BODY;
        if (!read
                || to - from > LONGEST
                || (signature & NEEDED) != NEEDED
                || !CharClass.only(signature, NAME)
                || !isExtended(bytes, from, to)) {
            return;
        }
        int at = from;
        while (at < to) {
            int end = at;
            while (end < to && bytes[end] >= '0' && bytes[end] <= '9') {
                end++;
            }
            if (end - at >= FEWEST_DIGITS && !isDay(bytes, at, end)) {
                FieldValue.add(message, node.inText().child(null, ID, 0, ID.length), bytes, at, end);
                return;
            }
            at = end + 1;
        }
    }

    /** Whether it ends with what files do: two to four letters behind a point. */
    private static boolean isExtended(byte[] bytes, int from, int to) {
        int point = to - 1;
        while (point > from && bytes[point] != '.') {
            point--;
        }
        int length = to - point - 1;
        return point > from
                && length >= 2
                && length <= EXTENSION
                && CharClass.only(CharClass.signature(bytes, point + 1, to), CharClass.LETTERS);
    }

    /** Whether digits are a month or a day, as {@code 202610} and {@code 20261031}. */
    private static boolean isDay(byte[] bytes, int from, int to) {
        boolean century = bytes[from] == '2' && bytes[from + 1] == '0' || bytes[from] == '1' && bytes[from + 1] == '9';
        return century && (to - from == 6 || to - from == 8);
    }
}
