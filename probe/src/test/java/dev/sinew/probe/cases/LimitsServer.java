package dev.sinew.probe.cases;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Cards with a limit, to which money goes as long as it fits, and whose limits their holders change. Correct, but for the flaws that it is given. */
final class LimitsServer extends SmallServer {
    /** What may be wrong. */
    enum Wrong {
        /** A change of the limit takes all members that a card has. */
        LIMITS_TAKE_ALL_MEMBERS,
        /** Anybody puts money on any card. */
        CARDS_OF_OTHERS_ARE_FUNDED
    }

    private static final int FIRST = 4_101;

    private final Set<Wrong> wrong;
    private final Map<Integer, ObjectNode> cards = new TreeMap<>();
    private int next = FIRST;

    LimitsServer(Set<Wrong> wrong) throws IOException {
        super(List.of("anna", "ben"));
        this.wrong = Set.copyOf(wrong);
        card("anna", 500);
        card("ben", 700);
    }

    /** What it says of itself. */
    static String openApi() {
        return """
                {"openapi":"3.1.0","info":{"title":"limits","version":"1"},"components":{"securitySchemes":{"b":{"type":"http","scheme":"bearer"}}},"security":[{"b":[]}],"paths":{
                "/cards":{"get":{"responses":{"200":{"description":"ok"}}},"post":{"requestBody":{"required":true,"content":{"application/json":{"schema":
                    {"type":"object","required":["card_limit"],"properties":{"card_limit":{"type":"integer","example":1000}}}}}},"responses":{"201":{"description":"ok"}}}},
                "/cards/{cardId}":{"delete":{"responses":{"204":{"description":"ok"}}}},
                "/cards/{cardId}/fund":{"post":{"requestBody":{"required":true,"content":{"application/json":{"schema":
                    {"type":"object","required":["amount"],"properties":{"amount":{"type":"integer"}}}}}},"responses":{"200":{"description":"ok"}}}},
                "/cards/{cardId}/update-limit":{"post":{"requestBody":{"required":true,"content":{"application/json":{"schema":
                    {"type":"object","required":["card_limit"],"properties":{"card_limit":{"type":"integer"}}}}}},"responses":{"200":{"description":"ok"}}}}}}
                """;
    }

    @Override
    String answer(Asked asked) {
        return switch (asked.what()) {
            case "GET cards 1" ->
                list(cards.values().stream()
                        .filter(each -> each.path("holder").asString().equals(asked.caller()))
                        .map(LimitsServer::shown));
            case "POST cards 1" ->
                asked.sent("card_limit").isInt()
                        ? "201 "
                                + shown(card(
                                        asked.caller(), asked.sent("card_limit").asInt()))
                        : "400 {\"error\":\"card_limit is missing\"}";
            case "DELETE cards 2", "POST cards 3" -> of(asked);
            default -> missing();
        };
    }

    private ObjectNode card(String holder, int limit) {
        ObjectNode card = JSON.createObjectNode()
                .put("id", next)
                .put("holder", holder)
                .put("card_limit", limit)
                .put("current_balance", 0);
        cards.put(next++, card);
        return card;
    }

    /** Lists call the money otherwise than the change of a limit does. */
    private static ObjectNode shown(ObjectNode card) {
        return JSON.createObjectNode()
                .put("id", card.path("id").asInt())
                .put("limit", card.path("card_limit").asInt())
                .put("money", card.path("current_balance").asInt());
    }

    private String of(Asked asked) {
        String id = asked.path().get(1);
        ObjectNode card = id.matches("\\d{1,9}") ? cards.get(Integer.parseInt(id)) : null;
        if (card == null) {
            return missing();
        }
        boolean funds = asked.path().getLast().equals("fund");
        boolean own = card.path("holder").asString().equals(asked.caller());
        if (!own && !(funds && wrong.contains(Wrong.CARDS_OF_OTHERS_ARE_FUNDED))) {
            return missing();
        }
        if (asked.method().equals("DELETE")) {
            cards.remove(card.path("id").asInt());
            return "204 ";
        }
        return funds ? funded(card, asked.sent("amount")) : limited(card, asked);
    }

    private static String funded(ObjectNode card, JsonNode amount) {
        int after = card.path("current_balance").asInt() + amount.asInt(0);
        if (!amount.isInt()
                || amount.asInt() < 1
                || after > card.path("card_limit").asInt()) {
            return "400 {\"error\":\"it does not fit\"}";
        }
        return "200 " + shown(card.put("current_balance", after));
    }

    private String limited(ObjectNode card, Asked asked) {
        if (!asked.sent("card_limit").isInt()) {
            return "400 {\"error\":\"card_limit is missing\"}";
        }
        card.put("card_limit", asked.sent("card_limit").asInt());
        if (wrong.contains(Wrong.LIMITS_TAKE_ALL_MEMBERS)
                && asked.sent("current_balance").isInt()) {
            card.put("current_balance", asked.sent("current_balance").asInt());
        }
        return "200 {\"done\":true,\"card\":" + card + "}";
    }
}
