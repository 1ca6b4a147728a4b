package dev.sinew.console.api;

import dev.sinew.console.Json;
import java.util.List;
import tools.jackson.core.JsonGenerator;

/** The OpenAPI 3.1 description of the read API, made of the same {@link Resource}s that it serves. */
final class OpenApiOfThis {
    private static final String ITEM_SCHEMA = "object";

    private OpenApiOfThis() {}

    static byte[] document(String version) {
        return Json.bytes(json -> {
            json.writeStartObject();
            json.writeStringProperty("openapi", "3.1.0");
            json.writeName("info").writeStartObject();
            json.writeStringProperty("title", "Sinew read API");
            json.writeStringProperty("version", version);
            json.writeStringProperty(
                    "description", "What a running Sinew knows. The documents have the form of its JSON report.");
            json.writeEndObject();
            json.writeArrayPropertyStart("security");
            json.writeStartObject();
            json.writeArrayPropertyStart("token").writeEndArray();
            json.writeEndObject();
            json.writeEndArray();
            json.writeName("paths").writeStartObject();
            for (Resource resource : Resource.values()) {
                listing(json, resource);
                item(json, resource);
            }
            acceptance(json);
            blocks(json);
            enforcement(json);
            OpenApiOfPolicy.paths(json);
            plain(json, "/api/v1/summary", "What all comes to", true);
            plain(json, "/api/v1/token", "Whose token this is, and what it may do", true);
            plain(json, "/api/v1/sources", "Where traffic comes from, and how much", true);
            plain(json, "/api/v1/targets", "Who is told what happens, and whether it arrives", true);
            plain(json, "/health", "Whether all is well", false);
            plain(json, "/ready", "Whether what is shown is up to date", false);
            json.writeEndObject();
            components(json);
            json.writeEndObject();
        });
    }

    private static void listing(JsonGenerator json, Resource resource) {
        open(json, "/api/v1/" + resource.path(), "list-" + resource.path(), resource.title() + ", a page of them");
        json.writeArrayPropertyStart("parameters");
        for (String name : resource.parameters()) {
            String type = name.equals("limit") ? "integer" : isNumber(name) ? "number" : "string";
            parameter(json, name, "query", meaning(resource, name), type);
        }
        json.writeEndArray();
        answers(json, () -> {
            json.writeStringProperty("type", "object");
            json.writeName("properties").writeStartObject();
            json.writeName("items").writeStartObject();
            json.writeStringProperty("type", "array");
            json.writeName("items").writeStartObject();
            json.writeStringProperty("type", ITEM_SCHEMA);
            json.writeEndObject();
            json.writeEndObject();
            json.writeName("next").writeStartObject();
            json.writeArrayPropertyStart("type");
            json.writeString("string");
            json.writeString("null");
            json.writeEndArray();
            json.writeEndObject();
            json.writeName("total").writeStartObject();
            json.writeStringProperty("type", "integer");
            json.writeEndObject();
            json.writeEndObject();
        });
        close(json);
    }

    private static String meaning(Resource resource, String name) {
        if (resource.isList(name)) {
            return "Only those with this among their " + name;
        }
        if (resource.view().texts().contains(name)) {
            return "Only those with this " + name;
        }
        return isNumber(name) ? "Only those with at least this much" : extra(name);
    }

    private static boolean isNumber(String parameter) {
        return parameter.startsWith("min-");
    }

    private static String extra(String name) {
        return switch (name) {
            case "q" -> "Only those whose place, name or text holds this";
            case "sort" -> "By which attribute; with - in front for the greatest first";
            case "limit" -> "How many, from 1 to " + Listing.MOST + "; " + Listing.USUAL + " where left out";
            default -> "Where the page before ended, as its next says";
        };
    }

    private static void item(JsonGenerator json, Resource resource) {
        open(
                json,
                "/api/v1/" + resource.path() + "/{id}",
                "get-" + resource.path(),
                resource.title() + ", one of them");
        json.writeArrayPropertyStart("parameters");
        parameter(json, "id", "path", "As the listing says", "string");
        json.writeEndArray();
        answers(json, () -> json.writeStringProperty("type", ITEM_SCHEMA));
        close(json);
    }

    private static void acceptance(JsonGenerator json) {
        json.writeName(ReadServer.ACCEPTANCE).writeStartObject();
        decision(
                json, "put", "accept-finding", "Accepts a finding until the end of a day, with a token of scope write");
        body(json, List.of("reason", "until"), () -> {
            property(json, "reason", "string", "");
            property(json, "until", "string", "date");
        });
        answers(json, () -> json.writeStringProperty("type", ITEM_SCHEMA));
        json.writeEndObject();
        decision(json, "delete", "withdraw-acceptance", "Takes an acceptance back, with a token of scope write");
        answers(json, () -> json.writeStringProperty("type", ITEM_SCHEMA));
        json.writeEndObject();
        json.writeEndObject();
    }

    private static void blocks(JsonGenerator json) {
        json.writeName(ReadServer.BLOCKS).writeStartObject();
        begin(json, "get", "list-blocks", "Callers that are kept out by the proxies");
        answers(json, "200", () -> json.writeStringProperty("type", ITEM_SCHEMA));
        json.writeEndObject();
        begin(json, "post", "block-caller", "Keeps a caller out for a while, with a token of scope block");
        body(json, List.of("caller", "reason", "minutes"), () -> {
            property(json, "caller", "string", "");
            property(json, "reason", "string", "");
            property(json, "minutes", "integer", "");
            property(json, "dryRun", "boolean", "");
        });
        answers(json, "201", () -> json.writeStringProperty("type", ITEM_SCHEMA));
        json.writeEndObject();
        json.writeEndObject();
        json.writeName(ReadServer.BLOCKS + "/{id}").writeStartObject();
        decision(json, "delete", "release-block", "Lets a caller in again, with a token of scope block");
        answers(json, () -> json.writeStringProperty("type", ITEM_SCHEMA));
        json.writeEndObject();
        json.writeEndObject();
    }

