package dev.sinew.demo.bank;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** The OpenAPI 3.0 document of the bank, made of its routes. What was forgotten is not in it. */
final class Description {
    private static final Set<String> NUMBERS = Set.of("accountId", "branchId", "beneficiaryId", "webhookId");
    private static final Set<String> UUIDS = Set.of("transferId", "messageId", "customerId", "resetId");
    private static final String JSON = "application/json";

    private Description() {}

    static Map<String, Object> of(List<Route> routes) {
        Map<String, Object> paths = new LinkedHashMap<>();
        for (Route route : routes) {
            if (route.documented()) {
                paths.merge(
                        route.path(),
                        Face.of(route.method().toLowerCase(Locale.ROOT), operation(route)),
                        Description::both);
            }
        }
        Map<String, Object> schemas = new LinkedHashMap<>();
        Shapes.NAMED.forEach((name, members) ->
                schemas.put(name, Shapes.members(members).isEmpty() ? Map.of() : Shapes.schema(members)));
        return Face.of(
                "openapi",
                "3.0.3",
                "info",
                Face.of("title", "Harbour Bank", "version", "2.0.0"),
                "paths",
                paths,
                "components",
                Face.of("schemas", schemas, "securitySchemes", schemes()));
    }

    private static Object both(Object one, Object other) {
        Map<String, Object> all = new LinkedHashMap<>();
        for (Object each : List.of(one, other)) {
            if (each instanceof Map<?, ?> operations) {
                operations.forEach((method, operation) -> all.put(String.valueOf(method), operation));
            }
        }
        return all;
    }

    private static Map<String, Object> schemes() {
        return Face.of(
                "person",
                Face.of("type", "http", "scheme", "bearer", "bearerFormat", "JWT"),
                "staff",
                Face.of("type", "http", "scheme", "bearer", "bearerFormat", "JWT"),
                "program",
                Face.of(
                        "type",
                        "oauth2",
                        "flows",
                        Face.of(
                                "clientCredentials",
                                Face.of("tokenUrl", "/v2/oauth/token", "scopes", Face.of("open-banking", "Read")))));
    }

    private static Map<String, Object> operation(Route route) {
        Map<String, Object> operation = Face.of("operationId", id(route), "summary", route.summary());
        List<Object> parameters = new ArrayList<>();
        route.parameters().forEach(name -> parameters.add(parameter(name, "path", true, pathType(name))));
        Shapes.members(route.asks())
                .forEach(each -> parameters.add(parameter(each.name(), "query", false, Shapes.type(each.type()))));
        if (route.path().contains("open-banking")) {
            parameters.add(parameter("X-Consent-Id", "header", true, Shapes.type("string")));
        }
        if (!parameters.isEmpty()) {
            operation.put("parameters", parameters);
        }
        if (!route.takes().isEmpty()) {
            String type = route.takes().startsWith("form ") ? "application/x-www-form-urlencoded" : JSON;
            operation.put("requestBody", Face.of("required", true, "content", content(type, route.takes())));
        }
        operation.put("responses", responses(route));
        operation.put("security", security(route.needs()));
        return operation;
    }

    private static String id(Route route) {
        StringBuilder id = new StringBuilder(route.method().toLowerCase(Locale.ROOT));
        for (String part : route.path().split("/", -1)) {
            if (!part.isEmpty() && !part.equals("v2")) {
                id.append('-').append(part.replaceAll("[{}]", ""));
            }
        }
        return id.toString();
    }

    private static Map<String, Object> pathType(String name) {
        if (NUMBERS.contains(name)) {
            return Shapes.type("integer");
        }
        return Shapes.type(UUIDS.contains(name) ? "uuid" : "string");
    }

    private static Map<String, Object> parameter(String name, String in, boolean required, Map<String, Object> schema) {
        return Face.of("name", name, "in", in, "required", required, "schema", schema);
    }

    private static Map<String, Object> content(String type, String shape) {
        return Face.of(type, Face.of("schema", Shapes.schema(shape)));
    }

    private static Map<String, Object> responses(Route route) {
        Map<String, Object> responses = new LinkedHashMap<>();
        Map<String, Object> fine = Face.of("description", "Done");
        if (!route.answers().isEmpty()) {
            fine.put("content", content(JSON, route.answers()));
        }
        responses.put(Integer.toString(route.status()), fine);
        for (int status : refusals(route)) {
            responses.put(
                    Integer.toString(status), Face.of("description", "Refused", "content", content(JSON, "Error")));
        }
        return responses;
    }

    private static Set<Integer> refusals(Route route) {
        Set<Integer> all = new TreeSet<>();
        if (route.needs() != Needs.NOTHING) {
            all.addAll(Set.of(401, 403));
        }
        if (!route.parameters().isEmpty()) {
            all.add(404);
        }
        if (!route.takes().isEmpty() || !route.asks().isEmpty()) {
            all.add(400);
        }
        if (!route.takes().isEmpty()) {
            all.addAll(Set.of(409, 422, 429));
        }
        return all;
    }

    private static List<Map<String, Object>> security(Needs needs) {
        return switch (needs) {
            case NOTHING -> List.of();
            case PERSON -> List.of(Face.of("person", List.of()));
            case STAFF -> List.of(Face.of("staff", List.of()));
            case PROGRAM -> List.of(Face.of("program", List.of()));
            case PERSON_OR_PROGRAM -> List.of(Face.of("person", List.of()), Face.of("program", List.of()));
        };
    }
}
