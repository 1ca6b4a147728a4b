package dev.sinew.engine.observe;

import dev.sinew.bytes.Ascii;
import dev.sinew.bytes.CharClass;

/**
 * Reads what a filter asks fields to equal, {@code CustomerId eq 'ALFKI' and Paid eq false} (OData 4.01, URL conventions, section 5.1.1): each
 * value counts as if it were given to a parameter of its own, {@code $filter{}.CustomerId}.
 */
final class FilterText {
    /** What such a filter is called. */
    static final String NAME = "$filter";

    private static final int MOST = 8;
    private static final int WORD = CharClass.ALPHANUMERIC | CharClass.UNDERSCORE | CharClass.DASH | CharClass.DOT;

    private FilterText() {}

    static void read(Message message, PathNode node, byte[] bytes, int from, int to) {
        int found = 0;
        int at = from;
        int wordFrom = from;
        int wordTo = from;
        while (at < to && found < MOST) {
            int end = wordEnd(bytes, at, to);
            if (end == at) {
                at = bytes[at] == '\'' ? quoteEnd(bytes, at + 1, to) + 1 : at + 1;
            } else if (Ascii.equals(bytes, at, end, "eq") && wordTo > wordFrom && end < to) {
                at = value(message, node, bytes, wordFrom, wordTo, Ascii.skipBlanks(bytes, end, to), to);
                found++;
            } else {
                wordFrom = at;
                wordTo = end;
                at = end;
            }
        }
    }

    /** Takes the value that begins at a place; returns where it ends. */
    private static int value(Message message, PathNode node, byte[] bytes, int nameFrom, int nameTo, int from, int to) {
        boolean quoted = from < to && bytes[from] == '\'';
        int begin = quoted ? from + 1 : from;
        int end = quoted ? quoteEnd(bytes, begin, to) : wordEnd(bytes, begin, to);
        if (end > begin) {
            PathNode field = node.inText().child(null, bytes, nameFrom, nameTo);
            FieldValue.add(message, field, bytes, begin, end);
        }
        return quoted ? end + 1 : Math.max(end, from + 1);
    }

    private static int wordEnd(byte[] bytes, int from, int to) {
        int end = from;
        while (end < to && CharClass.only(CharClass.signature(bytes, end, end + 1), WORD)) {
            end++;
        }
        return end;
    }

    /** Where a quoted text ends; a quote in it is doubled. */
    private static int quoteEnd(byte[] bytes, int from, int to) {
        int at = from;
        while (at < to && (bytes[at] != '\'' || (at + 1 < to && bytes[at + 1] == '\''))) {
            at += bytes[at] == '\'' ? 2 : 1;
        }
        return Math.min(at, to);
    }
}
