package dev.sinew.engine.classify;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What names say, worked out once a name: the same few thousand stand in all fields. Belongs to one thread. */
final class NameCache {
    private static final int MOST = 50_000;

    private static final Set<String> SHOWN = Set.of(
            "label",
            "btn",
            "button",
            "title",
            "placeholder",
            "tooltip",
            "msg",
            "mandatory",
            "heading",
            "caption",
            "hint");

    private final Map<String, Name> names = new HashMap<>();

    /**
     * What a name says.
     *
     * @param words the last few of its words
     * @param context the classes that it makes likely beside it, once for each phrase that does
     * @param shown whether it is that of a text which a page shows
     */
    record Name(List<String> words, List<DataClass> context, boolean shown) {}

    Name of(String name) {
        Name known = names.get(name);
        if (known == null) {
            if (names.size() >= MOST) {
                names.clear();
            }
            known = read(name);
            names.put(name, known);
        }
        return known;
    }

    private static boolean isShown(List<String> words) {
        return !words.isEmpty() && (SHOWN.contains(words.getFirst()) || SHOWN.contains(words.getLast()));
    }

    private static Name read(String name) {
        List<String> words = NameEvidence.limited(NamePhrases.words(name));
        return new Name(List.copyOf(words), NameEvidence.context(words, false), isShown(NameTraits.words(name)));
    }
}
