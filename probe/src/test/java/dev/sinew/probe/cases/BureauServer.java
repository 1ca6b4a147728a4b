package dev.sinew.probe.cases;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Two agencies, each with an owner and a clerk who have portfolios of their own, and the support of the service, which works for all. Correct, but for what it is told to do wrong. */
final class BureauServer extends SmallServer {
    /** What it does wrong. */
    enum Wrong {
        /** Who runs an agency is told of any; support is anyway. */
        USAGE_OF_ANY,
        CLERKS_APPROVE,
        /** What was approved. */
        CLERKS_SETTLE,
        AGENCIES_SET_THEIR_CREDIT,
        REFUNDS_AGAIN,
        /** What is asked for by the number of a client is shown to all. */
        FEES_OF_ANY,
        FILES_OF_ANY,
        LOG_FOR_ALL,
        PLANS_CHANGED_BY_ANY,
        DRAFTS_IN_ANY_PORTFOLIO,
        ANY_ARE_COMPARED,
        POINTS_WITHOUT_END
    }

    /** With the agency of each who has one. */
    private static final Map<String, String> AGENCIES =
            Map.of("anna", "ag_north", "bob", "ag_north", "carl", "ag_south", "dora", "ag_south");

    private static final Set<String> OWNERS = Set.of("anna", "carl");
    private static final Map<String, Integer> PORTFOLIOS =
            Map.of("anna", 7_001, "bob", 7_002, "carl", 7_003, "dora", 7_004);
    private static final int PRICE = 640;
    private static final int MOST_POINTS = 500;

    private final Set<Wrong> wrong;
    private final Map<String, ObjectNode> things = new TreeMap<>();
    private final Map<String, Integer> balances = new TreeMap<>();
    private final Map<String, ObjectNode> agencies = new TreeMap<>();
    private int next = 51_203;

    BureauServer(Set<Wrong> wrong) throws IOException {
        super(List.of("anna", "bob", "carl", "dora", "olga"));
        this.wrong = Set.copyOf(wrong);
        for (String each : PORTFOLIOS.keySet()) {
            put("fees", each).put("clientNo", number(each)).put("amount", 210 + next % 90);
            put("files", each).put("title", "Mandate " + next * 31 + " of " + each);
        }
    }

    private ObjectNode put(String kind, String owner) {
        ObjectNode thing = JSON.createObjectNode().put("id", next).put("kind", kind);
        things.put(Integer.toString(next++), thing);
        return thing.put("by", owner);
    }

    private static String number(String who) {
        return "C-20" + PORTFOLIOS.getOrDefault(who, 0);
    }

    private Stream<ObjectNode> of(String kind, String who) {
        return things.values().stream()
                .filter(each -> each.path("kind").asString().equals(kind) && isOf(each, who));
    }

    private static boolean isOf(JsonNode thing, String who) {
        return thing.path("by").asString("").equals(who);
    }

    @Override
    String answer(Asked asked) {
        String who = asked.caller();
        return switch (asked.what()) {
            case "GET me 1" ->
                "200 "
                        + JSON.createObjectNode()
                                .put("id", "usr_" + who)
                                .put("name", "Name of " + who)
                                .put("agency_id", AGENCIES.getOrDefault(who, ""))
                                .put("clientNo", number(who))
                                .put("balance_cents", balances.getOrDefault(who, 0));
            case "GET agency 1", "PATCH agency 1" -> agency(asked);
            case "GET usage 1" -> usage(asked);
            case "GET fees 1" -> asked(asked, "fees", asked.query().getOrDefault("clientNo", ""), Wrong.FEES_OF_ANY);
            case "GET files 1" ->
                asked(
                        asked,
                        "files",
                        asked.headers().getOrDefault("X-Client-No", List.of("")).getFirst(),
                        Wrong.FILES_OF_ANY);
            case "GET fees 2", "GET files 2" ->
                own(asked).map(each -> "200 " + each).orElse(missing());
            case "GET support 2" ->
                who.equals("olga") || wrong.contains(Wrong.LOG_FOR_ALL)
                        ? list(IntStream.range(0, 4)
                                .mapToObj(each -> JSON.createObjectNode()
                                        .put("seen", "Access of agent 88" + each * 7_919 + " to ag_north")))
                        : refused();
            case "GET portfolios 1" ->
                list(Stream.ofNullable(PORTFOLIOS.get(who)).map(each -> portfolio(who)));
            case "GET portfolios 2" -> portfolioOf(asked) ? "200 " + portfolio(who) : refused();
            case "GET portfolios 3" -> performance(asked);
            case "POST portfolios 2" -> compared(asked);
            case "GET returns 1", "GET plans 1" -> list(of(asked.path().getFirst(), who));
            case "GET drafts 1" ->
                list(things.values().stream()
                        .filter(each -> each.path("portfolioId").asInt(0) == PORTFOLIOS.getOrDefault(who, -1)));
            case "POST returns 1", "POST plans 1", "POST drafts 1" -> created(asked);
            default -> asked.path().size() > 1 ? at(asked) : missing();
        };
    }

