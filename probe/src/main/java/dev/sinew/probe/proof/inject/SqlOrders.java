package dev.sinew.probe.proof.inject;

import dev.sinew.model.Location;
import dev.sinew.probe.http.Reply;
import dev.sinew.probe.oracle.Fresh;
import dev.sinew.probe.place.EachSlot;
import dev.sinew.probe.place.Slot;
import dev.sinew.probe.run.Outcome;
import dev.sinew.probe.run.Trial;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/**
 * A value that says by which column a list is sorted stands in the statement as it comes, where no quote stands around it. Two columns are looked for by which the list has different orders; then a
 * condition chooses between them: where it is true the order is the first one's, where it is false the second one's, three times with other numbers.
 */
final class SqlOrders {
    private static final Pattern SORTS = Pattern.compile("(?i)(?:sort|order)(?:[-_]?(?:by|field|column|key|on))?");
    private static final int ROUNDS = 3;
    private static final int FEWEST = 3;
    private static final int MOST_COLUMNS = 6;

    private final Slot slot;
    private final Trial trial;

    private SqlOrders(Slot slot, Trial trial) {
        this.slot = slot;
        this.trial = trial;
    }

    /** What is said of a place; empty where nothing is sorted by it, or no two columns sort otherwise. */
    static Optional<Outcome> judge(Slot slot, Trial trial) {
        return slot.location() == Location.QUERY && SORTS.matcher(slot.name()).matches()
                ? new SqlOrders(slot, trial).judge()
                : Optional.empty();
    }

    /** A column, and the list sorted by it. */
    private record Sorted(String column, List<String> order) {}

    private Optional<Outcome> judge() {
        List<JsonNode> plain = elements(trial.ask(slot.without(), slot.persona().session()));
        if (plain.size() < FEWEST) {
            return Optional.empty();
        }
        Optional<Sorted> first = Optional.empty();
        for (String column : columns(plain.getFirst())) {
            List<String> order = order(column);
            Optional<Sorted> other =
                    first.filter(each -> !order.isEmpty() && !each.order().equals(order));
            if (other.isPresent()) {
                return Optional.of(chosen(other.get(), new Sorted(column, order)));
            }
            first = first.or(() -> order.isEmpty() ? Optional.empty() : Optional.of(new Sorted(column, order)));
        }
        return Optional.empty();
    }

    /** Members of an element that are plain values: what identifies it first, as all can be sorted by that. */
    private static List<String> columns(JsonNode element) {
        List<String> columns = new ArrayList<>();
        element.properties().forEach(each -> {
            if (each.getValue().isString() || each.getValue().isNumber()) {
                columns.add(each.getKey());
            }
        });
        return columns.stream().limit(MOST_COLUMNS).toList();
    }

    private Outcome chosen(Sorted one, Sorted other) {
        for (int i = 0; i < ROUNDS; i++) {
            int number = Fresh.number();
            boolean worked = order(choice(number + "=" + number, one, other)).equals(one.order())
                    && order(choice(number + "<>" + number, one, other)).equals(other.order())
                    && order(choice(number + "<>" + (number + 2), one, other)).equals(one.order());
            if (!worked) {
                return Outcome.refuted("a condition does not choose by what is sorted");
            }
        }
        boolean known = order(Fresh.word()).equals(one.order())
                && order(one.column()).equals(one.order())
                && order(other.column()).equals(other.order());
        return known
                ? Outcome.inconclusive("what is no column sorts as " + one.column() + " does")
                : Outcome.confirmed(
                        "a condition in the place of the column is worked out: where it is true the list is sorted by "
                                + one.column() + ", where it is false by " + other.column()
                                + ", three times with other numbers, equal and unequal in turn",
                        List.of(
                                new Outcome.Step(
                                        slot.persona().session(),
                                        slot.ask(choice("4711=4711", one, other)),
                                        "sorted by " + one.column()),
                                new Outcome.Step(
                                        slot.persona().session(),
                                        slot.ask(choice("4711<>4711", one, other)),
                                        "sorted by " + other.column())));
    }

    private static String choice(String condition, Sorted one, Sorted other) {
        return "(CASE WHEN " + condition + " THEN " + one.column() + " ELSE " + other.column() + " END)";
    }

    /** The elements in their order, by what tells them apart; empty where it is not answered with a list of several. */
    private List<String> order(String value) {
        Reply reply = slot.send(value, trial);
        List<JsonNode> elements = EachSlot.isDisturbed(reply) ? List.of() : elements(reply);
        List<String> order = elements.stream()
                .map(each -> each.has("id") ? each.get("id").toString() : each.toString())
                .toList();
        return order.size() < FEWEST ? List.of() : order;
    }

    private List<JsonNode> elements(Reply reply) {
        return trial.isSuccess(reply) ? reply.json().map(SqlOrders::longest).orElse(List.of()) : List.of();
    }

    /** The list of objects in an answer, at its top or right below. */
    private static List<JsonNode> longest(JsonNode json) {
        if (json.isArray()) {
            return objects(json);
        }
        List<JsonNode> longest = List.of();
        for (JsonNode each : json) {
            List<JsonNode> inside = each.isArray() ? objects(each) : List.of();
            longest = inside.size() > longest.size() ? inside : longest;
        }
        return longest;
    }

    private static List<JsonNode> objects(JsonNode array) {
        List<JsonNode> objects = new ArrayList<>();
        array.forEach(each -> {
            if (each.isObject()) {
                objects.add(each);
            }
        });
        return objects;
    }
}
