package dev.sinew.probe.cases;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import tools.jackson.databind.node.ObjectNode;

/**
 * Gardeners with a plot each, of which others are shown a card; posts and comments that all may read, which their writers remove and whoever wrote the post; and accounts, of whose
 * holders others are told a blotted name. Correct, but for the flaws that it is given.
 */
final class GardenServer extends SmallServer {
    /** What may be wrong. */
    enum Wrong {
        /** Others are shown where it is and how its gardener is reached as well. */
        CARDS_ARE_WHOLE,
        /** Anybody removes any comment. */
        ANYBODY_REMOVES
    }

    private static final String SAFE = "\"security\":[{\"bearer\":[]}],";
    private static final List<String> PEOPLE = List.of("anna", "ben", "carla");

    private final Set<Wrong> wrong;
    private final Map<Integer, ObjectNode> comments = new TreeMap<>();
    private int next = 5_201;

    GardenServer(Set<Wrong> wrong) throws IOException {
        super(PEOPLE);
        this.wrong = Set.copyOf(wrong);
        comment("walking-the-moor", "ben", "Lovely, thank you for it");
    }

    /** What it says of itself: nothing of credentials where all may read. */
    static String openApi() {
        return """
                {"openapi":"3.1.0","info":{"title":"gardens","version":"1"},"components":{"securitySchemes":{"bearer":{"type":"http","scheme":"bearer"}}},"paths":{
                "/me":{"get":{%1$s"responses":{"200":{"description":"ok"}}}},
                "/plots/{plotId}":{"get":{%1$s"responses":{"200":{"description":"ok"}}}},
                "/accounts":{"get":{%1$s"responses":{"200":{"description":"ok"}}}},
                "/payees/{accountNo}":{"get":{%1$s"responses":{"200":{"description":"ok"}}}},
                "/posts":{"get":{"responses":{"200":{"description":"ok"}}}},
                "/posts/{slug}/comments":{"get":{"responses":{"200":{"description":"ok"}}},
                  "post":{%1$s"requestBody":{"required":true,"content":{"application/json":{"schema":{"type":"object","required":["text"],
                    "properties":{"text":{"type":"string"}}}}}},"responses":{"201":{"description":"ok"}}}},
                "/posts/{slug}/comments/{commentId}":{"delete":{%1$s"responses":{"204":{"description":"ok"}}},
                  "patch":{%1$s"requestBody":{"required":true,"content":{"application/json":{"schema":{"type":"object","required":["text"],
                    "properties":{"text":{"type":"string"}}}}}},"responses":{"200":{"description":"ok"}}}}}}
                """.formatted(SAFE);
    }

    @Override
    boolean isOpen(Asked asked) {
        return asked.method().equals("GET") && asked.path().getFirst().equals("posts");
    }

    @Override
    String answer(Asked asked) {
        List<String> path = asked.path();
        String caller = asked.caller();
        return switch (asked.what()) {
            case "GET me 1" -> "200 {\"username\":\"" + caller + "\",\"plots\":[{\"id\":" + id(caller) + "}]}";
            case "GET plots 2" -> plot(path.get(1), caller);
            case "GET accounts 1" -> "200 [{\"accountNo\":\"" + account(caller) + "\",\"currency\":\"EUR\"}]";
            case "GET payees 2" -> payee(path.get(1));
            case "GET posts 1" ->
                "200 [{\"slug\":\"walking-the-moor\",\"author\":\"anna\",\"title\":\"Walking the moor\"},"
                        + "{\"slug\":\"the-last-tram\",\"author\":\"anna\",\"title\":\"The last tram\"}]";
            case "GET posts 3" -> of(path.get(1));
            case "POST posts 3" -> added(path.get(1), asked);
            case "PATCH posts 4", "DELETE posts 4" -> changed(path.get(3), asked);
            default -> missing();
        };
    }

    private static int id(String caller) {
        return 1_001 + PEOPLE.indexOf(caller);
    }

    private static String account(String caller) {
        return "SK-4410-22" + (31 + PEOPLE.indexOf(caller));
    }

    private String plot(String id, String caller) {
        for (String each : PEOPLE) {
            if (id.equals(String.valueOf(id(each)))) {
                ObjectNode card = JSON.createObjectNode()
                        .put("id", id(each))
                        .put("display_name", each + " of the " + each + " garden")
                        .put("kept_since", "2024-03-1" + PEOPLE.indexOf(each));
                if (each.equals(caller) || wrong.contains(Wrong.CARDS_ARE_WHOLE)) {
                    card.put("email", each + "@mail.example")
                            .put("phone", "+44 7700 90012" + PEOPLE.indexOf(each))
                            .put("street", "Lindenallee 1" + PEOPLE.indexOf(each))
                            .put("policy", "policy-8812-" + id(each));
                }
                return "200 " + card;
            }
        }
        return missing();
    }

    private static String payee(String number) {
        return PEOPLE.stream()
                .filter(each -> account(each).equals(number))
                .findFirst()
                .map(each -> "200 {\"holders\":[\"" + each.charAt(0) + "**** G*****" + each.charAt(1) + "\"]}")
                .orElseGet(GardenServer::missing);
    }

    private String of(String slug) {
        return list(comments.values().stream()
                .filter(each -> each.path("post").asString().equals(slug)));
    }

    private ObjectNode comment(String slug, String writer, String text) {
        ObjectNode made = JSON.createObjectNode()
                .put("id", next)
                .put("post", slug)
                .put("writer", writer)
                .put("text", text);
        comments.put(next++, made);
        return made;
    }

    private String added(String slug, Asked asked) {
        String text = asked.sent("text").asString("");
        return text.isEmpty() ? "400 {\"error\":\"text is missing\"}" : "201 " + comment(slug, asked.caller(), text);
    }

    private String changed(String id, Asked asked) {
        List<ObjectNode> found = new ArrayList<>(comments.values());
        found.removeIf(each -> !each.path("id").asString().equals(id));
        if (found.isEmpty()) {
            return missing();
        }
        boolean own = found.getFirst().path("writer").asString().equals(asked.caller());
        if (asked.method().equals("PATCH")) {
            return own
                    ? "200 " + found.getFirst().put("text", asked.sent("text").asString(""))
                    : refused();
        }
        // Both posts are Anna's, who keeps order there.
        if (own || asked.caller().equals("anna") || wrong.contains(Wrong.ANYBODY_REMOVES)) {
            comments.values().remove(found.getFirst());
            return "204 ";
        }
        return refused();
    }
}
