package dev.sinew.engine.route;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * How far the segments at a position, asked the same thing, are sent and answer the same. The values of one parameter do;
 * the collections of an API share ways to ask, and differ in what comes back.
 */
final class SameCalls {
    private static final double SAME_FORM = 0.7;
    private static final double OTHER_FORM = 0.5;
    private static final double TWIN_FORM = 0.9;
    /** As many of those that are called alike are compared; more would say no more, and cost the square. */
    private static final int WITNESSES = 32;

    private final Map<String, List<Item>> byCall = new HashMap<>();
    /** The calls that more than one item has. */
    private final Set<String> called = new HashSet<>();

    /**
     * What comparing one item with its neighbours gave.
     *
     * @param formed how many of its calls have a form
     * @param shared how many of those have the form of a neighbour's
     * @param peers how many neighbours share the form of the call that most share
     * @param compared kinds of calls that could be compared
     * @param contradicted the share of comparisons in which the forms have little in common
     * @param named kinds of calls below a name
     * @param twins those of them that a neighbour has in the very same form
     */
    record Likeness(int formed, int shared, int peers, int compared, double contradicted, int named, int twins) {}

    SameCalls(List<Item> all) {
        Set<String> once = new HashSet<>();
        for (Item item : all) {
            item.symbols.forEach((call, symbol) -> {
                if (!once.add(call)) {
                    called.add(call);
                }
                if (symbol.hasForm()) {
                    List<Item> callers = byCall.computeIfAbsent(call, key -> new ArrayList<>(2));
                    if (callers.size() < WITNESSES) {
                        callers.add(item);
                    }
                }
            });
        }
    }

    Likeness of(Item item) {
        int formed = 0;
        int shared = 0;
        int peers = 0;
        int compared = 0;
        double contradicted = 0;
        int named = 0;
        int twins = 0;
        for (Map.Entry<String, Item.Symbol> entry : item.symbols.entrySet()) {
            Item.Symbol mine = entry.getValue();
            String call = entry.getKey();
            boolean name = !Item.isWild(call) && Item.isNamed(call);
            named += name && (mine.hasForm() || !called.contains(call)) ? 1 : 0;
            if (!mine.hasForm()) {
                continue;
            }
            int met = 0;
            int alike = 0;
            int other = 0;
            double best = 0;
            for (Item neighbour : byCall.getOrDefault(call, List.of())) {
                Item.Symbol theirs = neighbour == item ? null : neighbour.symbols.get(call);
                double likeness = theirs == null ? -1 : mine.likeness(theirs);
                if (likeness >= 0) {
                    met++;
                    alike += likeness >= SAME_FORM ? 1 : 0;
                    other += likeness < OTHER_FORM ? 1 : 0;
                    best = Math.max(best, likeness);
                }
            }
            formed += mine.count;
            shared += alike > 0 ? mine.count : 0;
            peers = Math.max(peers, alike);
            if (met > 0 && !Item.isWild(call)) {
                compared++;
                contradicted += (double) other / met;
                twins += best >= TWIN_FORM && name ? 1 : 0;
            }
        }
        return new Likeness(formed, shared, peers, compared, compared == 0 ? 0 : contradicted / compared, named, twins);
    }
}
