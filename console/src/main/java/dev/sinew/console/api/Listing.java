package dev.sinew.console.api;

import dev.sinew.console.Refusal;
import dev.sinew.store.ViewQuery;
import dev.sinew.store.ViewQuery.Filter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * What one listing asks for, read off its parameters. What nobody knows is refused: a filter that is ignored would show more than
 * was asked for.
 *
 * @param resource of what
 * @param query which of it
 */
record Listing(Resource resource, ViewQuery query) {
    static final int USUAL = 100;
    static final int MOST = 500;
    private static final String LEAST = "min-";

    static Listing of(Resource resource, Map<String, List<String>> parameters) throws Refusal {
        List<Filter> filters = new ArrayList<>();
        ViewQuery.Sort sort = ViewQuery.Sort.OWN;
        String cursor = ViewQuery.START;
        int limit = USUAL;
        for (Map.Entry<String, List<String>> parameter : parameters.entrySet()) {
            String name = parameter.getKey();
            String value = parameter.getValue().getFirst();
            if (parameter.getValue().size() > 1) {
                throw new Refusal(400, "Give each parameter once.");
            }
            switch (name) {
                case "q" -> filters.add(new Filter.Contains(resource.searched(), value));
                case "sort" -> sort = sort(resource, value);
                case "cursor" -> cursor = value;
                case "limit" -> limit = limit(value);
                default -> filters.add(filter(resource, name, value));
            }
        }
        return new Listing(resource, new ViewQuery(filters, sort, cursor, limit));
    }

    private static Filter filter(Resource resource, String name, String value) throws Refusal {
        if (resource.isList(name)) {
            return new Filter.Contains(name, Resource.words(List.of(value)));
        }
        if (resource.view().texts().contains(name)) {
            return new Filter.Is(name, value);
        }
        if (name.startsWith(LEAST) && resource.view().numbers().contains(name.substring(LEAST.length()))) {
            return new Filter.AtLeast(name.substring(LEAST.length()), number(value));
        }
        throw new Refusal(400, "Unknown parameter. Known are " + String.join(", ", resource.parameters()) + ".");
    }

    private static ViewQuery.Sort sort(Resource resource, String value) throws Refusal {
        boolean descending = value.startsWith("-");
        String attribute = descending ? value.substring(1) : value;
        if (!resource.view().texts().contains(attribute)
                && !resource.view().numbers().contains(attribute)) {
            throw new Refusal(
                    400,
                    "Sort by " + String.join(", ", resource.view().texts()) + " or "
                            + String.join(", ", resource.view().numbers())
                            + ", with - in front for the greatest first.");
        }
        return new ViewQuery.Sort(attribute, descending);
    }

    private static double number(String value) throws Refusal {
        try {
            double number = Double.parseDouble(value);
            if (Double.isFinite(number)) {
                return number;
            }
        } catch (NumberFormatException e) {
            throw noNumber();
        }
        throw noNumber();
    }

    private static Refusal noNumber() {
        return new Refusal(400, "A parameter that starts with min- is a number.");
    }

    private static int limit(String value) throws Refusal {
        if (value.matches("[0-9]{1,4}")) {
            int limit = Integer.parseInt(value);
            if (limit >= 1 && limit <= MOST) {
                return limit;
            }
        }
        throw new Refusal(400, "A limit is a number from 1 to " + MOST + ".");
    }
}
