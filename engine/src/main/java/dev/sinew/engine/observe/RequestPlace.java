package dev.sinew.engine.observe;

import dev.sinew.engine.classify.NameTraits;
import dev.sinew.model.Segment;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The words of the end of a path and of its selector, which say what a request is for. */
final class RequestPlace {
    private static final int LAST = 2;

    private RequestPlace() {}

    /** The words of the last two segments and of the selector, each segment also as one word. */
    static Set<String> words(List<Segment> segments, String selector) {
        Set<String> words = new HashSet<>();
        for (int i = Math.max(0, segments.size() - LAST); i < segments.size(); i++) {
            add(segments.get(i).text(), words);
        }
        add(selector, words);
        return words;
    }

    private static void add(String text, Set<String> words) {
        List<String> parts = NameTraits.words(text);
        words.addAll(parts);
        words.add(String.join("", parts));
    }

    static boolean hasAny(Set<String> words, Set<String> wanted) {
        return words.stream().anyMatch(wanted::contains);
    }
}
