package dev.sinew.probe.cases;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import tools.jackson.databind.node.ObjectNode;

/**
 * Patients, and the desk of their practice, which alone writes bills for them and gives back what was paid: they pay with cards of their own, and letters are fetched for them from a partner. The desk has no business with letters. Correct, but for
 * the flaws that it is given.
 */
final class DeskServer extends SmallServer {
    /** What may be wrong. */
    enum Wrong {
        /** A bill is paid with whosever card is named. */
        ANY_CARD,
        /** Whoever has a bill gives back what was paid. */
        REFUND_OF_ONESELF,
        /** Letters are fetched from wherever they are said to be. */
        FETCHES,
        /** A voucher takes something off a bill each time that it is named. */
        VOUCHERS_WITHOUT_END
    }

    private static final String SAFE = "\"security\":[{\"bearer\":[]}],";
    private static final List<String> PEOPLE = List.of("anna", "ben", "dora");
    private static final String DESK = "desk";
    private static final String VOUCHER = "SPRING5";
    private static final int OFF = 500;
    private static final int FIRST = 501;

    private final Set<Wrong> wrong;
    private final Map<String, ObjectNode> patients = new TreeMap<>();
    private final Map<String, ObjectNode> bills = new TreeMap<>();
    private final Map<String, ObjectNode> cards = new TreeMap<>();
    private int next = FIRST;

    DeskServer(Set<Wrong> wrong) throws IOException {
        super(List.of("anna", "ben", "dora", DESK));
        this.wrong = Set.copyOf(wrong);
        PEOPLE.forEach(each -> patient("The patient who is called " + each));
    }

    /** What it says of itself. */
    static String openApi() {
        String ok = "\"responses\":{\"200\":{\"description\":\"ok\"}}}";
        return """
                {"openapi":"3.1.0","info":{"title":"desk","version":"1"},"components":{"securitySchemes":{"bearer":{"type":"http","scheme":"bearer"}}},"paths":{
                "/me":{"get":{%1$s%2$s},
                "/cards":{"get":{%1$s%2$s,"post":{%1$s%3$s"required":["holder"],"properties":{"holder":{"type":"string"}}}}}},%4$s},
                "/cards/{cardId}":{"delete":{%1$s"responses":{"204":{"description":"ok"}}}},
                "/patients":{"post":{"summary":"Register a patient (reception)",%1$s%3$s"required":["name"],"properties":{"name":{"type":"string"}}}}}},%4$s},
                "/patients/{patientId}":{"get":{%1$s%2$s},
                "/patients/{patientId}/letters/import":{"post":{%1$s%3$s"required":["sourceUrl"],"properties":{"sourceUrl":{"type":"string","format":"uri"}}}}}},%4$s},
                "/bills":{"get":{%1$s%2$s,"post":{"summary":"Write a bill (reception)",%1$s%3$s"required":["patientId","text","amountCents"],
                    "properties":{"patientId":{"type":"integer"},"text":{"type":"string"},"amountCents":{"type":"integer"}}}}}},%4$s},
                "/bills/{billId}":{"get":{%1$s%2$s},
                "/bills/{billId}/pay":{"post":{%1$s%3$s"required":["cardId"],"properties":{"cardId":{"type":"integer"}}}}}},%2$s},
                "/bills/{billId}/vouchers":{"post":{"summary":"Apply a voucher",%1$s%3$s"required":["code"],"properties":{"code":{"type":"string","example":"SPRING5"}}}}}},%2$s},
                "/bills/{billId}/refund":{"post":{"summary":"Give back what was paid (reception)",%1$s%2$s}}}
                """.formatted(
                        SAFE,
                        ok,
                        "\"requestBody\":{\"required\":true,\"content\":{\"application/json\":{\"schema\":{\"type\":\"object\",",
                        "\"responses\":{\"201\":{\"description\":\"ok\"}}}");
    }

    private static int number(String person) {
        return FIRST + PEOPLE.indexOf(person);
    }

    private ObjectNode patient(String name) {
        ObjectNode patient = JSON.createObjectNode().put("id", next).put("name", name);
        patients.put(String.valueOf(next++), patient);
        return patient;
    }

    @Override
    String answer(Asked asked) throws IOException {
        boolean desk = asked.caller().equals(DESK);
        return switch (asked.what()) {
            case "GET me 1" ->
                "200 {\"username\":\"" + asked.caller() + "\""
                        + (desk ? "" : ",\"patientId\":" + number(asked.caller())) + "}";
            case "GET cards 1" ->
                list(cards.values().stream()
                        .filter(each -> each.path("by").asString().equals(asked.caller())));
            case "POST cards 1" -> card(asked);
            case "DELETE cards 2" ->
                card(asked.path().get(1), asked.caller(), false)
                        .map(each -> cards.remove(asked.path().get(1)))
                        .map(each -> "204 ")
                        .orElseGet(SmallServer::missing);
            case "POST patients 1" ->
                !desk
                        ? refused()
                        : asked.sent("name").isString()
                                ? "201 " + patient(asked.sent("name").asString())
                                : "400 {\"error\":\"name\"}";
            case "GET patients 2" ->
                Optional.ofNullable(patients.get(asked.path().get(1)))
                        .filter(each -> desk || isOf(each.path("id").asInt(), asked))
                        .map(each -> "200 " + each)
                        .orElseGet(SmallServer::missing);
            case "POST patients 4" -> fetched(asked);
            case "GET bills 1" ->
                list(bills.values().stream()
                        .filter(each -> desk || isOf(each.path("patientId").asInt(), asked)));
            case "POST bills 1" -> desk ? written(asked) : refused();
            case "GET bills 2", "POST bills 3" -> bill(asked);
            default -> missing();
        };
    }

