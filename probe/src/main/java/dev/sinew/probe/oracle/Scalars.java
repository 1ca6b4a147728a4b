package dev.sinew.probe.oracle;

import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import tools.jackson.databind.JsonNode;

/** The scalar values of a JSON document by where they stand. Bounded: depth 32, 20,000 values. */
public final class Scalars {
    private static final int DEPTH = 32;
    private static final int MOST = 20_000;

    private Scalars() {}

    /** Texts by path, elements of lists with their index: {@code accounts[0].iban}. */
    public static SortedMap<String, String> of(JsonNode root) {
        SortedMap<String, String> values = new TreeMap<>();
        walk(root, "", 0, values);
        return values;
    }

    private static void walk(JsonNode node, String path, int depth, SortedMap<String, String> values) {
        if (depth > DEPTH || values.size() >= MOST) {
            return;
        }
        if (node.isObject()) {
            for (Map.Entry<String, JsonNode> each : node.properties()) {
                walk(each.getValue(), path.isEmpty() ? each.getKey() : path + "." + each.getKey(), depth + 1, values);
            }
        } else if (node.isArray()) {
            int i = 0;
            for (JsonNode each : node) {
                walk(each, path + "[" + i++ + "]", depth + 1, values);
            }
        } else {
            values.put(path, node.isNull() ? "" : node.asString());
        }
    }

    /** Where its values stand, whatever the index. */
    public static SortedSet<String> shape(JsonNode root) {
        SortedSet<String> shape = new TreeSet<>();
        of(root).keySet().forEach(path -> shape.add(path.replaceAll("\\[\\d+]", "[]")));
        return shape;
    }
}
