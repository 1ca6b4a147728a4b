package dev.sinew.probe.cases;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** What a firm's service keeps, of all its companies, by number. */
final class FirmThings {
    static final Answer NOTHING = Answer.of(404, "{\"error\":\"there is nothing\"}");
    static final Answer FORBIDDEN = Answer.of(403, "{\"error\":\"not yours to do\"}");
    private static final int LONGEST = 300;
    private static final double MOST = 100_000;

    /** Somebody who works for a company. */
    record User(String id, String email, String password, String role, String company) {
        boolean isOwner() {
            return role.equals("owner");
        }
    }

    /**
     * A request of somebody.
     *
     * @param what its method and its path, with {@code {}} for each number
     * @param ids these numbers
     * @param asked the value of its query, or empty
     */
    record Call(String what, List<Integer> ids, User who, JsonNode body, String asked) {
        int id() {
            return ids.isEmpty() ? 0 : ids.getFirst();
        }

        /** A text of the body; empty where it has none, or too long a one. */
        Optional<String> text(String name) {
            return Optional.of(body.path(name))
                    .filter(JsonNode::isString)
                    .map(JsonNode::asString)
                    .filter(each -> !each.isBlank() && each.length() <= LONGEST);
        }

        /** An amount of money of the body. */
        Optional<Double> amount(String name) {
            return Optional.of(body.path(name))
                    .filter(JsonNode::isNumber)
                    .map(JsonNode::asDouble)
                    .filter(each -> each > 0 && each <= MOST);
        }
    }

    /**
     * Something.
     *
     * @param by who created it, for its company
     * @param above the number of what it stands below, or 0
     * @param shown what is told of it
     */
    record Thing(int id, String kind, User by, int above, ObjectNode shown) {
        boolean isOf(User who) {
            return by.company().equals(who.company());
        }

        Answer answer() {
            return Answer.of(200, shown.toString());
        }
    }

    private final Map<Integer, Thing> things = new TreeMap<>();
    private int next;

    FirmThings(int first) {
        next = first;
    }

    Thing add(String kind, User by, int above, ObjectNode members) {
        ObjectNode shown = JsonMapper.shared().createObjectNode().put("id", next);
        shown.setAll(members);
        Thing thing = new Thing(next++, kind, by, above, shown);
        things.put(thing.id(), thing);
        return thing;
    }

    void remove(Thing thing) {
        things.remove(thing.id());
    }

    Optional<Thing> find(String kind, int id) {
        return Optional.ofNullable(things.get(id)).filter(each -> each.kind().equals(kind));
    }

    /** What a request is about, where it is of the caller's company, or that is not asked for. */
    Optional<Thing> find(String kind, Call call, boolean any) {
        return find(kind, call.id()).filter(each -> any || each.isOf(call.who()));
    }

    List<Thing> all(String kind, Predicate<Thing> which) {
        return things.values().stream()
                .filter(each -> each.kind().equals(kind) && which.test(each))
                .toList();
    }

    static Answer list(List<Thing> all) {
        return Answer.of(
                200, all.stream().map(each -> each.shown().toString()).collect(Collectors.joining(",", "[", "]")));
    }

    static Answer created(Thing thing) {
        return Answer.of(201, thing.shown().toString());
    }

    static Answer done() {
        return Answer.of(200, "{\"done\":true}");
    }

    static Answer conflict(String why) {
        return Answer.of(409, "{\"error\":\"" + why + "\"}");
    }

    static Answer invalid(String what) {
        return Answer.of(422, "{\"error\":\"" + what + " is not as it must be\"}");
    }

    static ObjectNode object() {
        return JsonMapper.shared().createObjectNode();
    }
}
