package dev.sinew.probe.cases;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Describes operations of a service for tests by lines: method, path, and what it takes, each with its type or where else it stands, and {@code !} where it must be there. */
final class Operations {
    private static final Pattern PARAMETER = Pattern.compile("\\{(\\w+)}");
    private static final Set<String> FORMATS = Set.of("date", "uri");

    private Operations() {}

    /** A description in which nothing stands in {@code paths} yet, and all that will demands a bearer token. */
    static ObjectNode document(String title) {
        ObjectNode document = JsonMapper.shared().createObjectNode().put("openapi", "3.0.3");
        document.putObject("info").put("title", title).put("version", "1");
        document.putObject("components")
                .putObject("securitySchemes")
                .putObject("b")
                .put("type", "http")
                .put("scheme", "bearer");
        document.putArray("security").addObject().putArray("b");
        document.putObject("paths");
        return document;
    }

    /** Describes one, and returns what may be added to. */
    static ObjectNode describe(String line, ObjectNode paths) {
        List<String> words = List.of(line.strip().split(" ", -1));
        String method = words.getFirst();
        String path = words.get(1);
        ObjectNode operation = paths.withObjectProperty(path).putObject(method.toLowerCase(Locale.ROOT));
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
        boolean creates = method.equals("POST") && words.size() > 2 && !path.matches(".*/auth/(?:login|refresh)");
        operation.putObject("responses").putObject(creates ? "201" : "200").put("description", "done");
        return operation;
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
        member.put("type", FORMATS.contains(type) ? "string" : type);
        if (FORMATS.contains(type)) {
            member.put("format", type);
        }
        if (required) {
            schema.withArrayProperty("required").add(name);
        }
    }
}
