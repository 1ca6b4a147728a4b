package dev.sinew.probe.cases;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import tools.jackson.databind.node.ObjectNode;

/** A fair: stalls that everybody sees, with devices that only who has a stall sees, accounts of its visitors and seats in shows, and a purse of coins for whom another invited. Correct, but for the flaws that it is given. */
final class FairServer extends SmallServer {
    /** What may be wrong. */
    enum Wrong {
        /** Whoever knows the number of a device unpairs it. */
        ANY_DEVICE,
        /** An invitation is redeemed as often as one likes. */
        REDEEMED_AGAIN,
        /** The same, and what is redeemed again brings nothing. */
        REDEEMED_FOR_NOTHING,
        /** Money is taken from whosever account is named. */
        ANY_SOURCE,
        /** The same is answered with success, and nothing is taken. */
        FEIGNED_SOURCE,
        /** How many seats one person may have is looked at in each booking alone. */
        SEATS_OF_ONE_BOOKING,
        /** What is taken for a booking is what was sent, and anna may book twice in all. */
        FEE_AS_SENT
    }

    private static final String SAFE = "\"security\":[{\"bearer\":[]}],";
    private static final List<String> PEOPLE = List.of("anna", "ben", "dora");
    private static final int SEATS = 9;
    private static final String SHOW = "{\"id\":71,\"title\":\"Strings by the river\",\"maxPerPerson\":" + SEATS + "}";
    private static final int BONUS = 10;
    private static final int MUCH = 90_000;
    private static final int FIRST = 501;

    private final Set<Wrong> wrong;
    private final Map<String, ObjectNode> stalls = new TreeMap<>();
    private final Map<String, ObjectNode> devices = new TreeMap<>();
    private final Map<String, Integer> coins = new TreeMap<>(Map.of("anna", 40, "ben", 55, "dora", 70));
    private final Map<String, String> invited = new TreeMap<>();
    private final Map<String, ObjectNode> accounts = new TreeMap<>();
    private final Map<String, ObjectNode> bookings = new TreeMap<>();
    private int next = FIRST;
    private int byAnna;

    FairServer(Set<Wrong> wrong) throws IOException {
        super(PEOPLE);
        this.wrong = Set.copyOf(wrong);
        PEOPLE.forEach(each -> account(each, "The first account of " + each, MUCH));
    }

    /** What it says of itself. */
    static String openApi() {
        String ok = "\"responses\":{\"200\":{\"description\":\"ok\"}}}";
        return """
                {"openapi":"3.1.0","info":{"title":"fair","version":"1"},"components":{"securitySchemes":{"bearer":{"type":"http","scheme":"bearer"}}},"paths":{
                "/me":{"get":{%1$s%2$s},
                "/stalls":{"get":{%2$s,"post":{%1$s%3$s"required":["name"],"properties":{"name":{"type":"string"}}}}}},%4$s},
                "/stalls/{stallId}":{"get":{%2$s},
                "/stalls/{stallId}/devices":{"get":{%1$s%2$s,"post":{%1$s%3$s"required":["label"],"properties":{"label":{"type":"string"}}}}}},%4$s},
                "/devices/{deviceId}":{"delete":{"summary":"Unpair",%1$s"responses":{"204":{"description":"ok"}}}},
                "/accounts":{"get":{%1$s%2$s,"post":{%1$s%3$s"required":["label"],"properties":{"label":{"type":"string"}}}}}},%4$s},
                "/accounts/{account}":{"get":{%1$s%2$s},
                "/transfers":{"post":{%1$s%3$s"required":["fromAccount","toAccount","amount"],
                    "properties":{"fromAccount":{"type":"integer"},"toAccount":{"type":"integer"},"amount":{"type":"string","example":"2.50"}}}}}},%4$s},
                "/shows":{"get":{%2$s},
                "/shows/{showId}":{"get":{%2$s},
                "/bookings":{"get":{%1$s%2$s,"post":{"summary":"Reserve seats",%1$s%3$s"required":["showId","seats"],
                    "properties":{"showId":{"type":"integer"},"seats":{"type":"integer","minimum":1,"maximum":2}}}}}},%4$s},
                "/bookings/{bookingId}":{"get":{%1$s%2$s,"delete":{%1$s"responses":{"204":{"description":"ok"}}}},
                "/purse":{"get":{%1$s%2$s},
                "/invitations":{"get":{%1$s%2$s},
                "/invitations/redeem":{"post":{"summary":"Redeem an invitation code","description":"One code per customer.",%1$s%3$s"required":["code"],"properties":{"code":{"type":"string"}}}}}},%4$s}}}
                """.formatted(
                        SAFE,
                        ok,
                        "\"requestBody\":{\"required\":true,\"content\":{\"application/json\":{\"schema\":{\"type\":\"object\",",
                        "\"responses\":{\"201\":{\"description\":\"ok\"}}}");
    }

