package dev.sinew.engine.route;

import dev.sinew.model.ValueFormat;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/**
 * How far the segments at a position do the same things. Same form of answers counts only as far as some of them are known
 * to be values, or new ones keep coming: actions side by side often answer in one form, too. Many names in common below counts by itself: collections
 * side by side share one or two, the values of a parameter share all.
 */
final class Company {
    private static final double SAME_FORM = 0.7;
    /** As many of those that are called alike are compared; more would say no more, and cost the square. */
    private static final int WITNESSES = 32;

    private final Map<String, List<Item>> byCall = new HashMap<>();
    private final Names below;
    private final Names belowNext;
    private final Names belowDeep;
    private final Names belowValues;
    private final int items;
    private final double evident;
    private final int resources;
    private final int singles;
    private final boolean behindName;
    private final Map<Set<String>, Integer> callSets = new HashMap<>();

    Company(List<Item> all, boolean behindName) {
        this.behindName = behindName;
        items = all.size();
        int evidence = 0;
        int single = 0;
        int once = 0;
        for (Item item : all) {
            evidence += item.hasEvidence() ? 1 : 0;
            single += item.deleted() ? 1 : 0;
            once += item.requests == 1 ? 1 : 0;
            callSets.merge(item.symbols.keySet(), 1, Integer::sum);
            for (String call : item.symbols.keySet()) {
                List<Item> callers = byCall.computeIfAbsent(call, key -> new ArrayList<>());
                if (callers.size() < WITNESSES) {
                    callers.add(item);
                }
            }
        }
        resources = single;
        singles = once;
        evident = Math.clamp((double) evidence / items * 3 - 0.3, 0, 1);
        below = new Names(all, item -> item.below);
        belowNext = new Names(all, item -> item.belowNext);
        belowDeep = new Names(all, item -> item.belowDeep);
        belowValues = new Names(all, item -> item.belowValues);
    }

    /** The names that many of the items have at one level below. */
    private static final class Names {
        private final Function<Item, Set<String>> level;
        private final Set<String> common = new HashSet<>();
        private int items;
        private int distinct;

        Names(List<Item> all, Function<Item, Set<String>> level) {
            this.level = level;
            Map<String, Integer> counts = new HashMap<>();
            for (Item item : all) {
                Set<String> names = level.apply(item);
                items += names.isEmpty() ? 0 : 1;
                names.forEach(name -> counts.merge(name, 1, Integer::sum));
            }
            counts.forEach((name, count) -> {
                distinct++;
                if (count >= Math.min(3, 1 + items / 2) && count >= 0.35 * items) {
                    common.add(name);
                }
            });
        }

        /** The share of an item's names that are common. */
        double shared(Item item) {
            Set<String> names = level.apply(item);
            int shared = 0;
            for (String name : names) {
                shared += common.contains(name) ? 1 : 0;
            }
            return names.isEmpty() ? 0 : (double) shared / names.size();
        }

        /** More the larger the share of an item's names that are common, and the more items have any. */
        double score(Item item) {
            Set<String> names = level.apply(item);
            if (names.isEmpty() || items < 4 || (common.size() < 2 && (items < 6 || distinct > common.size()))) {
                return 0;
            }
            double share = shared(item);
            return share < 0.5 ? 0 : share * (0.6 + 0.6 * Math.log(items) / Math.log(2));
        }
    }

    /** The score that an item's company gives it. */
    double of(Item item) {
        double names = Math.max(
                below.score(item),
                Math.max(
                        Math.max(0.9 * belowNext.score(item), 0.8 * belowDeep.score(item)),
                        0.5 * belowValues.score(item)));
        double resource = item.deleted() ? 0.6 + 0.4 * Math.min(4, resources - 1) : 0;
        return forms(item)
                + names
                + (behindName ? resource : 0.3 * resource)
                + (behindName ? formless(item) : 0)
                + version(item);
    }

    /**
     * Many segments that are asked the very same things, and whose answers tell nothing; the more so where many were met once
     * only, as new values keep coming and names do not.
     */
    private double formless(Item item) {
        int alike = callSets.getOrDefault(item.symbols.keySet(), 0);
        boolean tells = item.answered > 0 || alike < 6 || alike * 2 < items;
        boolean fresh = singles * 5 >= items;
        double weight = fresh ? 0.4 : alike >= 12 ? 0.3 : behindName ? 0.2 : 0;
        return tells ? 0 : weight * Math.log(alike) / Math.log(2);
    }

    /**
     * Numbers or dates near the root with calls below and none of their own are versions; further down, those that have names of
     * their own below, while one object's values each have the names that the others have.
     */
    private double version(Item item) {
        if (items > 24 || item.below.isEmpty() || !Words.couldBeVersion(item.sample) || item.isCalled()) {
            return 0;
        }
        boolean near = !behindName && (item.sample.format == ValueFormat.DATE || items <= 4);
        boolean own = item.below.size() >= 2 && below.shared(item) < 0.34;
        return near || own ? -7 : 0;
    }

    private double forms(Item item) {
        double formed = 0;
        double shared = 0;
        int peers = 0;
        for (Map.Entry<String, Item.Symbol> entry : item.symbols.entrySet()) {
            Item.Symbol mine = entry.getValue();
            if (!mine.shape.isEmpty()) {
                int alike = alike(item, mine, entry.getKey());
                formed += mine.count;
                shared += alike > 0 ? mine.count : 0;
                peers = Math.max(peers, alike);
            }
        }
        if (formed == 0) {
            return 0;
        }
        if (shared == 0) {
            return items >= 4 ? -1.2 : 0;
        }
        double trust = items >= 8 && singles * 4 >= items ? Math.max(0.6, evident) : evident;
        return trust * 0.9 * (shared / formed) * Math.log(1 + peers) / Math.log(2);
    }

    private int alike(Item item, Item.Symbol mine, String call) {
        int alike = 0;
        for (Item other : byCall.getOrDefault(call, List.of())) {
            Item.Symbol theirs = other == item ? null : other.symbols.get(call);
            if (theirs != null && mine.shape.similarity(theirs.shape) >= SAME_FORM) {
                alike++;
            }
        }
        return alike;
    }
}