    private String agency(Asked asked) {
        String id = AGENCIES.getOrDefault(asked.caller(), "");
        boolean changes = asked.method().equals("PATCH");
        if (id.isEmpty() || changes && !OWNERS.contains(asked.caller())) {
            return refused();
        }
        ObjectNode agency = agencies.computeIfAbsent(
                id,
                each -> JSON.createObjectNode()
                        .put("id", each)
                        .put("credit_limit", 500)
                        .put("motto", ""));
        if (changes) {
            agency.put(
                    "motto", asked.sent("motto").asString(agency.path("motto").asString()));
        }
        if (changes && wrong.contains(Wrong.AGENCIES_SET_THEIR_CREDIT)) {
            agency.put(
                    "credit_limit",
                    asked.sent("credit_limit").asInt(agency.path("credit_limit").asInt()));
        }
        return "200 " + agency;
    }

    private String usage(Asked asked) {
        String own = AGENCIES.getOrDefault(asked.caller(), "");
        String agency =
                asked.headers().getOrDefault("X-Acting-Agency", List.of(own)).getFirst();
        boolean runs = OWNERS.contains(asked.caller()) && (agency.equals(own) || wrong.contains(Wrong.USAGE_OF_ANY));
        return (runs || asked.caller().equals("olga")) && AGENCIES.containsValue(agency)
                ? "200 {\"spent\":\"Parcel 4711-" + agency + "-88a\",\"to\":\"Harbour of " + agency + "\"}"
                : refused();
    }

    /** One's own, or what is of a client by that number. */
    private String asked(Asked asked, String kind, String client, Wrong any) {
        String who = PORTFOLIOS.keySet().stream()
                .filter(each -> number(each).equals(client))
                .findFirst()
                .orElse("");
        return client.isEmpty() || client.equals(number(asked.caller()))
                ? list(of(kind, asked.caller()))
                : who.isEmpty() || !wrong.contains(any) ? missing() : list(of(kind, who));
    }

    private Optional<ObjectNode> own(Asked asked) {
        return of(asked.path().getFirst(), asked.caller())
                .filter(each -> each.path("id").asString().equals(asked.path().get(1)))
                .findFirst();
    }

    private static boolean portfolioOf(Asked asked) {
        return asked.path().get(1).equals(String.valueOf(PORTFOLIOS.get(asked.caller())));
    }

    private static ObjectNode portfolio(String who) {
        int id = PORTFOLIOS.getOrDefault(who, 0);
        return JSON.createObjectNode().put("id", id).put("name", "Savings " + id * 7_919 + " of " + who);
    }

    private String performance(Asked asked) {
        String points = asked.query().getOrDefault("points", "30");
        int many = points.matches("\\d{1,5}") ? Integer.parseInt(points) : 0;
        if (!portfolioOf(asked) || many < 1 || many > MOST_POINTS && !wrong.contains(Wrong.POINTS_WITHOUT_END)) {
            return portfolioOf(asked) ? "400 {\"error\":\"so many points are not there\"}" : refused();
        }
        return list(IntStream.range(0, many)
                .mapToObj(each -> JSON.createObjectNode().put("day", each)));
    }

    private String compared(Asked asked) {
        return list(PORTFOLIOS.keySet().stream()
                .sorted()
                .filter(each -> asked.sent("portfolioIds")
                        .valueStream()
                        .anyMatch(id -> id.asInt(0) == PORTFOLIOS.getOrDefault(each, -1)))
                .filter(each -> each.equals(asked.caller()) || wrong.contains(Wrong.ANY_ARE_COMPARED))
                .map(BureauServer::portfolio));
    }

