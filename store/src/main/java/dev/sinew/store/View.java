package dev.sinew.store;

import java.util.List;

/**
 * A named collection of documents, and what they can be filtered and sorted by. Changing the attributes empties it: views are
 * made anew from the journal.
 *
 * @param name in kebab-case
 * @param texts names of attributes that are text, at most {@link #MOST}
 * @param numbers names of attributes that are numbers, at most {@link #MOST}
 */
public record View(String name, List<String> texts, List<String> numbers) {
    /** How many attributes of a kind there may be. */
    public static final int MOST = 8;

    public View {
        texts = List.copyOf(texts);
        numbers = List.copyOf(numbers);
        if (texts.size() > MOST || numbers.size() > MOST) {
            throw new IllegalArgumentException("view " + name + ": more than " + MOST + " attributes of a kind");
        }
    }
}