    private static void enforcement(JsonGenerator json) {
        json.writeName(ReadServer.ENFORCEMENT).writeStartObject();
        begin(json, "get", "show-enforcement", "What proxies do about requests for what is another caller's");
        answers(json, "200", () -> json.writeStringProperty("type", ITEM_SCHEMA));
        json.writeEndObject();
        begin(json, "put", "change-enforcement", "Changes it, with a token of scope block");
        body(json, List.of("mode"), () -> property(json, "mode", "string", ""));
        answers(json, "200", () -> json.writeStringProperty("type", ITEM_SCHEMA));
        json.writeEndObject();
        json.writeEndObject();
    }

    static void body(JsonGenerator json, List<String> required, Runnable properties) {
        json.writeName("requestBody").writeStartObject();
        json.writeBooleanProperty("required", true);
        json.writeName("content").writeStartObject();
        json.writeName("application/json").writeStartObject();
        json.writeName("schema").writeStartObject();
        json.writeStringProperty("type", "object");
        json.writeArrayPropertyStart("required");
        required.forEach(json::writeString);
        json.writeEndArray();
        json.writeName("properties").writeStartObject();
        properties.run();
        json.writeEndObject();
        json.writeEndObject();
        json.writeEndObject();
        json.writeEndObject();
        json.writeEndObject();
    }

    static void begin(JsonGenerator json, String method, String id, String what) {
        json.writeName(method).writeStartObject();
        json.writeStringProperty("operationId", id);
        json.writeStringProperty("summary", what);
    }

    /** Opens an operation on one thing. */
    private static void decision(JsonGenerator json, String method, String id, String what) {
        begin(json, method, id, what);
        json.writeArrayPropertyStart("parameters");
        parameter(json, "id", "path", "As the listing says", "string");
        json.writeEndArray();
    }

    static void property(JsonGenerator json, String name, String type, String format) {
        json.writeName(name).writeStartObject();
        json.writeStringProperty("type", type);
        if (!format.isEmpty()) {
            json.writeStringProperty("format", format);
        }
        json.writeEndObject();
    }

    private static void plain(JsonGenerator json, String path, String what, boolean token) {
        open(json, path, "get" + path.replace('/', '-'), what);
        if (!token) {
            json.writeArrayPropertyStart("security").writeEndArray();
        }
        answers(json, () -> json.writeStringProperty("type", "object"));
        close(json);
    }

    private static void open(JsonGenerator json, String path, String id, String what) {
        json.writeName(path).writeStartObject();
        json.writeName("get").writeStartObject();
        json.writeStringProperty("operationId", id);
        json.writeStringProperty("summary", what);
    }

    private static void close(JsonGenerator json) {
        json.writeEndObject();
        json.writeEndObject();
    }

    static void parameter(JsonGenerator json, String name, String in, String what, String type) {
        json.writeStartObject();
        json.writeStringProperty("name", name);
        json.writeStringProperty("in", in);
        json.writeStringProperty("description", what);
        json.writeBooleanProperty("required", in.equals("path"));
        json.writeName("schema").writeStartObject();
        json.writeStringProperty("type", type);
        json.writeEndObject();
        json.writeEndObject();
    }

    private static void answers(JsonGenerator json, Runnable schema) {
        answers(json, "200", schema);
    }

    static void answers(JsonGenerator json, String status, Runnable schema) {
        json.writeName("responses").writeStartObject();
        answer(json, status, "What was asked for", "application/json", schema);
        answer(
                json,
                "default",
                "Why it was refused, after RFC 9457",
                "application/problem+json",
                () -> json.writeStringProperty("$ref", "#/components/schemas/Problem"));
        json.writeEndObject();
    }

    private static void answer(JsonGenerator json, String status, String what, String type, Runnable schema) {
        json.writeName(status).writeStartObject();
        json.writeStringProperty("description", what);
        json.writeName("content").writeStartObject();
        json.writeName(type).writeStartObject();
        json.writeName("schema").writeStartObject();
        schema.run();
        json.writeEndObject();
        json.writeEndObject();
        json.writeEndObject();
        json.writeEndObject();
    }

    private static void components(JsonGenerator json) {
        json.writeName("components").writeStartObject();
        json.writeName("securitySchemes").writeStartObject();
        json.writeName("token").writeStartObject();
        json.writeStringProperty("type", "http");
        json.writeStringProperty("scheme", "bearer");
        json.writeEndObject();
        json.writeEndObject();
        json.writeName("schemas").writeStartObject();
        json.writeName("Problem").writeStartObject();
        json.writeStringProperty("type", "object");
        json.writeName("properties").writeStartObject();
        for (String name : List.of("type", "detail")) {
            json.writeName(name).writeStartObject();
            json.writeStringProperty("type", "string");
            json.writeEndObject();
        }
        json.writeName("status").writeStartObject();
        json.writeStringProperty("type", "integer");
        json.writeEndObject();
        json.writeEndObject();
        json.writeEndObject();
        json.writeEndObject();
        json.writeEndObject();
    }
}
