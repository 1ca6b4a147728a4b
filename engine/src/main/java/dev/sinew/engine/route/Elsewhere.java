package dev.sinew.engine.route;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

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

    private final Map<Long, Tally> tallies = new HashMap<>();

    private static final class Tally {
        int values;
        int names;
    }

    /** Notes what a position's items were judged to be. */
    void note(List<Item> items) {
        if (items.size() < FEW) {
            return;
        }
        for (Item item : items) {
            if (Math.abs(item.score) >= CLEAR && !item.folded() && item.sample.length > 0) {
                Tally tally = tallies.computeIfAbsent(item.sample.print, key -> new Tally());
                tally.values += item.score > 0 ? 1 : 0;
                tally.names += item.score > 0 ? 0 : 1;
            }
        }
    }

    /** The score that other positions give a segment: positive where it mostly was a value. */
    double of(SegmentNode node) {
        Tally tally = tallies.get(node.print);
        if (tally == null) {
            return 0;
        }
        int all = tally.values + tally.names;
        double lean = (double) (tally.values - tally.names) / all;
        double weight = Math.min(2, 0.9 * Math.log(1 + all) / Math.log(2));
        return lean > 0 ? lean * weight : 0.4 * lean * weight;
    }
}
