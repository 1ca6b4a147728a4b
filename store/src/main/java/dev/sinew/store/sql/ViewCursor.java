package dev.sinew.store.sql;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/**
 * Where a page ended, as text that goes into a URL: what query it is of, and the place of the last document. Numbers are {@code n}
 * and texts {@code t} with their lengths, so that any text survives.
 */
final class ViewCursor {
    private ViewCursor() {}

    static String write(String signature, List<Object> place) {
        StringBuilder out = new StringBuilder();
        put(out, 't', signature);
        for (Object part : place) {
            put(out, part instanceof Double ? 'n' : 't', part.toString());
        }
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(out.toString().getBytes(StandardCharsets.UTF_8));
    }

    /**
     * The place in a cursor.
     *
     * @throws IllegalArgumentException where it is none of this query's
     */
    static List<Object> read(String cursor, String signature) {
        String text = new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.UTF_8);
        List<Object> parts = new ArrayList<>();
        int at = 0;
        while (at < text.length()) {
            int colon = text.indexOf(':', at);
            int end = colon <= at ? -1 : colon + 1 + Integer.parseInt(text.substring(at + 1, colon));
            if (end <= colon || end > text.length()) {
                throw new IllegalArgumentException("this is no cursor");
            }
            String part = text.substring(colon + 1, end);
            parts.add(text.charAt(at) == 'n' ? (Object) Double.valueOf(part) : part);
            at = end;
        }
        if (parts.isEmpty() || !parts.get(0).equals(signature)) {
            throw new IllegalArgumentException("this cursor is of another query");
        }
        return parts.subList(1, parts.size());
    }

    private static void put(StringBuilder out, char kind, String text) {
        out.append(kind).append(text.length()).append(':').append(text);
    }
}
