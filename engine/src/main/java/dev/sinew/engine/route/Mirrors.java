package dev.sinew.engine.route;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Answers that repeat the last segment in one and the same field, whatever segment was asked for: {@code currency} behind
 * {@code /rates/EUR}. One such segment may be chance; several, each in its own answer, are the values of a parameter. Fields
 * that tell what kind of thing an answer holds repeat names, too, and say nothing.
 */
final class Mirrors {
    private static final Set<String> KINDS = Set.of(
            "type",
            "kind",
            "object",
            "resource",
            "resourcetype",
            "entity",
            "class",
            "model",
            "action",
            "method",
            "rel",
            "operation",
            "endpoint",
            "path",
            "uri",
            "url",
            "href",
            "self",
            "event",
            "command");

    private final Map<String, Integer> items = new HashMap<>();

    Mirrors(List<Item> all) {
        for (Item item : all) {
            if (repeats(item)) {
                items.merge(item.mirrorField, 1, Integer::sum);
            }
        }
    }

    /** The score that an item's answers give it: 0 where they do not repeat it. */
    double of(Item item) {
        int alike = repeats(item) ? items.getOrDefault(item.mirrorField, 0) : 0;
        return alike < 2 ? 0 : 1 + 0.5 * Math.log(alike) / Math.log(2);
    }

    private static boolean repeats(Item item) {
        return item.mirrors * 2 > item.answered && !KINDS.contains(simple(item.mirrorField));
    }

    private static String simple(String field) {
        StringBuilder out = new StringBuilder(field.length());
        for (int i = 0; i < field.length(); i++) {
            char c = field.charAt(i);
            if (Character.isLetter(c)) {
                out.append(Character.toLowerCase(c));
            }
        }
        return out.toString();
    }
}
