package dev.sinew.engine.observe;

import dev.sinew.bytes.Slice;
import dev.sinew.engine.classify.Deeds;
import dev.sinew.engine.classify.NameTraits;
import java.util.List;

/**
 * A GraphQL operation whose document is kept at the server: the request names it, beside its variables, as {@code {"id":"OrderDetail@4","variables":{}}},
 * {@code documentId} or {@code operationName} with the hash of the document (Apollo's persisted queries, Relay). Its name stands for the fields that it asks for.
 */
final class KeptOperation {
    private static final int LONGEST = 64;

    private boolean variables;
    private boolean document;
    private int known;
    private Slice id = Slice.EMPTY;
    private Slice name = Slice.EMPTY;

    /** Forgets the last one. */
    void begin() {
        variables = false;
        document = false;
        known = 0;
        id = Slice.EMPTY;
        name = Slice.EMPTY;
    }

    /** Whether a member's name is one of those that such a request has. */
    static boolean isMember(String name) {
        return switch (name) {
            case "id", "documentId", "doc_id", "queryId", "operationName", "variables", "extensions" -> true;
            default -> false;
        };
    }

    /** Takes a text member. */
    void text(String member, Slice text) {
        switch (member) {
            case "id", "documentId", "doc_id", "queryId" -> id = text;
            case "operationName" -> name = text;
            case "query" -> document = true;
            case "variables" -> variables = true;
            case "extensions" -> {
                // Says nothing of what is asked for.
            }
            default -> {
                return;
            }
        }
        known++;
    }

    /** Takes a member that is an object, or nothing. */
    void object(String member) {
        variables |= member.equals("variables");
        known += isMember(member) ? 1 : 0;
    }

    /** The name of the operation that a request of so many members calls for; empty where it is none. */
    String selector(int members) {
        return known == members ? selector() : "";
    }

    /** The name of the operation that a request calls for whose other members do not matter; empty where it is none. */
    String selector() {
        if (!variables || document) {
            return "";
        }
        String called = named(name);
        return called.isEmpty() ? named(id) : called;
    }

    /** A name, without the version that may follow it. */
    private static String named(Slice slice) {
        if (slice.isEmpty() || slice.length() > LONGEST) {
            return "";
        }
        String text = slice.text();
        int end = 0;
        while (end < text.length() && (Character.isLetterOrDigit(text.charAt(end)) || text.charAt(end) == '_')) {
            end++;
        }
        boolean rest = end == text.length() || "@:.#-/".indexOf(text.charAt(end)) >= 0;
        String called = text.substring(0, end);
        return rest && !called.isEmpty() && Character.isLetter(called.charAt(0)) && Selectors.isName(called)
                ? called
                : "";
    }

    /** Whether a name says nothing of a change. */
    static boolean isAsking(String name) {
        List<String> words = NameTraits.words(name);
        return words.isEmpty() || !Deeds.isOne(words) && !words.getLast().equals("mutation");
    }
}
