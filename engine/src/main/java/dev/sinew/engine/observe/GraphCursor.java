package dev.sinew.engine.observe;

import dev.sinew.bytes.Ascii;
import dev.sinew.bytes.Slice;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Walks a GraphQL document: knows only as much of the grammar (GraphQL, October 2021) as the first selection set and its arguments need. */
final class GraphCursor {
    private static final int MAX_NAME = 64;
    private static final Set<String> DEFINITIONS = Set.of("query", "mutation", "subscription", "fragment");

    private final byte[] bytes;
    private final int to;
    private int at;
    private String field = "";
    /** Of the operation that was moved to. */
    private String keyword = "";

    GraphCursor(Slice document) {
        this.bytes = document.array();
        this.at = document.from();
        this.to = document.to();
    }

    /** The field that was read last, its alias undone. */
    String field() {
        return field;
    }

    /** Whether the operation that was moved to only asks. */
    boolean isQuery() {
        return keyword.equals("query");
    }

    /** Moves behind the brace that opens the selection set of an operation: of the one named, or of the first. */
    boolean toSelection(String wanted) {
        while (true) {
            skipIgnored();
            boolean wordless = at < to && bytes[at] == '{';
            keyword = wordless ? "query" : name();
            if (!wordless && !DEFINITIONS.contains(keyword)) {
                return false;
            }
            skipIgnored();
            String title = name();
            if (!skipTo('{')) {
                return false;
            }
            if (!keyword.equals("fragment") && (wanted.isEmpty() || wanted.equals(title))) {
                at++;
                return true;
            }
            skipBalanced();
        }
    }

    /** Reads the next field of the selection set; what stands in its arguments is taken by what is given, if any. */
    boolean nextField(@Nullable GraphArguments arguments) {
        skipIgnored();
        if (at + 2 < to && bytes[at] == '.' && bytes[at + 1] == '.') {
            at += 3;
            return fragment();
        }
        String first = name();
        if (first.isEmpty()) {
            return false;
        }
        skipIgnored();
        if (at < to && bytes[at] == ':') {
            at++;
            skipIgnored();
            first = name();
        }
        field = first;
        skipIgnored();
        if (arguments != null && at < to && bytes[at] == '(') {
            at = arguments.read(bytes, at + 1, to);
        }
        skipTail();
        return Selectors.isName(first);
    }

    private boolean fragment() {
        skipIgnored();
        String word = name();
        if (word.equals("on")) {
            skipIgnored();
            name();
        }
        field = "...";
        skipTail();
        return true;
    }

    /** Arguments, directives and the nested selection set of a field. */
    private void skipTail() {
        while (true) {
            skipIgnored();
            if (at >= to) {
                return;
            }
            if (bytes[at] == '(' || bytes[at] == '{') {
                skipBalanced();
            } else if (bytes[at] == '@') {
                at++;
                name();
            } else {
                return;
            }
        }
    }

    /** Moves to a character outside parentheses and strings. */
    private boolean skipTo(char wanted) {
        while (at < to && bytes[at] != wanted) {
            if (bytes[at] == '(') {
                skipBalanced();
            } else if (bytes[at] == '"') {
                skipString();
            } else {
                at++;
            }
        }
        return at < to;
    }

    private void skipBalanced() {
        int depth = 0;
        while (at < to) {
            int b = bytes[at];
            if (b == '"') {
                skipString();
                continue;
            }
            if (b == '(' || b == '{' || b == '[') {
                depth++;
            } else if (b == ')' || b == '}' || b == ']') {
                depth--;
            }
            at++;
            if (depth == 0) {
                return;
            }
        }
    }

    private void skipString() {
        at++;
        while (at < to && bytes[at] != '"') {
            at += bytes[at] == '\\' ? 2 : 1;
        }
        at = Math.min(at + 1, to);
    }

    private void skipIgnored() {
        at = ignored(bytes, at, to);
    }

    /** Where blanks, commas and comments end. */
    static int ignored(byte[] bytes, int from, int to) {
        int at = from;
        while (at < to) {
            int b = bytes[at];
            if (b == '#') {
                at = Ascii.indexOf(bytes, at, to, '\n');
            } else if (b == ' ' || b == '\n' || b == '\r' || b == '\t' || b == ',') {
                at++;
            } else {
                return at;
            }
        }
        return to;
    }

    private String name() {
        int from = at;
        while (at < to && (Character.isLetterOrDigit(bytes[at]) || bytes[at] == '_')) {
            at++;
        }
        return at - from > MAX_NAME ? "" : new String(bytes, from, at - from, StandardCharsets.US_ASCII);
    }
}
