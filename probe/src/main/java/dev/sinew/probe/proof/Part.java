package dev.sinew.probe.proof;

import dev.sinew.spec.Schema;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/**
 * What an answer is about: itself, or the one object in it that has members of the request, or that it wraps.
 *
 * @param names the members that lead there, from the outside
 */
record Part(List<String> names, JsonNode node) {
    static Part in(JsonNode answer, Schema schema) {
        List<String> names = new ArrayList<>();
        JsonNode node = answer;
        while (schema.properties().keySet().stream().noneMatch(node::has)) {
            List<Map.Entry<String, JsonNode>> inside = node.properties().stream()
                    .filter(each -> each.getValue().isObject())
                    .toList();
            List<Map.Entry<String, JsonNode>> known = inside.stream()
                    .filter(each -> schema.properties().keySet().stream().anyMatch(each.getValue()::has))
                    .toList();
            List<Map.Entry<String, JsonNode>> one = known.isEmpty() ? inside : known;
            if (one.size() != 1) {
                break;
            }
            names.add(one.getFirst().getKey());
            node = one.getFirst().getValue();
        }
        return new Part(List.copyOf(names), node);
    }

    /** The same part of another answer. */
    JsonNode like(JsonNode answer) {
        JsonNode node = answer;
        for (String each : names) {
            node = node.path(each);
        }
        return node;
    }

    String place(String name) {
        return names.isEmpty() ? name : String.join(".", names) + '.' + name;
    }
}
