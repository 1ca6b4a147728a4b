package dev.sinew.probe.cases;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** A yard that lends bikes to two firms and looks after boats: each firm has one who runs it, and an operator decides. Correct, but for what it is told to do wrong. */
final class YardServer extends SmallServer {
    /** What it does wrong. */
    enum Wrong {
        /** Who runs a firm is told of any. */
        USAGE_OF_ANY,
        /** What is asked for by its reporter is shown to all. */
        REPORTS_OF_ANY,
        REPORTS_CHANGED_BY_ANY,
        ANYBODY_DECIDES,
        /** The price that a buyer sends is the price. */
        PRICES_ARE_TAKEN,
        VOUCHERS_AGAIN,
        HOLDS_ENDED_BY_ANY,
        /** A log is looked up by its own number, below any boat of one's own. */
        LOGS_BELOW_ANY_BOAT
    }

    /** With the firm of each who has one. */
    private static final Map<String, String> FIRMS =
            Map.of("bob", "north", "anna", "north", "dora", "south", "carl", "south");

    private static final Set<String> RUNNING = Set.of("anna", "carl");
    private static final Map<String, Integer> BOATS = Map.of("bob", 9_201, "anna", 9_202, "dora", 9_203, "carl", 9_204);
    private static final int PRICE = 900;
    private static final int VOUCHER = 1_000;

    private final Set<Wrong> wrong;
    private final Map<String, ObjectNode> things = new TreeMap<>();
    private final Map<String, Integer> balances = new TreeMap<>();
    private final Set<String> redeemed = new TreeSet<>();
    private int next = 300_411;

    YardServer(Set<Wrong> wrong) throws IOException {
        super(List.of("bob", "anna", "dora", "carl", "olga"));
        this.wrong = Set.copyOf(wrong);
        for (String each : FIRMS.keySet()) {
            ObjectNode report = put("reports", each).put("category", "light").put("state", "draft");
            report.put("plate", "VH-1001").put("text", "Noise at the back wheel, as " + each + " says");
        }
    }

    private ObjectNode put(String kind, String owner) {
        ObjectNode thing = JSON.createObjectNode().put("id", next).put("kind", kind);
        things.put(Integer.toString(next++), thing);
        return thing.put("reporter_id", id(owner));
    }

    private static String id(String who) {
        return "rdr_8842" + who;
    }

    private static String wallet(String who) {
        return "WL-77" + who;
    }

    @Override
    String answer(Asked asked) {
        String who = asked.caller();
        return switch (asked.what()) {
            case "GET me 1" ->
                "200 "
                        + JSON.createObjectNode()
                                .put("id", id(who))
                                .put("name", "Name of " + who)
                                .put("wallet_id", wallet(who));
            case "GET usage 1" -> usage(asked);
            case "GET wallets 2" ->
                asked.path().getLast().equals(wallet(who))
                        ? "200 "
                                + JSON.createObjectNode()
                                        .put("id", wallet(who))
                                        .put("balance_cents", balances.getOrDefault(who, 0))
                        : refused();
            case "POST vouchers 2" -> redeem(asked);
            case "GET bikes 1" ->
                list(Stream.of("VH-1001", "VH-1002", "VH-1003", "VH-1004", "VH-1005", "VH-1006")
                        .map(each -> JSON.createObjectNode().put("plate", each)));
            case "GET bikes 2" ->
                "200 " + JSON.createObjectNode().put("plate", asked.path().getLast());
            case "GET boats 1" ->
                list(Stream.ofNullable(BOATS.get(who))
                        .map(each -> JSON.createObjectNode().put("id", each).put("name", "Boat of " + who)));
            case "GET boats 3", "POST boats 3", "PUT boats 4", "DELETE boats 4" -> log(asked);
            case "GET reports 1" -> reports(asked);
            case "GET passes 1", "GET holds 1" ->
                list(of(asked.path().getFirst()).filter(each -> isOwn(each, who)));
            case "POST reports 1", "POST passes 1", "POST holds 1" -> created(asked);
            default -> asked.path().size() > 1 ? at(asked) : missing();
        };
    }

    private Stream<ObjectNode> of(String kind) {
        return things.values().stream()
                .filter(each -> each.path("kind").asString().equals(kind));
    }

    private static boolean isOwn(JsonNode thing, String who) {
        return thing.path("reporter_id").asString("").equals(id(who));
    }

    private String usage(Asked asked) {
        String own = FIRMS.getOrDefault(asked.caller(), "");
        String firm = asked.headers().getOrDefault("X-Firm", List.of(own)).getFirst();
        if (!RUNNING.contains(asked.caller()) || !firm.equals(own) && !wrong.contains(Wrong.USAGE_OF_ANY)) {
            return refused();
        }
        ObjectNode usage = JSON.createObjectNode().put("open", "Ride 551277 to the coast, for whoever drives");
        if (FIRMS.containsValue(firm)) {
            usage.put("firm", firm)
                    .putArray("rides")
                    .addObject()
                    .put("employee", "Lindqvist of " + firm)
                    .put("from", "Harbour 4711 in the " + firm);
        }
        return "200 " + usage;
    }

