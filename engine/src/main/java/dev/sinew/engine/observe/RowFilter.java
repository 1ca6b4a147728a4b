package dev.sinew.engine.observe;

import dev.sinew.bytes.Ascii;
import dev.sinew.bytes.CharClass;

/**
 * Reads what a query asks columns to equal: {@code id=eq.42}, {@code id=in.(1,2)} and {@code or=(id.eq.42,owner.eq.7)} (PostgREST 12, "Horizontal Filtering"). The values count as if
 * they were given to the parameters themselves.
 */
final class RowFilter {
    /** As many as are kept of what a request names: whoever asks for more rows hides none among the first. */
    private static final int MOST = 400;

    private static final int NAME = CharClass.ALPHANUMERIC | CharClass.UNDERSCORE;

    private RowFilter() {}

    /** Adds what a parameter's value filters by; whether it is such a filter. */
    static boolean read(Message message, PathNode root, PathNode node, byte[] bytes, int from, int to) {
        if (to - from < 4 || bytes[from + 2] != '.' && bytes[from] != '(') {
            return false;
        }
        if (Ascii.startsWith(bytes, from, to, "eq.")) {
            return value(message, node, bytes, from + 3, to);
        }
        if (Ascii.startsWith(bytes, from, to, "in.(")) {
            return values(message, node, bytes, from + 4, to);
        }
        String name = node.path.name();
        return (name.equals("or") || name.equals("and")) && conditions(message, root, bytes, from + 1, to);
    }

    private static boolean value(Message message, PathNode node, byte[] bytes, int from, int to) {
        boolean quoted = to - from > 1 && bytes[from] == '"' && bytes[to - 1] == '"';
        int end = quoted ? to - 1 : to;
        FieldValue.add(message, node, bytes, quoted ? from + 1 : from, end);
        return true;
    }

    /** A list up to its closing parenthesis. */
    private static boolean values(Message message, PathNode node, byte[] bytes, int from, int to) {
        int end = Ascii.indexOf(bytes, from, to, ')');
        int at = from;
        for (int i = 0; i < MOST && at < end; i++) {
            int next = Ascii.indexOf(bytes, at, end, ',');
            value(message, node, bytes, at, next);
            at = next + 1;
        }
        return true;
    }

    private static boolean conditions(Message message, PathNode root, byte[] bytes, int from, int to) {
        int at = from;
        boolean any = false;
        for (int i = 0; i < MOST && at < to; i++) {
            int nameTo = at;
            while (nameTo < to && CharClass.only(CharClass.signature(bytes, nameTo, nameTo + 1), NAME)) {
                nameTo++;
            }
            int end = end(bytes, nameTo, to);
            boolean named = nameTo > at && nameTo + 1 < end && bytes[nameTo] == '.';
            if (named && !isNested(bytes, nameTo, end)) {
                any |= read(message, root, root.child(null, bytes, at, nameTo), bytes, nameTo + 1, end);
            }
            at = end + 1;
        }
        return any;
    }

    private static boolean isNested(byte[] bytes, int from, int to) {
        return Ascii.startsWith(bytes, from, to, ".or(") || Ascii.startsWith(bytes, from, to, ".and(");
    }

    /** Where a condition ends: at the comma or the parenthesis behind it that is not its own. */
    private static int end(byte[] bytes, int from, int to) {
        int depth = 0;
        for (int at = from; at < to; at++) {
            if (bytes[at] == '(') {
                depth++;
            } else if (bytes[at] == ')' && depth-- == 0 || bytes[at] == ',' && depth == 0) {
                return at;
            }
        }
        return to;
    }
}