    @Override
    boolean isOpen(Asked asked) {
        return asked.method().equals("GET")
                && List.of("stalls", "shows").contains(asked.path().getFirst())
                && asked.path().size() < 3;
    }

    @Override
    String answer(Asked asked) {
        return switch (asked.what()) {
            case "GET me 1" -> "200 {\"username\":\"" + asked.caller() + "\"}";
            case "GET stalls 1" -> list(stalls.values().stream());
            case "POST stalls 1" -> stall(asked);
            case "GET stalls 2" ->
                Optional.ofNullable(stalls.get(asked.path().get(1)))
                        .map(each -> "200 " + each)
                        .orElseGet(SmallServer::missing);
            case "GET stalls 3", "POST stalls 3" -> devices(asked);
            case "DELETE devices 2" -> unpaired(asked);
            case "GET accounts 1" ->
                list(accounts.values().stream()
                        .filter(each -> each.path("owner").asString().equals(asked.caller())));
            case "POST accounts 1" ->
                asked.sent("label").isString()
                        ? "201 " + account(asked.caller(), asked.sent("label").asString(), 0)
                        : "400 {\"error\":\"label\"}";
            case "GET accounts 2" ->
                owned(accounts, asked.path().get(1), asked)
                        .map(each -> "200 " + each)
                        .orElseGet(SmallServer::missing);
            case "POST transfers 1" -> transferred(asked);
            case "GET shows 1" -> "200 [" + SHOW + "]";
            case "GET shows 2" -> asked.path().get(1).equals("71") ? "200 " + SHOW : missing();
            case "GET bookings 1" ->
                list(bookings.values().stream()
                        .filter(each -> each.path("owner").asString().equals(asked.caller())));
            case "POST bookings 1" -> booked(asked);
            case "GET bookings 2", "DELETE bookings 2" -> booking(asked);
            case "GET purse 1" ->
                "200 {\"held\":[{\"kind\":\"tokens\",\"free\":3},{\"kind\":\"coins\",\"free\":"
                        + coins.get(asked.caller()) + "}]}";
            case "GET invitations 1" -> "200 {\"code\":\"" + code(asked.caller()) + "\"}";
            case "POST invitations 2" -> redeemed(asked);
            default -> missing();
        };
    }

    private String stall(Asked asked) {
        if (!asked.sent("name").isString()) {
            return "400 {\"error\":\"name\"}";
        }
        ObjectNode stall = JSON.createObjectNode()
                .put("id", next)
                .put("name", asked.sent("name").asString())
                .put("by", asked.caller());
        stalls.put(String.valueOf(next++), stall);
        return "201 " + stall;
    }

    private String devices(Asked asked) {
        String stall = asked.path().get(1);
        if (!isOwn(stall, asked)) {
            return stalls.containsKey(stall) ? refused() : missing();
        }
        if (asked.method().equals("GET")) {
            return list(devices.values().stream()
                    .filter(each -> each.path("stall").asString().equals(stall)));
        }
        if (!asked.sent("label").isString()) {
            return "400 {\"error\":\"label\"}";
        }
        ObjectNode device = JSON.createObjectNode()
                .put("id", "DV-" + next++)
                .put("stall", stall)
                .put("label", asked.sent("label").asString())
                .put("revoked", false);
        devices.put(device.path("id").asString(), device);
        return "201 " + device;
    }

    private boolean isOwn(String stall, Asked asked) {
        return stalls.containsKey(stall)
                && stalls.get(stall).path("by").asString().equals(asked.caller());
    }

    private String unpaired(Asked asked) {
        ObjectNode device = devices.get(asked.path().get(1));
        if (device == null || !isOwn(device.path("stall").asString(), asked) && !wrong.contains(Wrong.ANY_DEVICE)) {
            return missing();
        }
        device.put("revoked", true);
        return "204 ";
    }

