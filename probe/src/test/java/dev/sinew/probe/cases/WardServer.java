package dev.sinew.probe.cases;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Users who are patients under another number, with results of their blood and a diary of their visits, whose lists have two entries on a page. Correct, but for the flaws that
 * it is given.
 */
final class WardServer extends SmallServer {
    /** What may be wrong. */
    enum Wrong {
        /** Anybody asks for the results of any patient. */
        ANY_PATIENT,
        /** Of several results all are shown, whosever they are. */
        ANY_RESULTS,
        /** Any entry is deleted by anybody. */
        ANYBODY_DELETES,
        /** Whoever changes the own page may say that it is support. */
        SUPPORT_OF_ONESELF
    }

    private static final String SAFE = "\"security\":[{\"bearer\":[]}],";
    private static final List<String> PEOPLE = List.of("anna", "ben", "carla", "dora");
    private static final int PAGE = 2;

    private final Set<Wrong> wrong;
    private final Map<String, ObjectNode> entries = new TreeMap<>();
    private final Map<String, ObjectNode> pages = new TreeMap<>();
    private int next = 801;

    WardServer(Set<Wrong> wrong) throws IOException {
        super(PEOPLE);
        this.wrong = Set.copyOf(wrong);
        for (String each : PEOPLE) {
            pages.put(
                    each,
                    JSON.createObjectNode()
                            .put("id", "u-10" + PEOPLE.indexOf(each) + "-41fa-77")
                            .put("patientId", patient(each))
                            .put("username", each)
                            .put("motto", "none")
                            .put("is_support", false));
            for (int i = 0; i < PAGE; i++) {
                entry(each, "The " + i + ". morning of " + each + " in the ward, by the window");
            }
        }
    }

    /** What it says of itself. */
    static String openApi() {
        String ok = "\"responses\":{\"200\":{\"description\":\"ok\"}}}";
        return """
                {"openapi":"3.1.0","info":{"title":"ward","version":"1"},"components":{"securitySchemes":{"bearer":{"type":"http","scheme":"bearer"}}},"paths":{
                "/me":{"get":{%1$s%2$s,
                  "patch":{%1$s"requestBody":{"required":true,"content":{"application/json":{"schema":{"type":"object","properties":{"motto":{"type":"string"}}}}}},%2$s},
                "/results":{"get":{%1$s"parameters":[{"name":"patientId","in":"query","schema":{"type":"string"}}],%2$s},
                "/results/batch":{"post":{%1$s"requestBody":{"required":true,"content":{"application/json":{"schema":{"type":"object","required":["ids"],
                    "properties":{"ids":{"type":"array","items":{"type":"string"}}}}}}},%2$s},
                "/visits":{"get":{%1$s%2$s},
                "/visits/{visitNo}/entries":{"post":{%1$s"requestBody":{"required":true,"content":{"application/json":{"schema":{"type":"object","required":["text"],
                    "properties":{"text":{"type":"string"}}}}}},"responses":{"201":{"description":"ok"}}}},
                "/entries":{"get":{%1$s"parameters":[{"name":"limit","in":"query","schema":{"type":"integer"}}],%2$s},
                "/entries/{entryId}":{"delete":{%1$s"responses":{"204":{"description":"ok"}}}}}}
                """.formatted(SAFE, ok);
    }

    private static String patient(String person) {
        return "p-7" + PEOPLE.indexOf(person) + "31-c0de-88";
    }

    private static String visit(String person) {
        return "41" + PEOPLE.indexOf(person);
    }

    private static ObjectNode result(String person) {
        return JSON.createObjectNode()
                .put("id", "res-5" + PEOPLE.indexOf(person) + "77-9f3a-02")
                .put("patientId", patient(person))
                .put("panel", "Iron of " + person + " in March")
                .put("comment", "Nothing that " + person + " has to worry about, see you in autumn");
    }

    private ObjectNode entry(String author, String text) {
        ObjectNode entry =
                JSON.createObjectNode().put("id", next).put("author", author).put("text", text);
        entries.put(String.valueOf(next++), entry);
        return entry;
    }

    @Override
    String answer(Asked asked) throws IOException {
        String caller = asked.caller();
        return switch (asked.what()) {
            case "GET me 1" -> "200 " + pages.get(caller);
            case "PATCH me 1" -> changed(asked);
            case "GET results 1" -> results(asked);
            case "POST results 2" -> several(asked);
            case "GET visits 1" -> "200 [{\"visitNo\":" + visit(caller) + "}]";
            case "POST visits 3" ->
                asked.path().get(1).equals(visit(caller)) && asked.sent("text").isString()
                        ? "201 " + entry(caller, asked.sent("text").asString())
                        : missing();
            case "GET entries 1" -> diary(asked);
            case "DELETE entries 2" -> deleted(asked);
            default -> missing();
        };
    }

    private String changed(Asked asked) {
        ObjectNode page = Objects.requireNonNull(pages.get(asked.caller()));
        if (asked.sent("motto").isString()) {
            page.put("motto", asked.sent("motto").asString());
        }
        if (asked.sent("is_support").isBoolean() && wrong.contains(Wrong.SUPPORT_OF_ONESELF)) {
            page.put("is_support", asked.sent("is_support").asBoolean());
        }
        return "200 " + page;
    }

    private String results(Asked asked) {
        String patient = asked.query().getOrDefault("patientId", patient(asked.caller()));
        boolean may = patient.equals(patient(asked.caller())) || wrong.contains(Wrong.ANY_PATIENT);
        return list(PEOPLE.stream()
                .filter(each -> may && patient(each).equals(patient))
                .map(WardServer::result));
    }

    private String several(Asked asked) {
        List<String> ids =
                asked.sent("ids").valueStream().map(each -> each.asString("")).toList();
        return list(PEOPLE.stream()
                .filter(each -> each.equals(asked.caller()) || wrong.contains(Wrong.ANY_RESULTS))
                .map(WardServer::result)
                .filter(each -> ids.contains(each.path("id").asString())));
    }

    private String diary(Asked asked) {
        int most = Integer.parseInt(asked.query().getOrDefault("limit", String.valueOf(PAGE)));
        return list(entries.values().stream()
                .filter(each -> each.path("author").asString().equals(asked.caller()))
                .limit(most));
    }

    private String deleted(Asked asked) {
        JsonNode entry = entries.get(asked.path().get(1));
        boolean may = entry != null
                && (entry.path("author").asString().equals(asked.caller()) || wrong.contains(Wrong.ANYBODY_DELETES));
        if (may) {
            entries.remove(asked.path().get(1));
        }
        return may ? "204 " : missing();
    }
}
