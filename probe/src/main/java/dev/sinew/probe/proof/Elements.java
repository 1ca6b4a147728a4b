package dev.sinew.probe.proof;

import dev.sinew.model.Location;
import dev.sinew.probe.place.PageSizes;
import dev.sinew.probe.run.Filled;
import dev.sinew.probe.run.Homes;
import dev.sinew.probe.run.Made;
import dev.sinew.probe.run.Persona;
import dev.sinew.probe.run.Trial;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** What was created as an element of the list of what was created there. */
final class Elements {
    private static final int MOST = 20_000;
    /** So many elements most services give at once. */
    private static final String LONG = "100";

    private Elements() {}

    /**
     * Where the list is read that an object was added to: of several that may be it, the first that has the object, be it on a longer page. Empty where nothing describes one.
     */
    static Optional<Filled> list(Made made, Trial trial) {
        List<Filled> lists = lists(made, trial);
        List<Filled> longer =
                lists.stream().flatMap(each -> longer(each).stream()).toList();
        return lists.size() == 1 && longer.isEmpty()
                ? Optional.of(lists.getFirst())
                : Stream.of(lists.stream(), longer.stream(), above(made, trial).stream())
                        .flatMap(each -> each)
                        .filter(each -> trial.askAgain(each.ask(), made.owner().session())
                                .json()
                                .flatMap(json -> of(json, made))
                                .isPresent())
                        .findFirst();
    }

    /** Whether a list, or a longer page of it, shows somebody the text that an object was created with. */
    static boolean isListed(Made made, Persona reader, Trial trial) {
        List<Filled> lists = lists(made, trial);
        return Stream.concat(lists.stream(), lists.stream().flatMap(each -> longer(each).stream()))
                .map(each -> trial.askAgain(each.ask(), reader.session()))
                .anyMatch(each -> trial.isSuccess(each) && each.text().contains(made.canary()));
    }

    /** The list at the address where it was created, else where things of its kind have their addresses, else whatever list is called as they are. */
    private static List<Filled> lists(Made made, Trial trial) {
        List<Filled> below = lists(Homes.path(made.create().endpoint()), made, trial);
        if (!below.isEmpty()) {
            return below;
        }
        return made.create().endpoint().pathParameters().isEmpty()
                ? trial.endpoints().stream()
                        .filter(each -> Sight.isList(each, made))
                        .map(Filled::bare)
                        .toList()
                : trial.endpoints().stream()
                        .filter(made::isAddress)
                        .map(each -> Homes.path(each).replaceFirst("/\\{[^/]*$", ""))
                        .distinct()
                        .flatMap(each -> lists(each, made, trial).stream())
                        .toList();
    }

    private static List<Filled> lists(String path, Made made, Trial trial) {
        return trial.endpoints().stream()
                .filter(each -> each.isRead()
                        && each.required().isEmpty()
                        && Homes.path(each).equals(path))
                .map(each -> new Filled(each, made.create().bindings(), "", true, true))
                .toList();
    }

    /** The same list with as much on a page as most allow, where a parameter says how much. */
    private static Optional<Filled> longer(Filled list) {
        return list.endpoint().described().parameters().stream()
                .filter(each -> each.location() == Location.QUERY && PageSizes.isOne(each.name()))
                .findFirst()
                .map(each -> list.also(each.name(), LONG));
    }

    /** Where what it stands below is read, which may show it, as an invoice does its lines, or the caller's own page what is the caller's. */
    private static Optional<Filled> above(Made made, Trial trial) {
        return made.parent().flatMap(each -> Sight.address(each, trial)).or(() -> page(made, trial));
    }

    /** The page that names nothing and below which something was created, as {@code /me} of what {@code POST /me/addresses} creates. */
    static Optional<Filled> page(Made made, Trial trial) {
        String path = made.create().endpoint().path();
        return trial.endpoints().stream()
                .filter(each -> each.isRead()
                        && made.create().endpoint().pathParameters().isEmpty()
                        && path.matches(Pattern.quote(each.path()) + "/[^/]+")
                        && each.required().isEmpty())
                .map(Filled::bare)
                .findFirst();
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
