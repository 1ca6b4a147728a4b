package dev.sinew.probe.cases;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Writers with drafts, which stand below them and are created among one's own; ben acts for anna, and may do with hers what she may. Each has a binder with receipts. Correct, but for the flaws that
 * it is given.
 */
final class EditorsServer extends SmallServer {
    /** What may be wrong. */
    enum Wrong {
        /** Anybody asks on behalf of anybody. */
        ANYBODY_ACTS,
        /** Anybody asks for the notices of anybody. */
        ANYBODY_ASKS_FOR,
        /** Of a binder everybody is shown what is in it. */
        ANY_BINDER,
        /** Of several receipts only one must be one's own. */
        ONE_OF_SEVERAL,
        /** Any draft is changed by anybody. */
        ANYBODY_CHANGES,
        /** The address of a picture is called. */
        ADDRESSES_ARE_CALLED,
        /** Anybody asks when anybody was there. */
        VISITS_OF_ANYBODY,
        /** The trial begins anew each time. */
        TRIALS_ARE_ENDLESS
    }

    private static final String SAFE = "\"security\":[{\"bearer\":[]}],";
    private static final List<String> PEOPLE = List.of("anna", "ben", "carla", "dora");

    private final Set<Wrong> wrong;
    private final Map<String, ObjectNode> drafts = new TreeMap<>();
    private final Map<String, ObjectNode> receipts = new TreeMap<>();
    private final Map<String, LocalDate> members = new TreeMap<>();
    private int next = 5_201;

    EditorsServer(Set<Wrong> wrong) throws IOException {
        super(PEOPLE);
        this.wrong = Set.copyOf(wrong);
        for (String each : PEOPLE) {
            draft(each, "What " + each + " thinks of it", "Nobody was to read this before " + each + " is done");
            receipt(each, 2_002, "2026-01-0" + (1 + PEOPLE.indexOf(each)));
            receipt(each, 2_002, "2026-02-1" + PEOPLE.indexOf(each));
        }
    }

    /** What it says of itself. */
    static String openApi() {
        String ok = "\"responses\":{\"200\":{\"description\":\"ok\"}}}";
        return """
                {"openapi":"3.1.0","info":{"title":"editors","version":"1"},"components":{"securitySchemes":{"bearer":{"type":"http","scheme":"bearer"}}},"paths":{
                "/me":{"get":{%1$s%2$s},
                "/membership/trial":{"post":{%1$s"summary":"Start the trial, 14 days, once per account","responses":{"201":{"description":"ok"}}}},
                "/applause":{"post":{%1$s"summary":"Applaud, counts once per reader",%2$s},
                "/drafts":{"get":{%1$s"parameters":[{"name":"X-On-Behalf-Of","in":"header","schema":{"type":"string"}}],%2$s,
                  "post":{%1$s"requestBody":{"required":true,"content":{"application/json":{"schema":{"type":"object","required":["title","body","genre"],
                    "properties":{"title":{"type":"string"},"body":{"type":"string"},"genre":{"type":"string"},"magazine":{"type":"string"}}},
                    "example":{"title":"Rain","body":"It rained.","genre":"essay"}}}},"responses":{"201":{"description":"ok"}}}},
                "/drafts/{draftId}/publish":{"post":{%1$s"responses":{"201":{"description":"ok"}}}},
                "/users/{username}/drafts/{draftId}":{"get":{%1$s%2$s,"delete":{%1$s"responses":{"204":{"description":"ok"}}},
                  "patch":{%1$s"requestBody":{"required":true,"content":{"application/json":{"schema":{"type":"object",
                    "properties":{"title":{"type":"string"},"body":{"type":"string"}}}}}},%2$s},
                "/notices":{"get":{%1$s"parameters":[{"name":"for","in":"query","schema":{"type":"string"}}],%2$s},
                "/me/visits":{"get":{%1$s"parameters":[{"name":"memberId","in":"query","schema":{"type":"integer"}}],%2$s},
                "/shops":{"get":{%1$s%2$s},
                "/binders":{"get":{%1$s%2$s},
                "/binders/{binderNo}":{"get":{%1$s%2$s},
                "/receipts/{receiptId}/picture":{"put":{%1$s"requestBody":{"required":true,"content":{"application/json":{"schema":{"type":"object",
                    "properties":{"picture":{"type":"string","contentEncoding":"base64"},"sourceUrl":{"type":"string"}}}}}},%2$s},
                "/receipts":{"get":{%1$s"parameters":[{"name":"binderNumber","in":"query","schema":{"type":"string"}}],%2$s,
                  "post":{%1$s"requestBody":{"required":true,"content":{"application/json":{"schema":{"type":"object","required":["binderNumber","shopId","boughtOn","what"],
                    "properties":{"binderNumber":{"type":"string"},"shopId":{"type":"integer"},"boughtOn":{"type":"string","format":"date"},"what":{"type":"string"}}}}}},
                    "responses":{"201":{"description":"ok"}}}},
                "/receipts/{receiptId}":{"get":{%1$s%2$s,"delete":{%1$s"responses":{"204":{"description":"ok"}}}},
                "/receipts/status":{"post":{%1$s"requestBody":{"required":true,"content":{"application/json":{"schema":{"type":"object","required":["receiptIds"],
                    "properties":{"receiptIds":{"type":"array","items":{"type":"string"}}}}}}},%2$s}}}
                """.formatted(SAFE, ok);
    }

