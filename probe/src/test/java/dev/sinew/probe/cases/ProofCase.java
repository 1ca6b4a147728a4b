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
 * @param operations what the description has, as {@code METHOD PATH}, and behind a question mark the names of its query parameters, with a
 *     type behind a colon where it is no text, and {@code required} behind another, or of its body's members where the method has one; {@code xml} for a body of that
 * @param secured whether the description demands credentials for them
 * @param identities names, with the role behind a blank
 * @param routes what the server answers, the first that fits
 * @param expect verdicts by operation, {@code host} for all of them; whatever is not named must not be confirmed
 * @param writes whether the run may write
 * @param leftovers whether also what nothing can delete is created
 * @param document a whole description in place of {@code operations}, or empty
 */
record ProofCase(
        String name,
        List<String> operations,
        boolean secured,
        List<String> identities,
        List<Route> routes,
        Map<String, String> expect,
        boolean writes,
        boolean leftovers,
        String document) {
    /** A case whose description has operations and nothing else. */
    ProofCase(
            String name,
            List<String> operations,
            boolean secured,
            List<String> identities,
            List<Route> routes,
            Map<String, String> expect,
            boolean writes) {
        this(name, operations, secured, identities, routes, expect, writes, false, "");
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
                node.path("writes").asBoolean(false),
                node.path("leftovers").asBoolean(false),
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
        for (String whole : operations) {
            int mark = whole.indexOf('?');
            String each = mark < 0 ? whole : whole.substring(0, mark);
            int blank = each.indexOf(' ');
            StringBuilder path = paths.computeIfAbsent(each.substring(blank + 1), key -> new StringBuilder());
            path.append(path.isEmpty() ? "" : ",")
                    .append('"')
                    .append(each.substring(0, blank).toLowerCase(java.util.Locale.ROOT))
                    .append("\":{\"responses\":{\"200\":{\"description\":\"ok\"}}")
                    .append(mark < 0 ? "" : parameters(each.substring(0, blank), whole.substring(mark + 1)))
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

    private static String parameters(String method, String names) {
        if (names.equals("xml")) {
            return ",\"requestBody\":{\"content\":{\"application/xml\":{\"schema\":{\"type\":\"object\"}}}}";
        }
        List<String> parts = new ArrayList<>();
        for (String name : names.split("&", -1)) {
            String[] parted = name.split(":", -1);
            String schema = "{\"type\":\"" + (parted.length > 1 ? parted[1] : "string") + "\"}";
            parts.add(
                    method.equals("GET")
                            ? "{\"name\":\"" + parted[0] + "\",\"in\":\"query\",\"required\":" + (parted.length > 2)
                                    + ",\"schema\":" + schema + "}"
                            : "\"" + parted[0] + "\":" + schema);
        }
        return method.equals("GET")
                ? ",\"parameters\":[" + String.join(",", parts) + "]"
                : ",\"requestBody\":{\"content\":{\"application/json\":{\"schema\":{\"type\":\"object\",\"properties\":{"
                        + String.join(",", parts) + "}}}}}";
    }
}