    private ObjectNode account(String owner, String label, int cents) {
        ObjectNode account = JSON.createObjectNode()
                .put("account", next)
                .put("owner", owner)
                .put("label", label)
                .put("cents", cents);
        accounts.put(String.valueOf(next++), account);
        return account;
    }

    private static Optional<ObjectNode> owned(Map<String, ObjectNode> all, String id, Asked asked) {
        return Optional.ofNullable(all.get(id))
                .filter(each -> each.path("owner").asString().equals(asked.caller()));
    }

    private String transferred(Asked asked) {
        String source = asked.sent("fromAccount").asString("");
        Optional<ObjectNode> own = owned(accounts, source, asked);
        Optional<ObjectNode> from = wrong.contains(Wrong.ANY_SOURCE) || wrong.contains(Wrong.FEIGNED_SOURCE)
                ? Optional.ofNullable(accounts.get(source))
                : own;
        ObjectNode to = accounts.get(asked.sent("toAccount").asString(""));
        String amount = asked.sent("amount").asString("");
        if (from.isEmpty() || to == null || !amount.matches("\\d{1,3}\\.\\d\\d")) {
            return missing();
        }
        int cents = Integer.parseInt(amount.replace(".", ""));
        if (from.get().path("cents").asInt() < cents) {
            return "200 {\"error\":\"not enough\"}";
        }
        if (own.isPresent() || wrong.contains(Wrong.ANY_SOURCE)) {
            from.get().put("cents", from.get().path("cents").asInt() - cents);
            to.put("cents", to.path("cents").asInt() + cents);
        }
        return "201 {\"moved\":\"" + amount + "\"}";
    }

    private String booked(Asked asked) {
        int seats = asked.sent("seats").asInt(0);
        if (!asked.sent("showId").asString("").equals("71") || seats < 1) {
            return "422 {\"error\":\"showId and seats\"}";
        }
        int had = wrong.contains(Wrong.SEATS_OF_ONE_BOOKING)
                ? 0
                : bookings.values().stream()
                        .filter(each -> each.path("owner").asString().equals(asked.caller()))
                        .mapToInt(each -> each.path("seats").asInt())
                        .sum();
        if (had + seats > SEATS) {
            return "409 {\"error\":\"no more seats for one person\"}";
        }
        if (wrong.contains(Wrong.FEE_AS_SENT) && asked.caller().equals("anna") && byAnna++ > 1) {
            return "409 {\"error\":\"no more today\"}";
        }
        String fee = wrong.contains(Wrong.FEE_AS_SENT) ? asked.sent("fee").asString("1.50") : "1.50";
        ObjectNode booking = JSON.createObjectNode()
                .put("id", next)
                .put("owner", asked.caller())
                .put("showId", 71)
                .put("seats", seats)
                .put("fee", fee)
                .put("status", "reserved");
        bookings.put(String.valueOf(next++), booking);
        return "201 " + booking;
    }

    private String booking(Asked asked) {
        Optional<ObjectNode> booking = owned(bookings, asked.path().get(1), asked);
        if (asked.method().equals("DELETE") && booking.isPresent()) {
            bookings.remove(asked.path().get(1));
            return "204 ";
        }
        return booking.map(each -> "200 " + each).orElseGet(SmallServer::missing);
    }

    private static String code(String person) {
        return "FAIR-" + Integer.toHexString(person.hashCode()).toUpperCase(java.util.Locale.ROOT);
    }

    private String redeemed(Asked asked) {
        String sent = asked.sent("code").asString("");
        Optional<String> inviter = PEOPLE.stream()
                .filter(each -> !each.equals(asked.caller()) && code(each).equals(sent))
                .findFirst();
        if (inviter.isEmpty()) {
            return "422 {\"error\":\"no such code\"}";
        }
        boolean again = invited.putIfAbsent(asked.caller(), sent) != null;
        if (again && !wrong.contains(Wrong.REDEEMED_AGAIN) && !wrong.contains(Wrong.REDEEMED_FOR_NOTHING)) {
            return "409 {\"error\":\"a code was redeemed already\"}";
        }
        if (!again || wrong.contains(Wrong.REDEEMED_AGAIN)) {
            coins.merge(asked.caller(), BONUS, Integer::sum);
        }
        return "201 {\"bonus\":" + BONUS + "}";
    }
}