    /** Whether one acts for another. */
    private static boolean acts(String one, String other) {
        return one.equals(other) || one.equals("ben") && other.equals("anna");
    }

    private static String binder(String person) {
        return "BN-77031" + PEOPLE.indexOf(person);
    }

    private ObjectNode draft(String author, String title, String body) {
        String id = "d" + next++;
        ObjectNode draft = JSON.createObjectNode()
                .put("id", id)
                .put("author", author)
                .put("title", title)
                .put("body", body);
        drafts.put(id, draft);
        return draft;
    }

    private ObjectNode receipt(String owner, int shop, String bought) {
        String id = "r" + next++;
        ObjectNode receipt = JSON.createObjectNode()
                .put("id", id)
                .put("binderNumber", binder(owner))
                .put("shopId", shop)
                .put("boughtOn", bought)
                .put("what", "two of the things that " + owner + " wanted, " + id);
        receipts.put(id, receipt);
        return receipt;
    }

    @Override
    String answer(Asked asked) throws IOException {
        String caller = asked.caller();
        return switch (asked.what()) {
            case "GET me 1" -> me(caller);
            case "GET me 2" -> visits(asked);
            case "POST membership 2" -> began(caller);
            case "POST applause 1" -> "200 {\"claps\":1}";
            case "GET drafts 1" -> draftsOf(asked);
            case "POST drafts 1" -> drafted(asked);
            case "POST drafts 3" ->
                owns(asked.path().get(1), caller) ? "409 {\"error\":\"nobody approved it\"}" : missing();
            case "GET users 4", "PATCH users 4", "DELETE users 4" -> one(asked);
            case "GET notices 1" -> notices(asked);
            case "GET shops 1" -> "200 [{\"id\":2001,\"town\":\"Lowton\"},{\"id\":2002,\"town\":\"Hilltop\"}]";
            case "GET binders 1" -> "200 [{\"number\":\"" + binder(caller) + "\",\"label\":\"mine\"}]";
            case "GET binders 2" ->
                asked.path().get(1).equals(binder(caller))
                        ? "200 {\"number\":\"" + binder(caller) + "\",\"label\":\"mine\"}"
                        : missing();
            case "PUT receipts 3" -> pictured(asked);
            case "GET receipts 1" -> receiptsOf(asked);
            case "POST receipts 1" -> received(asked);
            case "POST receipts 2" -> status(asked);
            case "GET receipts 2", "DELETE receipts 2" -> receipt(asked);
            default -> missing();
        };
    }

    private String me(String caller) {
        ObjectNode page = JSON.createObjectNode().put("username", caller).put("id", 1_001 + PEOPLE.indexOf(caller));
        LocalDate until = members.get(caller);
        return "200 " + (until == null ? page : page.put("memberUntil", until.toString()));
    }

    /** Ben, who acts for her, also sees when anna was there. */
    private String visits(Asked asked) {
        String member = asked.query().getOrDefault("memberId", String.valueOf(1_001 + PEOPLE.indexOf(asked.caller())));
        for (String each : PEOPLE) {
            if (member.equals(String.valueOf(1_001 + PEOPLE.indexOf(each)))) {
                return acts(asked.caller(), each) || wrong.contains(Wrong.VISITS_OF_ANYBODY)
                        ? "200 [{\"memberId\":" + member + ",\"desk\":\"the desk of " + each
                                + " by the window\",\"at\":\"2026-03-0" + (2 + PEOPLE.indexOf(each)) + "T09:1"
                                + PEOPLE.indexOf(each) + ":27Z\"}]"
                        : refused();
            }
        }
        return missing();
    }

    /** Two weeks of a membership, once. */
    private String began(String caller) {
        boolean had = members.containsKey(caller);
        if (!had || wrong.contains(Wrong.TRIALS_ARE_ENDLESS)) {
            members.merge(caller, LocalDate.of(2026, 1, 15), (before, now) -> before.plusDays(14));
        }
        return had && !wrong.contains(Wrong.TRIALS_ARE_ENDLESS) ? "409 {\"error\":\"you had it\"}" : me(caller);
    }

    private String draftsOf(Asked asked) {
        String whose = String.valueOf(asked.headers().getFirst("X-On-Behalf-Of"));
        String author = PEOPLE.contains(whose) ? whose : whose.equals("null") ? asked.caller() : "";
        return author.isEmpty()
                ? missing()
                : acts(asked.caller(), author) || wrong.contains(Wrong.ANYBODY_ACTS)
                        ? list(drafts.values().stream()
                                .filter(each -> each.path("author").asString().equals(author)))
                        : refused();
    }

