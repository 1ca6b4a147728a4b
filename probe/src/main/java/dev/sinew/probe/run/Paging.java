package dev.sinew.probe.run;

import dev.sinew.model.Location;
import dev.sinew.probe.http.Reply;
import dev.sinew.probe.oracle.FailureShapes;
import dev.sinew.spec.DescribedOperation.Parameter;
import dev.sinew.spec.SchemaType;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;

/**
 * Parameters that say which part of a list is wanted, as in {@code /posts/page/{offset}/{limit}} and {@code ?start=0&length=10}: they name no object, and take the first part. In a path a page is one of a wiki, so
 * that {@code page} is none there.
 */
final class Paging {
    private static final int DEEPEST = 3;

    private Paging() {}

    /** What such a parameter of a path takes; empty where it is another. */
    static Optional<String> of(String parameter) {
        return switch (Nouns.plain(parameter)) {
            case "offset", "skip" -> Optional.of("0");
            case "limit", "take", "perpage", "pagesize" -> Optional.of("20");
            case "pagenumber", "pageno", "pageindex" -> Optional.of("1");
            default -> Optional.empty();
        };
    }

    /** What such a parameter of the query takes: a whole number that its description allows; empty where it is another, or has an example. */
    static Optional<String> of(Parameter parameter, Endpoint endpoint) {
        boolean number = parameter.location() == Location.QUERY
                && parameter.schema().example().isEmpty()
                && endpoint.description()
                        .resolver()
                        .variants(parameter.schema())
                        .getFirst()
                        .types()
                        .contains(SchemaType.INTEGER);
        Optional<String> value = !number
                ? Optional.empty()
                : of(parameter.name()).or(() -> switch (Nouns.plain(parameter.name())) {
                    case "start", "startindex", "from" -> Optional.of("0");
                    case "length", "size", "count", "max", "maxresults", "top", "first" -> Optional.of("20");
                    case "page" -> Optional.of("1");
                    default -> Optional.empty();
                });
        return value.filter(each -> parameter.schema().bounds().least() <= Integer.parseInt(each)
                && parameter.schema().bounds().most() >= Integer.parseInt(each));
    }

    /** The same plan, where lists that show nothing but how many there are, unless a part of them is asked for, are asked for the first part. */
    static Plan of(Plan plan, List<Persona> personas, Replies replies, FailureShapes failures) {
        Map<Endpoint, SortedMap<String, String>> found = new HashMap<>();
        for (Endpoint each : plan.endpoints()) {
            SortedMap<String, String> paging = each.isRead() && each.ids().isEmpty() ? paging(each) : new TreeMap<>();
            for (Persona persona : paging.isEmpty() ? List.<Persona>of() : personas) {
                Reply whole = replies.ask(Filled.bare(each).ask(), persona.session());
                if (!found.containsKey(each)
                        && failures.isSuccess(whole)
                        && whole.json().filter(json -> isEmpty(json, 0)).isPresent()) {
                    Filled part = Filled.bare(each);
                    for (Map.Entry<String, String> one : paging.entrySet()) {
                        part = part.also(one.getKey(), one.getValue());
                    }
                    Reply first = replies.ask(part.ask(), persona.session());
                    if (failures.isSuccess(first)
                            && first.json().filter(json -> !isEmpty(json, 0)).isPresent()) {
                        found.put(each, paging);
                    }
                }
            }
        }
        return found.isEmpty()
                ? plan
                : plan.with(each -> found.containsKey(each)
                        ? each.recorded().paging(found.getOrDefault(each, new TreeMap<>()))
                        : each.recorded());
    }

    private static SortedMap<String, String> paging(Endpoint endpoint) {
        SortedMap<String, String> paging = new TreeMap<>();
        endpoint.described().parameters().stream()
                .filter(each -> !each.required())
                .forEach(each -> of(each, endpoint).ifPresent(value -> paging.put(each.name(), value)));
        return paging;
    }

    /** Whether an answer is a list without elements, or has one and none that has elements. */
    private static boolean isEmpty(JsonNode node, int depth) {
        if (node.isArray()) {
            return node.isEmpty();
        }
        boolean some = false;
        for (JsonNode each : node) {
            if (each.isContainer() && depth < DEEPEST) {
                boolean empty = isEmpty(each, depth + 1);
                if (!empty && hasElements(each, depth + 1)) {
                    return false;
                }
                some |= empty;
            }
        }
        return some;
    }

    private static boolean hasElements(JsonNode node, int depth) {
        if (node.isArray()) {
            return !node.isEmpty();
        }
        for (JsonNode each : node) {
            if (each.isContainer() && depth < DEEPEST && hasElements(each, depth + 1)) {
                return true;
            }
        }
        return false;
    }
}
