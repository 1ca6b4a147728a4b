package dev.sinew.store;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/**
 * One document of a view.
 *
 * @param key unique in its view
 * @param order where it stands among the others
 * @param texts attributes that are text, by name; what is missing is empty
 * @param numbers attributes that are numbers, by name; what is missing is less than all
 * @param json what it says
 */
public record Document(String key, Order order, Map<String, String> texts, Map<String, Double> numbers, String json) {
    /**
     * Where a document stands: by number first, then by text, then by key. Texts are compared by their bytes in UTF-8.
     */
    public record Order(double number, String text) {
        public static Order by(double number) {
            return new Order(number, "");
        }

        public static Order by(String text) {
            return new Order(0, text);
        }
    }

    public Document {
        texts = Collections.unmodifiableSortedMap(new TreeMap<>(texts));
        numbers = Collections.unmodifiableSortedMap(new TreeMap<>(numbers));
    }
}
