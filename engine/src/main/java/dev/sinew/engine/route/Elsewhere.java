package dev.sinew.engine.route;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What a first look at the whole trie found each word to be, so that a second look can ask what it is at other positions: a
 * tenant's name is a value wherever it stands, {@code settings} a name.
 */
final class Elsewhere {
    /** Nothing is known yet. */
    static final Elsewhere UNKNOWN = new Elsewhere();

    private static final double CLEAR = 1;
    /** Positions with fewer segments say little. */
    private static final int FEW = 3;
    /** More positions would say no more. */
    private static final int ENOUGH = 16;

    private final Map<Long, List<Verdict>> verdicts = new HashMap<>();

    /** What a word was found to be at one position. */
    private record Verdict(SegmentNode node, boolean value) {}

    private final Set<SegmentNode> values = Collections.newSetFromMap(new IdentityHashMap<>());

    /** Notes what a position's items were judged to be. */
    void note(List<Item> items) {
        for (Item item : items) {
            if (item.score > 0 && !item.sample.identifier) {
                values.addAll(item.nodes);
            }
        }
        if (items.size() < FEW) {
            return;
        }
        for (Item item : items) {
            if (Math.abs(item.score) >= CLEAR && !item.folded() && !item.sample.identifier) {
                List<Verdict> known = verdicts.computeIfAbsent(item.sample.print, key -> new ArrayList<>(1));
                if (known.size() < ENOUGH) {
                    known.add(new Verdict(item.sample, item.score > 0));
                }
            }
        }
    }

    /** Whether a segment at its own place was found to be a value. */
    boolean isValue(SegmentNode node) {
        return values.contains(node);
    }

    /** The score that other positions give an item: positive where it mostly was a value. What it was at its own says nothing new. */
    double of(Item item) {
        int values = 0;
        int names = 0;
        for (Verdict verdict : verdicts.getOrDefault(item.sample.print, List.of())) {
            if (!item.nodes.contains(verdict.node)) {
                values += verdict.value ? 1 : 0;
                names += verdict.value ? 0 : 1;
            }
        }
        int all = values + names;
        if (all == 0) {
            return 0;
        }
        double lean = (double) (values - names) / all;
        double weight = Math.min(2, 0.9 * Math.log(1 + all) / Math.log(2));
        return lean > 0 ? lean * weight : 0.4 * lean * weight;
    }
}