    private String created(Asked asked) {
        String kind = asked.path().getFirst();
        JsonNode shares = asked.sent("shares");
        if (!AGENCIES.containsKey(asked.caller())) {
            return refused();
        }
        return switch (kind) {
            case "returns" ->
                asked.sent("items").path(0).path("quantity").asInt(0) < 1
                        ? "422 {\"error\":\"the request has fields that are not right\"}"
                        : "201 "
                                + put(kind, asked.caller())
                                        .put("reason", asked.sent("reason").asString(""))
                                        .put("state", "draft");
            case "plans" ->
                shares.valueStream().mapToInt(each -> each.asInt(0)).sum() != 100
                        ? "400 {\"error\":\"the request has fields that are not right\"}"
                        : "201 "
                                + put(kind, asked.caller())
                                        .put("name", asked.sent("name").asString(""));
            default -> {
                int portfolio = asked.sent("portfolioId").asInt(0);
                boolean own = portfolio == PORTFOLIOS.getOrDefault(asked.caller(), -1);
                yield own || wrong.contains(Wrong.DRAFTS_IN_ANY_PORTFOLIO) && PORTFOLIOS.containsValue(portfolio)
                        ? "201 "
                                + put(kind, asked.caller())
                                        .put("portfolioId", portfolio)
                                        .put("note", asked.sent("note").asString(""))
                        : missing();
            }
        };
    }

    /** What is done to something at its own address, or below. */
    private String at(Asked asked) {
        ObjectNode thing = things.get(asked.path().get(1));
        if (thing == null || !thing.path("kind").asString().equals(asked.path().getFirst())) {
            return missing();
        }
        boolean own = isOf(thing, asked.caller());
        return switch (asked.what()) {
            case "GET returns 2", "GET plans 2", "GET drafts 2" -> own ? "200 " + thing : missing();
            case "DELETE returns 2", "DELETE plans 2", "DELETE drafts 2" ->
                own && things.remove(asked.path().get(1)) != null ? "200 {\"done\":true}" : missing();
            case "PUT plans 2" ->
                !own && !wrong.contains(Wrong.PLANS_CHANGED_BY_ANY)
                        ? missing()
                        : asked.sent("shares")
                                                .valueStream()
                                                .mapToInt(each -> each.asInt(0))
                                                .sum()
                                        != 100
                                ? "400 {\"error\":\"the request has fields that are not right\"}"
                                : "200 " + thing.put("name", asked.sent("name").asString(""));
            case "POST returns 3" -> own || isOfAgency(thing, asked) ? step(asked, thing) : missing();
            default -> missing();
        };
    }

    /** Whether it is of the agency of who runs one, and is to be approved. */
    private static boolean isOfAgency(JsonNode thing, Asked asked) {
        return OWNERS.contains(asked.caller())
                && asked.path().getLast().equals("approve")
                && AGENCIES.getOrDefault(thing.path("by").asString(), "").equals(AGENCIES.get(asked.caller()));
    }

    private String step(Asked asked, ObjectNode thing) {
        String state = thing.path("state").asString();
        String step = asked.path().getLast();
        if (step.equals("submit")) {
            return "200 " + thing.put("state", "submitted");
        }
        if (step.equals("settle")) {
            return !asked.caller().equals("olga") && !wrong.contains(Wrong.CLERKS_SETTLE)
                    ? refused()
                    : state.equals("approved")
                            ? "200 " + thing.put("state", "settled")
                            : "409 {\"error\":\"it is not approved\"}";
        }
        if (step.equals("approve")) {
            boolean may = OWNERS.contains(asked.caller()) || wrong.contains(Wrong.CLERKS_APPROVE);
            return may ? "200 " + thing.put("state", "approved") : refused();
        }
        if (state.equals("refunded") && !wrong.contains(Wrong.REFUNDS_AGAIN)) {
            return "409 {\"error\":\"it is refunded\"}";
        }
        balances.merge(asked.caller(), PRICE, Integer::sum);
        return "200 " + thing.put("state", "refunded");
    }
}