    private String redeem(Asked asked) {
        if (!asked.sent("code").asString("").equals("SPRING10")
                || !redeemed.add(asked.caller()) && !wrong.contains(Wrong.VOUCHERS_AGAIN)) {
            return "200 {\"ok\":false,\"reason\":\"no such voucher for you\"}";
        }
        return "200 {\"ok\":true,\"balance_cents\":" + balances.merge(asked.caller(), VOUCHER, Integer::sum) + "}";
    }

    private String reports(Asked asked) {
        String reporter = asked.query().getOrDefault("reporter", "");
        boolean any = wrong.contains(Wrong.REPORTS_OF_ANY) && !reporter.isEmpty();
        return list(of("reports")
                .filter(each ->
                        any || isOwn(each, asked.caller()) || asked.caller().equals("olga"))
                .filter(each -> reporter.isEmpty()
                        || each.path("reporter_id").asString().equals(reporter)));
    }

    private String created(Asked asked) {
        String kind = asked.path().getFirst();
        String plate = asked.sent("plate").asString("");
        if (!kind.equals("passes") && !plate.matches("VH-100[1-6]")) {
            return missing();
        }
        if (kind.equals("holds")) {
            return of(kind).anyMatch(each -> each.path("plate").asString().equals(plate))
                    ? "409 {\"error\":\"this bike is taken\"}"
                    : "201 " + put(kind, asked.caller()).put("plate", plate);
        }
        if (kind.equals("passes")) {
            boolean taken = wrong.contains(Wrong.PRICES_ARE_TAKEN)
                    && asked.sent("price_cents").isIntegralNumber();
            return "201 "
                    + put(kind, asked.caller())
                            .put("type", asked.sent("type").asString("day"))
                            .put(
                                    "price_cents",
                                    taken ? asked.sent("price_cents").asInt() : PRICE);
        }
        return !isCategory(asked)
                ? "422 {\"error\":\"category is not valid\"}"
                : "201 "
                        + put(kind, asked.caller())
                                .put("plate", plate)
                                .put("category", asked.sent("category").asString())
                                .put("text", asked.sent("text").asString(""))
                                .put("state", "draft");
    }

    private static boolean isCategory(Asked asked) {
        return Set.of("light", "brakes").contains(asked.sent("category").asString(""));
    }

    /** What is done to something at its own address, or below. */
    private String at(Asked asked) {
        ObjectNode thing = things.get(asked.path().get(1));
        if (thing == null || !thing.path("kind").asString().equals(asked.path().getFirst())) {
            return missing();
        }
        boolean own = isOwn(thing, asked.caller());
        return switch (asked.what()) {
            case "GET reports 2", "GET passes 2", "GET holds 2" -> own ? "200 " + thing : missing();
            case "DELETE reports 2", "DELETE passes 2" -> removed(asked, own);
            case "DELETE holds 2" -> removed(asked, own || wrong.contains(Wrong.HOLDS_ENDED_BY_ANY));
            case "PATCH reports 2" -> changed(asked, thing, own || wrong.contains(Wrong.REPORTS_CHANGED_BY_ANY));
            case "POST reports 3" -> decided(asked, thing, own);
            default -> missing();
        };
    }

    private String removed(Asked asked, boolean may) {
        return may && things.remove(asked.path().get(1)) != null ? "200 {\"done\":true}" : missing();
    }

    private static String changed(Asked asked, ObjectNode report, boolean may) {
        if (!may) {
            return missing();
        }
        return !asked.sent("category").isMissingNode() && !isCategory(asked)
                ? "422 {\"error\":\"category is not valid\"}"
                : "200 "
                        + report.put(
                                "text",
                                asked.sent("text").asString(report.path("text").asString()));
    }

    private String decided(Asked asked, ObjectNode report, boolean own) {
        if (!asked.caller().equals("olga") && !(own && wrong.contains(Wrong.ANYBODY_DECIDES))) {
            return own ? refused() : missing();
        }
        return "200 " + report.put("state", asked.sent("decision").asString("") + "ed");
    }

    private String log(Asked asked) {
        String boat = asked.path().get(1);
        if (!boat.equals(String.valueOf(BOATS.get(asked.caller())))) {
            return refused();
        }
        if (asked.method().equals("GET")) {
            return list(of("logs").filter(each -> each.path("boat").asString().equals(boat)));
        }
        if (asked.method().equals("POST")) {
            return !boat.equals("9201")
                    ? "422 {\"error\":\"so many hours are not plausible\"}"
                    : "201 "
                            + put("logs", asked.caller())
                                    .put("boat", boat)
                                    .put("hours", asked.sent("hours").asInt(0));
        }
        ObjectNode log = things.get(asked.path().getLast());
        if (log == null
                || !log.path("kind").asString().equals("logs")
                || !log.path("boat").asString().equals(boat) && !wrong.contains(Wrong.LOGS_BELOW_ANY_BOAT)) {
            return missing();
        }
        if (asked.method().equals("DELETE")) {
            // Who removes one must have the boat that it is of.
            return log.path("boat").asString().equals(boat)
                            && things.remove(asked.path().getLast()) != null
                    ? "200 {\"done\":true}"
                    : missing();
        }
        return "200 " + log.put("hours", asked.sent("hours").asInt(0));
    }
}
