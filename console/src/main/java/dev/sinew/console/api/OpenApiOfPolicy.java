package dev.sinew.console.api;

import dev.sinew.console.policy.Wanted;
import java.util.List;
import java.util.Set;
import tools.jackson.core.JsonGenerator;

/** The part of the description that is about the policy. */
final class OpenApiOfPolicy {
    private static final Set<String> LISTS = Set.of("rules", "whom", "minutes");
    private static final Set<String> NUMBERS = Set.of("perHour", "remindAfterMinutes", "most");
    private static final Set<String> TRUTHS = Set.of("approval", "dryRun");

    private OpenApiOfPolicy() {}

    static void paths(JsonGenerator json) {
        at(
                json,
                PolicyRoutes.RESPONSES,
                List.of(),
                () -> operation(
                        json,
                        "get",
                        "show-responses",
                        "Response rules, proposals, allowances and patches",
                        "200",
                        List.of()));
        at(json, PolicyRoutes.RULE, List.of("name"), () -> {
            operation(
                    json,
                    "put",
                    "put-response",
                    "Says what is to be done about incidents, with a token of scope policy",
                    "200",
                    Wanted.OF_RULE);
            operation(json, "delete", "drop-response", "Takes that back", "200", List.of());
        });
        at(
                json,
                PolicyRoutes.PROPOSAL,
                List.of("id"),
                () -> operation(
                        json,
                        "delete",
                        "refuse-proposal",
                        "Refuses a block, with a token of scope block",
                        "200",
                        List.of()));
        at(
                json,
                PolicyRoutes.APPROVAL,
                List.of("id"),
                () -> operation(
                        json,
                        "post",
                        "approve-proposal",
                        "Approves a block, with a token of scope block",
                        "201",
                        List.of()));
        added(json, PolicyRoutes.ALLOWANCES, "allowance", "Says who is never blocked", Wanted.OF_ALLOWANCE);
        added(json, PolicyRoutes.PATCHES, "patch", "Says what does not pass for now", Wanted.OF_PATCH);
        at(json, PolicyRoutes.PREVIEW, List.of(), () -> {
            operation(json, "get", "show-preview", "What came of the last preview", "200", List.of());
            operation(
                    json,
                    "post",
                    "start-preview",
                    "Tries the response rules on what came in before, with a token of scope policy",
                    "202",
                    List.of("days"));
        });
    }

    private static void added(JsonGenerator json, String path, String word, String what, List<String> names) {
        at(json, path, List.of(), () -> {
            operation(json, "get", "list-" + word, "All that stand", "200", List.of());
            operation(json, "post", "add-" + word, what + ", with a token of scope policy", "201", names);
        });
        at(
                json,
                path + "/{id}",
                List.of("id"),
                () -> operation(json, "delete", "drop-" + word, "Takes that back", "200", List.of()));
    }

    private static void at(JsonGenerator json, String path, List<String> parameters, Runnable operations) {
        json.writeName(path).writeStartObject();
        if (!parameters.isEmpty()) {
            json.writeArrayPropertyStart("parameters");
            parameters.forEach(name -> OpenApiOfThis.parameter(json, name, "path", "As the listing says", "string"));
            json.writeEndArray();
        }
        operations.run();
        json.writeEndObject();
    }

    private static void operation(
            JsonGenerator json, String method, String id, String what, String status, List<String> names) {
        OpenApiOfThis.begin(json, method, id, what);
        if (!names.isEmpty()) {
            OpenApiOfThis.body(json, List.of(), () -> names.forEach(name -> property(json, name)));
        }
        OpenApiOfThis.answers(json, status, () -> json.writeStringProperty("type", "object"));
        json.writeEndObject();
    }

    private static void property(JsonGenerator json, String name) {
        if (LISTS.contains(name)) {
            json.writeName(name).writeStartObject();
            json.writeStringProperty("type", "array");
            json.writeName("items").writeStartObject();
            json.writeStringProperty("type", name.equals("minutes") ? "integer" : "string");
            json.writeEndObject();
            json.writeEndObject();
        } else {
            String type = TRUTHS.contains(name)
                    ? "boolean"
                    : NUMBERS.contains(name) || name.equals("days") ? "integer" : "string";
            OpenApiOfThis.property(json, name, type, "");
        }
    }
}
