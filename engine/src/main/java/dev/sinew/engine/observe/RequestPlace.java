package dev.sinew.engine.observe;

import dev.sinew.engine.classify.NameTraits;
import dev.sinew.model.Segment;
import dev.sinew.model.ValueFormat;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * The end of a path and what beside it says which operation it is: what a request is for.
 *
 * @param segments of the whole path
 * @param selector such as a GraphQL field, or empty
 */
record RequestPlace(List<Segment> segments, String selector) {
    private static final int LAST = 2;

    /** Whether the last two segments or the selector have one of some words, alone or written together. */
    boolean says(Set<String> words) {
        boolean slash = !segments.isEmpty() && segments.getLast().format() == ValueFormat.EMPTY;
        int end = segments.size() - (slash ? 1 : 0);
        for (int i = Math.max(0, end - LAST); i < end; i++) {
            if (says(segments.get(i).text(), words)) {
                return true;
            }
        }
        return says(selector, words);
    }

    private static boolean says(String text, Set<String> words) {
        if (text.isEmpty()) {
            return false;
        }
        if (words.contains(text.toLowerCase(Locale.ROOT))) {
            return true;
        }
        List<String> parts = NameTraits.words(text);
        return parts.stream().anyMatch(words::contains) || words.contains(String.join("", parts));
    }
}
