package dev.sinew.probe.cases;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import tools.jackson.databind.node.ObjectNode;

/** A fair: stalls that everybody sees, with devices that only who has a stall sees, and a purse of coins for whom another invited. Correct, but for the flaws that it is given. */
final class FairServer extends SmallServer {
    /** What may be wrong. */
    enum Wrong {
        /** Whoever knows the number of a device unpairs it. */
        ANY_DEVICE,
        /** An invitation is redeemed as often as one likes. */
        REDEEMED_AGAIN,
        /** The same, and what is redeemed again brings nothing. */
        REDEEMED_FOR_NOTHING
    }

    private static final String SAFE = "\"security\":[{\"bearer\":[]}],";
    private static final List<String> PEOPLE = List.of("anna", "ben", "dora");
    private static final int BONUS = 10;
    private static final int FIRST = 501;

    private final Set<Wrong> wrong;
    private final Map<String, ObjectNode> stalls = new TreeMap<>();
    private final Map<String, ObjectNode> devices = new TreeMap<>();
    private final Map<String, Integer> coins = new TreeMap<>(Map.of("anna", 40, "ben", 55, "dora", 70));
    private final Map<String, String> invited = new TreeMap<>();
    private int next = FIRST;

    FairServer(Set<Wrong> wrong) throws IOException {
        super(PEOPLE);
        this.wrong = Set.copyOf(wrong);
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
                && asked.path().getFirst().equals("stalls")
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
