package dev.sinew.engine.cases;

import dev.sinew.model.Descriptions;
import dev.sinew.model.Fields;
import dev.sinew.model.Location;
import dev.sinew.model.Observation;
import dev.sinew.model.Standing;
import dev.sinew.model.ValueType;
import dev.sinew.model.Violation;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.IntStream;
import tools.jackson.databind.JsonNode;

/**
 * A specification as cases write it: {@code {GET /orders/{id}: described, GET /v1/orders: retired, POST /orders: {name: STRING}}}; the
 * last says the types of all fields that a body has. What specifications really say is tested where they are read.
 */
final class CaseDescriptions implements Descriptions {
    private static final String RETIRED = "retired";

    private final Map<String, JsonNode> operations = new LinkedHashMap<>();

    private CaseDescriptions(JsonNode node) {
        node.properties().forEach(each -> operations.put(each.getKey(), each.getValue()));
    }

    static Descriptions of(JsonNode node) {
        return node.isMissingNode() ? NONE : new CaseDescriptions(node);
    }

    private Optional<JsonNode> find(Observation call) {
        return operations.entrySet().stream()
                .filter(each -> covers(each.getKey(), call))
                .map(Map.Entry::getValue)
                .findFirst();
    }

    private static boolean covers(String written, Observation call) {
        String[] parts = written.split(" /", 2);
        String[] path = parts[1].split("/", -1);
        return parts[0].equals(call.method())
                && path.length == call.segments().size()
                && IntStream.range(0, path.length)
                        .allMatch(i -> path[i].startsWith("{")
                                || path[i].equals(call.segments().get(i).text()));
    }

    @Override
    public Standing standing(Observation call) {
        Optional<JsonNode> found = find(call);
        if (found.isEmpty()) {
            return new Standing(Standing.Kind.MISSING, "not in any description");
        }
        return found.get().asString("").equals(RETIRED)
                ? new Standing(Standing.Kind.RETIRED, "deprecated in the description")
                : Standing.DESCRIBED;
    }

    @Override
    public List<Violation> violations(Observation call) {
        List<Violation> found = new ArrayList<>();
        Map<String, ValueType> types = new TreeMap<>();
        find(call)
                .filter(JsonNode::isObject)
                .ifPresent(node -> node.properties()
                        .forEach(each -> types.put(
                                each.getKey(), ValueType.valueOf(each.getValue().stringValue()))));
        Fields sent = call.request();
        for (int row = 0; row < sent.count() && !types.isEmpty(); row++) {
            String name = sent.path(row).text();
            if (sent.path(row).location() == Location.BODY && !types.containsKey(name)) {
                found.add(new Violation(Violation.Kind.UNDECLARED, name, name + ": not described"));
            } else if (sent.path(row).location() == Location.BODY && types.get(name) != sent.type(row)) {
                found.add(new Violation(Violation.Kind.TYPE, name, name + ": of another type than described"));
            }
        }
        return found;
    }
}
