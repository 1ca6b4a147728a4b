package dev.sinew.engine.observe;

import dev.sinew.bytes.Ascii;
import dev.sinew.bytes.Slice;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Reads what an operation does beyond its path: the root fields of a GraphQL document, a SOAP action. The GraphQL reader
 * knows only as much of the grammar (GraphQL, October 2021) as finding the first selection set's fields needs.
 */
final class Selectors {
    private static final int MAX_FIELDS = 8;
    private static final int MAX_NAME = 64;
    private static final int MAX_DIGITS = 3;
    private static final Set<String> DEFINITIONS = Set.of("query", "mutation", "subscription", "fragment");

    private Selectors() {}

    /**
     * The root fields joined by commas, aliases undone, in the order written; empty where it is no GraphQL document. Of several
     * operations the one of that name is executed, so it is read; the first where the name is empty or none has it.
     */
    static String graphQl(Slice document, String operation) {
        Cursor cursor = new Cursor(document.array(), document.from(), document.to());
        if (!cursor.toSelection(operation)) {
            return operation.isEmpty() ? "" : graphQl(document, "");
        }
        List<String> fields = new ArrayList<>();
        while (fields.size() < MAX_FIELDS && cursor.nextField()) {
            if (!fields.contains(cursor.field)) {
                fields.add(cursor.field);
            }
        }
        return String.join(",", fields);
    }

    /** Whether the operation of a GraphQL document that is executed only asks. */
    static boolean isQuery(Slice document, String operation) {
        Cursor cursor = new Cursor(document.array(), document.from(), document.to());
        if (!cursor.toSelection(operation)) {
            return !operation.isEmpty() && isQuery(document, "");
        }
        return cursor.keyword.equals("query");
    }

    /** Whether a text begins like a GraphQL document rather than a search term. */
    static boolean startsLikeGraphQl(byte[] bytes, int from, int to) {
        int i = from;
        while (i < to && bytes[i] <= ' ' && bytes[i] >= 0) {
            i++;
        }
        return (i < to && bytes[i] == '{')
                || Ascii.startsWith(bytes, i, to, "query")
                || Ascii.startsWith(bytes, i, to, "mutation")
                || Ascii.startsWith(bytes, i, to, "subscription");
    }

    /** An action header's value without quotes and without what stands before the last slash, hash or colon. */
    static String soapAction(Slice header) {
        String text = header.text().replace("\"", "").trim();
        int cut = Math.max(text.lastIndexOf('/'), Math.max(text.lastIndexOf('#'), text.lastIndexOf(':')));
        String name = text.substring(cut + 1);
        return isName(name) ? name : "";
    }

    /** The parameter {@code action} of a SOAP 1.2 content type (RFC 3902), or empty. */
    static Slice actionParameter(Slice contentType) {
        byte[] bytes = contentType.array();
        int to = contentType.to();
        if (!Ascii.containsIgnoreCase(bytes, contentType.from(), to, "soap+xml")) {
            return Slice.EMPTY;
        }
        for (int i = contentType.from(); i < to; i++) {
            if (bytes[i] == ';') {
                int name = Ascii.skipBlanks(bytes, i + 1, to);
                if (Ascii.startsWithIgnoreCase(bytes, name, to, "action=")) {
                    return new Slice(bytes, name + 7, Ascii.indexOf(bytes, name, to, ';'));
                }
            }
        }
        return Slice.EMPTY;
    }

    /** Whether a text can be shown as a selector: a name of a method, action or field, with few digits or it may be data. */
    static boolean isName(String text) {
        if (text.isEmpty() || text.length() > MAX_NAME) {
            return false;
        }
        int digits = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            digits += c >= '0' && c <= '9' ? 1 : 0;
            boolean good = Character.isLetterOrDigit(c) || c == '_' || c == '.' || c == '/' || c == '-' || c == '$';
            if (!good || c > 0x7e) {
                return false;
            }
        }
        return digits <= MAX_DIGITS && digits * 2 < text.length();
    }

    /** Walks a GraphQL document. */
    private static final class Cursor {
        private final byte[] bytes;
        private final int to;
        private int at;
        private String field = "";
        /** Of the operation that was moved to. */
        private String keyword = "";

        Cursor(byte[] bytes, int from, int to) {
            this.bytes = bytes;
            this.at = from;
            this.to = to;
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

        /** Reads the next field of the selection set into {@link #field}. */
        boolean nextField() {
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
            skipTail();
            return isName(first);
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
            while (at < to) {
                int b = bytes[at];
                if (b == '#') {
                    while (at < to && bytes[at] != '\n') {
                        at++;
                    }
                } else if (b == ' ' || b == '\n' || b == '\r' || b == '\t' || b == ',') {
                    at++;
                } else {
                    return;
                }
            }
        }

        private String name() {
            int from = at;
            while (at < to && (Character.isLetterOrDigit(bytes[at]) || bytes[at] == '_')) {
                at++;
            }
            return at - from > MAX_NAME
                    ? ""
                    : new String(bytes, from, at - from, java.nio.charset.StandardCharsets.US_ASCII);
        }
    }
}
