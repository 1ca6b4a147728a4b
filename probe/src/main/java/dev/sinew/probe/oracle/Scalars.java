package dev.sinew.probe.oracle;

import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/** The scalar values of a JSON document by where they stand. Bounded: depth 32, 20,000 values. */
public final class Scalars {
    private static final int DEPTH = 32;
    private static final int MOST = 20_000;
    /** Elements of one list whose shapes count; of thousands the rest are like them. */
    private static final int ELEMENTS = 500;

    private static final Pattern INDEX = Pattern.compile("\\[\\d+]");

    private Scalars() {}

    /** Texts by path, elements of lists with their index: {@code accounts[0].iban}. */
    public static SortedMap<String, String> of(JsonNode root) {
        SortedMap<String, String> values = new TreeMap<>();
        walk(root, "", 0, values);
        return values;
    }

    /** The member that a value stands in, whichever element of a list it is: {@code accounts[].iban} of {@code accounts[0].iban}. */
    public static String member(String path) {
        return INDEX.matcher(path).replaceAll("[]");
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

    /** Where its values stand, whatever the index, and what is there and empty: a list of nothing is no failure as such. */
    public static SortedSet<String> shape(JsonNode root) {
        SortedSet<String> shape = new TreeSet<>();
        shape(root, "", 0, shape);
        return shape;
    }

    private static void shape(JsonNode node, String path, int depth, SortedSet<String> shape) {
        if (depth > DEPTH || shape.size() >= MOST) {
            return;
        }
        if (node.isObject()) {
            for (Map.Entry<String, JsonNode> each : node.properties()) {
                shape(each.getValue(), path.isEmpty() ? each.getKey() : path + "." + each.getKey(), depth + 1, shape);
            }
        } else if (node.isArray()) {
            for (int i = 0; i < Math.min(node.size(), ELEMENTS); i++) {
                shape(node.get(i), path + "[]", depth + 1, shape);
            }
        }
        if (!node.isContainer()) {
            shape.add(path);
        } else if (node.isEmpty()) {
            shape.add(path + (node.isArray() ? "[]" : "{}"));
        }
    }
}