    private String drafted(Asked asked) {
        if (!asked.sent("magazine").isMissingNode()) {
            return "403 {\"error\":\"You do not write for this magazine.\"}";
        }
        return asked.sent("genre").asString("").equals("essay")
                ? "201 "
                        + draft(
                                asked.caller(),
                                asked.sent("title").asString(""),
                                asked.sent("body").asString(""))
                : "422 {\"error\":\"there is no such genre\"}";
    }

    private boolean owns(String draft, String caller) {
        return drafts.containsKey(draft)
                && acts(caller, drafts.get(draft).path("author").asString());
    }

    private String one(Asked asked) {
        String id = asked.path().get(3);
        ObjectNode draft = drafts.get(id);
        boolean there = draft != null
                && draft.path("author").asString().equals(asked.path().get(1));
        boolean may =
                owns(id, asked.caller()) || asked.method().equals("PATCH") && wrong.contains(Wrong.ANYBODY_CHANGES);
        if (draft == null || !there || !may) {
            return missing();
        }
        if (asked.method().equals("DELETE")) {
            drafts.remove(id);
            return "204 ";
        }
        for (String each : asked.method().equals("PATCH") ? List.of("title", "body") : List.<String>of()) {
            if (asked.sent(each).isString()) {
                draft.put(each, asked.sent(each).asString());
            }
        }
        return "200 " + draft;
    }

    private String notices(Asked asked) {
        String whose = asked.query().getOrDefault("for", asked.caller());
        if (!PEOPLE.contains(whose)) {
            return missing();
        }
        return acts(asked.caller(), whose) || wrong.contains(Wrong.ANYBODY_ASKS_FOR)
                ? "200 [{\"text\":\"Your pay for what " + whose + " wrote is on its way, 2" + PEOPLE.indexOf(whose)
                        + ".40 EUR\"}]"
                : refused();
    }

    private String receiptsOf(Asked asked) {
        String number = asked.query().getOrDefault("binderNumber", binder(asked.caller()));
        boolean may = number.equals(binder(asked.caller())) || wrong.contains(Wrong.ANY_BINDER);
        return list(may ? in(number) : Stream.empty());
    }

    private Stream<ObjectNode> in(String binder) {
        return receipts.values().stream()
                .filter(each -> each.path("binderNumber").asString().equals(binder));
    }

    /** What was bought is over, and at one of the shops nothing is bought. */
    private String received(Asked asked) {
        if (!asked.sent("binderNumber").asString("").equals(binder(asked.caller()))) {
            return missing();
        }
        String bought = asked.sent("boughtOn").asString("");
        if (bought.compareTo(LocalDate.now(ZoneOffset.UTC).toString()) > 0) {
            return "422 {\"error\":\"boughtOn must not be in the future\"}";
        }
        return asked.sent("shopId").asInt(0) == 2_002
                ? "201 "
                        + receipt(asked.caller(), 2_002, bought)
                                .put("what", asked.sent("what").asString(""))
                : "422 {\"error\":\"that shop sells nothing\"}";
    }

    private boolean isOwn(JsonNode id, String caller) {
        ObjectNode found = receipts.get(id.asString(""));
        return found != null && found.path("binderNumber").asString().equals(binder(caller));
    }

    private String status(Asked asked) {
        if (!asked.path().get(1).equals("status")) {
            return missing();
        }
        JsonNode ids = asked.sent("receiptIds");
        boolean one =
                wrong.contains(Wrong.ONE_OF_SEVERAL) && ids.valueStream().anyMatch(each -> isOwn(each, asked.caller()));
        ArrayNode all = JSON.createArrayNode();
        ids.valueStream()
                .forEach(each -> all.add(
                        isOwn(each, asked.caller()) || one && receipts.containsKey(each.asString(""))
                                ? receipts.get(each.asString(""))
                                : JSON.createObjectNode().put("error", "unknown")));
        return "200 " + all;
    }

    private String receipt(Asked asked) {
        String id = asked.path().get(1);
        if (!isOwn(JSON.getNodeFactory().stringNode(id), asked.caller())) {
            return missing();
        }
        if (asked.method().equals("DELETE")) {
            receipts.remove(id);
            return "204 ";
        }
        return "200 " + receipts.get(id);
    }

    /** A picture that is there is taken, whatever else is said. */
    private String pictured(Asked asked) throws IOException {
        String id = asked.path().get(1);
        if (!isOwn(JSON.getNodeFactory().stringNode(id), asked.caller())) {
            return missing();
        }
        String address = asked.sent("sourceUrl").asString("");
        if (asked.sent("picture").asString("").isEmpty()
                && wrong.contains(Wrong.ADDRESSES_ARE_CALLED)
                && address.matches("http://127\\.0\\.0\\.1:\\d+/\\w+")) {
            call(URI.create(address));
        }
        return "200 {\"id\":\"" + id + "\"}";
    }

    private static void call(URI address) throws IOException {
        try (HttpClient client = HttpClient.newHttpClient()) {
            client.send(
                    HttpRequest.newBuilder(address)
                            .timeout(Duration.ofSeconds(5))
                            .build(),
                    HttpResponse.BodyHandlers.discarding());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
