package dev.sinew.probe.proof;

import dev.sinew.probe.run.Filled;
import dev.sinew.probe.run.Homes;
import dev.sinew.probe.run.Made;
import dev.sinew.probe.run.Trial;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** What was created as an element of the list of what was created there. */
final class Elements {
    private static final int MOST = 20_000;

    private Elements() {}

    /** Where the list is read that an object was added to: of several that may be it, the first that has the object. Empty where nothing describes one. */
    static Optional<Filled> list(Made made, Trial trial) {
        List<Filled> lists = trial.endpoints().stream()
                .filter(each -> each.isRead()
                        && each.required().isEmpty()
                        && Homes.path(each).equals(Homes.path(made.create().endpoint())))
                .map(each -> new Filled(each, made.create().bindings(), "", true, true))
                .toList();
        return lists.size() == 1
                ? Optional.of(lists.getFirst())
                : Stream.concat(lists.stream(), above(made, trial).stream())
                        .filter(each -> trial.askAgain(each.ask(), made.owner().session())
                                .json()
                                .flatMap(json -> of(json, made))
                                .isPresent())
                        .findFirst();
    }

    /** Where what it stands below is read, which may show it, as an invoice does its lines. */
    private static Optional<Filled> above(Made made, Trial trial) {
        return made.parent().flatMap(each -> Sight.address(each, trial));
    }

    /** The one object of an answer that has the id as a member called as an id is, or as paths call it; empty where there is none, or several. */
    static Optional<JsonNode> of(JsonNode root, Made made) {
        List<JsonNode> found = new ArrayList<>();
        collect(root, made, found, new int[1]);
        return found.size() == 1 ? Optional.of(found.getFirst()) : Optional.empty();
    }

    private static void collect(JsonNode node, Made made, List<JsonNode> found, int[] nodes) {
        if (++nodes[0] > MOST) {
            return;
        }
        for (Map.Entry<String, JsonNode> each : node.properties()) {
            if (each.getValue().isValueNode()
                    && each.getValue().asString("").equals(made.id())
                    && made.isCalled(each.getKey())) {
                found.add(node);
                return;
            }
        }
        for (JsonNode each : node) {
            if (each.isContainer()) {
                collect(each, made, found, nodes);
            }
        }
    }
}
