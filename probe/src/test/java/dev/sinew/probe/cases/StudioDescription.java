package dev.sinew.probe.cases;

import dev.sinew.probe.cases.StudioServer.Way;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.node.ObjectNode;

/**
 * What a studio's service says of itself, by a line for each operation: method, path, and what it takes, each with its type or where it stands, and {@code !} where it must be there.
 *
 * @param ways what it does wrong, or otherwise
 */
record StudioDescription(Set<Way> ways) {
    private static final Pattern PARAMETER = Pattern.compile("\\{(\\w+)}");
    private static final String RECORDINGS = "GET /v2/recordings sort:query\n";
    private static final Set<String> OPEN = Set.of("/v2/auth/register", "/v2/auth/login", "/v2/tracks/{trackId}");

    String text() {
        ObjectNode document = FirmThings.object().put("openapi", "3.0.3");
        document.putObject("info").put("title", "studio").put("version", "2");
        ObjectNode schemes = document.putObject("components").putObject("securitySchemes");
        schemes.putObject("session").put("type", "http").put("scheme", "bearer");
        schemes.putObject("key").put("type", "apiKey").put("in", "header").put("name", "X-Studio-Key");
        document.putArray("security").addObject().putArray("session");
        document.withArrayProperty("security").addObject().putArray("key");
        ObjectNode paths = document.putObject("paths");
        (StudioPeople.OPERATIONS + StudioRooms.OPERATIONS + StudioHalls.OPERATIONS + RECORDINGS)
                .lines()
                .forEach(line -> describe(List.of(line.strip().split(" ", -1)), paths));
        tiers(paths);
        return document.toString();
    }

    private void describe(List<String> words, ObjectNode paths) {
        String path = words.get(1);
        ObjectNode operation =
                paths.withObjectProperty(path).putObject(words.getFirst().toLowerCase(Locale.ROOT));
        boolean track = path.equals("/v2/tracks/{trackId}");
        if (OPEN.contains(path) && !(track && ways.contains(Way.TRACKS_ARE_DESCRIBED_AS_GUARDED))) {
            operation.putArray("security");
        }
        Matcher parameters = PARAMETER.matcher(path);
        while (parameters.find()) {
            parameter(operation, parameters.group(1), "path", "integer");
        }
        for (String each : words.subList(2, words.size())) {
            String[] named = each.replace("!", "").split(":", 2);
            String type = named.length > 1 ? named[1] : "string";
            switch (type) {
                case "query" -> parameter(operation, named[0], "query", "string");
                case "header" -> parameter(operation, named[0], "header", "integer");
                default -> member(operation, named[0], type, each.endsWith("!"));
            }
        }
        boolean creates = words.getFirst().equals("POST") && words.size() > 2 && !path.endsWith("/login");
        operation.putObject("responses").putObject(creates ? "201" : "200").put("description", "done");
    }

    private static void parameter(ObjectNode operation, String name, String in, String type) {
        operation
                .withArrayProperty("parameters")
                .addObject()
                .put("name", name)
                .put("in", in)
                .put("required", !in.equals("query"))
                .putObject("schema")
                .put("type", type);
    }

    private static void member(ObjectNode operation, String name, String type, boolean required) {
        ObjectNode schema = operation
                .withObjectProperty("requestBody")
                .put("required", true)
                .withObjectProperty("content")
                .withObjectProperty("application/json")
                .withObjectProperty("schema")
                .put("type", "object");
        ObjectNode member = schema.withObjectProperty("properties").putObject(name);
        member.put("type", type.equals("uri") ? "string" : type);
        if (type.equals("uri")) {
            member.put("format", type);
        }
        if (required) {
            schema.withArrayProperty("required").add(name);
        }
    }

    /** Says which tiers a page may show, as nobody has another than the first. */
    private static void tiers(ObjectNode paths) {
        ObjectNode page = paths.withObjectProperty("/v2/me")
                .withObjectProperty("get")
                .withObjectProperty("responses")
                .withObjectProperty("200")
                .putObject("content")
                .putObject("application/json")
                .putObject("schema")
                .put("type", "object");
        page.putObject("properties")
                .putObject("tier")
                .put("type", "string")
                .putArray("enum")
                .add("free")
                .add("plus")
                .add("pro");
    }
}
