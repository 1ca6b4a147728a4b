package dev.sinew.store.sql;

import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Short lists of words in one column, a line each. */
final class Lines {
    private Lines() {}

    static String of(Collection<String> words) {
        if (words.stream().anyMatch(word -> word.isEmpty() || word.contains("\n"))) {
            throw new IllegalArgumentException("a word that is empty or has a line end in it");
        }
        return String.join("\n", words);
    }

    static List<String> list(String text) {
        return text.isEmpty() ? List.of() : text.lines().toList();
    }

    static Set<String> set(String text) {
        return new TreeSet<>(list(text));
    }
}
