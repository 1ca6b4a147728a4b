package dev.sinew.engine.observe;

import dev.sinew.bytes.Ascii;
import dev.sinew.bytes.CharClass;
import dev.sinew.bytes.Slice;
import dev.sinew.engine.classify.NameTraits;

/**
 * Reads what the root fields of a GraphQL document are given as literals, {@code order(id: 5)} (GraphQL, October 2021, sections 2.6 and 2.9): each
 * counts as if it were a variable of the argument's name, so that whoever writes ids into the document is seen like whoever sends them beside it. A variable
 * that is called otherwise than the argument gets its name, too.
 */
final class GraphArguments {
    private static final int MOST = 64;
    private static final int DEPTH = 6;
    private static final int WORD =
            CharClass.ALPHANUMERIC | CharClass.UNDERSCORE | CharClass.DASH | CharClass.DOT | CharClass.PLUS;

    private final Message message;
    private final PathNode variables;
    private int found;
    private int renamed;

    private GraphArguments(Message message, PathNode variables) {
        this.message = message;
        this.variables = variables;
    }

    /** Adds those of the operation that is executed as members of the variables. */
    static void read(Message message, PathNode variables, Slice document, String operation) {
        GraphCursor cursor = new GraphCursor(document);
        if (!cursor.toSelection(operation)) {
            if (!operation.isEmpty()) {
                read(message, variables, document, "");
            }
            return;
        }
        GraphArguments arguments = new GraphArguments(message, variables);
        while (arguments.found < MOST && cursor.nextField(arguments)) {
            // What it finds it adds.
        }
    }

    /** Reads what stands behind an opening parenthesis; returns where that ends, behind the closing one. */
    int read(byte[] bytes, int from, int to) {
        return members(variables, bytes, from, to, ')', 0);
    }

    /** Names with their values up to a closing character. */
    private int members(PathNode node, byte[] bytes, int from, int to, char end, int depth) {
        int at = GraphCursor.ignored(bytes, from, to);
        while (at < to && bytes[at] != end) {
            int name = at;
            at = wordEnd(bytes, at, to);
            int nameTo = at;
            at = GraphCursor.ignored(bytes, at, to);
            if (nameTo == name || at >= to || bytes[at] != ':') {
                return to;
            }
            boolean given = found < MOST;
            at = value(
                    given ? node.child(null, bytes, name, nameTo) : node,
                    bytes,
                    GraphCursor.ignored(bytes, at + 1, to),
                    to,
                    depth);
            at = GraphCursor.ignored(bytes, at, to);
        }
        return Math.min(at + 1, to);
    }

    private int value(PathNode node, byte[] bytes, int from, int to, int depth) {
        if (from >= to || depth > DEPTH) {
            return to;
        }
        return switch (bytes[from]) {
            case '{' -> members(node, bytes, from + 1, to, '}', depth + 1);
            case '[' -> elements(node, bytes, from + 1, to, depth + 1);
            case '"' -> text(node, bytes, from, to);
            case '$' -> variable(node, bytes, from + 1, wordEnd(bytes, from + 1, to));
            default -> {
                int end = wordEnd(bytes, from, to);
                add(node, bytes, from, end);
                yield end == from ? to : end;
            }
        };
    }

    /** A variable stands for the argument that it is given to: {@code thread(id: $t)}; it is known by that name, and not by what one client calls it. */
    private int variable(PathNode argument, byte[] bytes, int from, int to) {
        PathNode variable = to > from ? variables.child(null, bytes, from, to) : argument;
        if (variable != argument && renamed < MOST) {
            renamed++;
            message.columns.rename(variable.path, argument.path, argument.has(NameTraits.ID));
        }
        return to;
    }

    private int elements(PathNode node, byte[] bytes, int from, int to, int depth) {
        int at = GraphCursor.ignored(bytes, from, to);
        while (at < to && bytes[at] != ']') {
            at = GraphCursor.ignored(bytes, value(node.element(), bytes, at, to, depth), to);
        }
        return Math.min(at + 1, to);
    }

    /** A text; what has escapes or several lines names nothing. */
    private int text(PathNode node, byte[] bytes, int from, int to) {
        if (Ascii.startsWith(bytes, from, to, "\"\"\"")) {
            int at = from + 3;
            while (at < to && !Ascii.startsWith(bytes, at, to, "\"\"\"")) {
                at++;
            }
            return Math.min(at + 3, to);
        }
        boolean plain = true;
        int at = from + 1;
        while (at < to && bytes[at] != '"') {
            plain &= bytes[at] != '\\';
            at += bytes[at] == '\\' ? 2 : 1;
        }
        if (plain && at < to) {
            add(node, bytes, from + 1, at);
        }
        return Math.min(at + 1, to);
    }

    private void add(PathNode node, byte[] bytes, int from, int to) {
        if (to > from && found < MOST) {
            found++;
            FieldValue.add(message, node, bytes, from, to);
        }
    }

    private static int wordEnd(byte[] bytes, int from, int to) {
        int end = from;
        while (end < to && CharClass.only(CharClass.signature(bytes, end, end + 1), WORD)) {
            end++;
        }
        return end;
    }
}