    private static boolean isOf(int patient, Asked asked) {
        return PEOPLE.contains(asked.caller()) && number(asked.caller()) == patient;
    }

    private String card(Asked asked) {
        if (!asked.sent("holder").isString()) {
            return "400 {\"error\":\"holder\"}";
        }
        ObjectNode card = JSON.createObjectNode()
                .put("id", next)
                .put("by", asked.caller())
                .put("holder", asked.sent("holder").asString());
        cards.put(String.valueOf(next++), card);
        return "201 " + card;
    }

    private Optional<ObjectNode> card(String id, String caller, boolean any) {
        return Optional.ofNullable(cards.get(id))
                .filter(each -> any || each.path("by").asString().equals(caller));
    }

    private String written(Asked asked) {
        boolean valid = asked.sent("text").isString()
                && asked.sent("amountCents").isInt()
                && patients.containsKey(asked.sent("patientId").asString(""));
        if (!valid) {
            return "400 {\"error\":\"patientId, text and amountCents\"}";
        }
        ObjectNode bill = JSON.createObjectNode()
                .put("id", next)
                .put("patientId", asked.sent("patientId").asInt())
                .put("text", asked.sent("text").asString())
                .put("dueCents", asked.sent("amountCents").asInt())
                .put("state", "open");
        bills.put(String.valueOf(next++), bill);
        return "201 " + bill;
    }

    private String bill(Asked asked) {
        ObjectNode bill = bills.get(asked.path().get(1));
        boolean desk = asked.caller().equals(DESK);
        if (bill == null || !desk && !isOf(bill.path("patientId").asInt(), asked)) {
            return missing();
        }
        return switch (asked.path().getLast()) {
            case "pay" -> paid(bill, asked);
            case "vouchers" -> lowered(bill, asked);
            case "refund" ->
                desk || wrong.contains(Wrong.REFUND_OF_ONESELF) ? moved(bill, "paid", "given back") : refused();
            default -> asked.method().equals("GET") ? "200 " + bill : missing();
        };
    }

    private String paid(ObjectNode bill, Asked asked) {
        Optional<ObjectNode> card =
                card(asked.sent("cardId").asString(""), asked.caller(), wrong.contains(Wrong.ANY_CARD));
        if (card.isEmpty()) {
            return "422 {\"error\":\"no card of yours\"}";
        }
        String answer = moved(bill, "open", "paid");
        if (answer.startsWith("200")) {
            bill.put("paidBy", card.get().path("holder").asString());
        }
        return answer.startsWith("200") ? "200 " + bill : answer;
    }

    /** By what the voucher is for, once. */
    private String lowered(ObjectNode bill, Asked asked) {
        boolean used =
                bill.path("vouchers").toString().contains(VOUCHER) && !wrong.contains(Wrong.VOUCHERS_WITHOUT_END);
        if (used || !asked.sent("code").asString("").equals(VOUCHER)) {
            return "200 {\"applied\":false,\"error\":\"" + (used ? "used" : "unknown") + "\"}";
        }
        bill.withArrayProperty("vouchers").add(VOUCHER);
        bill.put("dueCents", Math.max(0, bill.path("dueCents").asInt() - OFF));
        return "200 {\"applied\":true,\"bill\":" + bill + "}";
    }

    private static String moved(ObjectNode bill, String from, String to) {
        if (!bill.path("state").asString().equals(from)) {
            return "409 {\"error\":\"not now\"}";
        }
        return "200 " + bill.put("state", to);
    }

    private String fetched(Asked asked) throws IOException {
        if (!asked.path().get(1).matches("\\d{1,9}")
                || !isOf(Integer.parseInt(asked.path().get(1)), asked)) {
            return refused();
        }
        String source = asked.sent("sourceUrl").asString("");
        if (!source.startsWith("http://127.0.0.1:") || !wrong.contains(Wrong.FETCHES)) {
            return "422 {\"error\":\"this source is no partner\"}";
        }
        try (HttpClient client = HttpClient.newHttpClient()) {
            client.send(HttpRequest.newBuilder(URI.create(source)).build(), HttpResponse.BodyHandlers.discarding());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return "201 {\"id\":" + next++ + ",\"state\":\"importing\"}";
    }
}
