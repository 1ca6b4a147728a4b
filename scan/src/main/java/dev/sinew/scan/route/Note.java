package dev.sinew.scan.route;

import java.util.List;
import java.util.Map;

/**
 * An annotation.
 *
 * @param type its name; in full where that is known
 * @param values the texts of its elements by name
 */
record Note(String type, Map<String, List<String>> values) {
    Note {
        values = Map.copyOf(values);
    }

    /** The name without its package. */
    String simple() {
        return type.substring(Math.max(type.lastIndexOf('.'), type.lastIndexOf('$')) + 1);
    }

    /** Whether it may be of that package: a source names it in full or imports it in a way that does not show. */
    boolean isOf(String... packages) {
        if (type.indexOf('.') < 0) {
            return true;
        }
        for (String each : packages) {
            if (type.startsWith(each)) {
                return true;
            }
        }
        return false;
    }

    /** The texts of the first of those elements that has any. */
    List<String> texts(String... names) {
        for (String each : names) {
            List<String> there = values.getOrDefault(each, List.of());
            if (!there.isEmpty()) {
                return there;
            }
        }
        return List.of();
    }
}
