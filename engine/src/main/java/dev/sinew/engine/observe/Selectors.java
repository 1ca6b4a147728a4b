package dev.sinew.engine.observe;

import dev.sinew.bytes.Ascii;
import dev.sinew.bytes.Slice;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads what an operation does beyond its path: the root fields of a GraphQL document, a SOAP action. The GraphQL reader
 * knows only as much of the grammar (GraphQL, October 2021) as finding the first selection set's fields needs.
 */
final class Selectors {
    private static final int MAX_FIELDS = 8;
    private static final int MAX_NAME = 64;
    private static final int MAX_DIGITS = 3;

    private Selectors() {}

    /**
     * The root fields joined by commas, aliases undone, in the order written; empty where it is no GraphQL document. Of several
     * operations the one of that name is executed, so it is read; the first where the name is empty or none has it.
     */
    static String graphQl(Slice document, String operation) {
        GraphCursor cursor = new GraphCursor(document);
        if (!cursor.toSelection(operation)) {
            return operation.isEmpty() ? "" : graphQl(document, "");
        }
        List<String> fields = new ArrayList<>();
        while (fields.size() < MAX_FIELDS && cursor.nextField(null)) {
            if (!fields.contains(cursor.field())) {
                fields.add(cursor.field());
            }
        }
        return String.join(",", fields);
    }

    /** Whether the operation of a GraphQL document that is executed only asks. */
    static boolean isQuery(Slice document, String operation) {
        GraphCursor cursor = new GraphCursor(document);
        if (!cursor.toSelection(operation)) {
            return !operation.isEmpty() && isQuery(document, "");
        }
        return cursor.isQuery();
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
}
