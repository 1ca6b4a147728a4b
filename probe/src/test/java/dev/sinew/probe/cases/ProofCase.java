package dev.sinew.probe.cases;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;

/**
 * A case of a proof: a server, who tests it, and what must come out.
 *
 * @param name what it is about
 * @param operations what the description has, as {@code METHOD PATH}
 * @param secured whether the description demands credentials for them
 * @param identities names, with the role behind a blank
 * @param routes what the server answers, the first that fits
 * @param expect verdicts by operation, {@code host} for all of them; whatever is not named must not be confirmed
 * @param document a whole description in place of {@code operations}, or empty
 */
record ProofCase(
        String name,
        List<String> operations,
        boolean secured,
        List<String> identities,
        List<Route> routes,
        Map<String, String> expect,
        String document) {
    /** A case whose description has operations and nothing else. */
    ProofCase(
            String name,
            List<String> operations,
            boolean secured,
            List<String> identities,
            List<Route> routes,
            Map<String, String> expect) {
        this(name, operations, secured, identities, routes, expect, "");
    }

    /** The case of a node of a case file; its document may be the one of the case before. */
    static ProofCase of(JsonNode node, String before) {
        Map<String, String> expect = new TreeMap<>();
        node.path("expect")
                .properties()
                .forEach(each -> expect.put(each.getKey(), each.getValue().asString()));
        return new ProofCase(
                node.path("name").asString(),
                texts(node.path("operations")),
                !node.path("secured").isBoolean() || node.path("secured").asBoolean(),
                texts(node.path("identities")),
                texts(node.path("routes")).stream().map(Route::of).toList(),
                expect,
                node.path("document").isObject()
                        ? node.path("document").toString()
                        : node.path("document").asString("").equals("as before") ? before : "");
    }

    private static List<String> texts(JsonNode list) {
        List<String> texts = new ArrayList<>();
        list.forEach(each -> texts.add(each.asString()));
        return texts;
    }

    /** The OpenAPI document of the operations. */
    String openApi() {
        if (!document.isEmpty()) {
            return document;
        }
        Map<String, StringBuilder> paths = new TreeMap<>();
        for (String each : operations) {
            int blank = each.indexOf(' ');
            StringBuilder path = paths.computeIfAbsent(each.substring(blank + 1), key -> new StringBuilder());
            path.append(path.isEmpty() ? "" : ",")
                    .append('"')
                    .append(each.substring(0, blank).toLowerCase(java.util.Locale.ROOT))
                    .append("\":{\"responses\":{\"200\":{\"description\":\"ok\"}}")
                    .append(secured ? ",\"security\":[{\"bearer\":[]}]" : "")
                    .append('}');
        }
        StringBuilder document = new StringBuilder(
                        "{\"openapi\":\"3.0.3\",\"info\":{\"title\":\"t\",\"version\":\"1\"},")
                .append(
                        "\"components\":{\"securitySchemes\":{\"bearer\":{\"type\":\"http\",\"scheme\":\"bearer\"}}},\"paths\":{");
        String comma = "";
        for (Map.Entry<String, StringBuilder> each : paths.entrySet()) {
            document.append(comma)
                    .append('"')
                    .append(each.getKey())
                    .append("\":{")
                    .append(each.getValue())
                    .append('}');
            comma = ",";
        }
        return document.append("}}").toString();
    }
}
