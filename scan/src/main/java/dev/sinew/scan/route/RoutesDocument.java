package dev.sinew.scan.route;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Writes routes as an OpenAPI 3.1 document. Answers and schemas are not known and said to be so; {@code x-sinew-place} says which method an
 * operation is. A route that takes any method is written for those that OpenAPI has.
 */
public final class RoutesDocument {
    private static final Pattern PARAMETER = Pattern.compile("\\{([^}/]*)}");
    private static final List<String> ANY = List.of("get", "post", "put", "patch", "delete");

    private RoutesDocument() {}

    /** The document as JSON. */
    public static String json(List<Route> routes, String title) {
        ObjectNode root = JsonMapper.shared().createObjectNode();
        root.put("openapi", "3.1.0");
        root.putObject("info").put("title", title).put("version", "0");
        ObjectNode paths = root.putObject("paths");
        Map<String, List<Route>> byPath = new TreeMap<>();
        routes.forEach(each ->
                byPath.computeIfAbsent(each.path(), any -> new ArrayList<>()).add(each));
        Set<String> named = new HashSet<>();
        byPath.forEach((path, there) -> {
            ObjectNode item = paths.putObject(path);
            for (Route route : there) {
                List<String> methods =
                        route.method().isEmpty() ? ANY : List.of(route.method().toLowerCase(Locale.ROOT));
                methods.stream()
                        .filter(each -> !item.has(each))
                        .forEach(each -> operation(item.putObject(each), route, id(named, route, each)));
            }
        });
        return JsonMapper.shared().writerWithDefaultPrettyPrinter().writeValueAsString(root) + "\n";
    }

    /** The place, and where another operation has it, the method and a number as well: no two may have one name. */
    private static String id(Set<String> named, Route route, String method) {
        String id = route.place();
        for (int i = 1; !named.add(id); i++) {
            id = route.place() + "." + method + (i > 1 ? i : "");
        }
        return id;
    }

    private static void operation(ObjectNode json, Route route, String id) {
        json.put("operationId", id);
        json.put("x-sinew-place", route.place()).put("x-sinew-framework", route.framework());
        ArrayNode parameters = json.putArray("parameters");
        Matcher matcher = PARAMETER.matcher(route.path());
        while (matcher.find()) {
            parameter(parameters, matcher.group(1), "path");
        }
        route.parameters().stream()
                .filter(each -> !each.in().equals("path")
                        && !each.in().equals("body")
                        && !each.name().isEmpty())
                .forEach(each -> parameter(parameters, each.name(), each.in()));
        if (route.parameters().stream().anyMatch(each -> each.in().equals("body"))) {
            json.putObject("requestBody")
                    .putObject("content")
                    .putObject("application/json")
                    .putObject("schema");
        }
        json.putObject("responses").putObject("default").put("description", "Not known from the code.");
    }

    private static void parameter(ArrayNode parameters, String name, String in) {
        ObjectNode one = parameters.addObject().put("name", name).put("in", in);
        if (in.equals("path")) {
            one.put("required", true);
        }
        one.putObject("schema");
    }
}
