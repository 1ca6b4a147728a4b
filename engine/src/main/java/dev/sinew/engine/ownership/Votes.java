package dev.sinew.engine.ownership;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * What an operation keeps to at one place: that the value there is an attribute of the caller. One vote a caller; the judged
 * caller's own does not count. Two in three of the others must agree, and three must with different values, before one
 * that does not is remarkable.
 */
final class Votes {
    private static final int LEAST = 3;
    private static final int STABLE = 5;
    private static final int MOST = 4_000;

    private final Map<String, Tally> byPlaceAndAttribute = new HashMap<>();

    private static final class Tally {
        final Set<Long> keeping = new HashSet<>();
        final Set<Long> breaking = new HashSet<>();
        final Set<Long> values = new HashSet<>();
    }

    void vote(String place, String attribute, long caller, boolean keeps, long value) {
        Tally tally = byPlaceAndAttribute.computeIfAbsent(place + " " + attribute, key -> new Tally());
        if (tally.keeping.size() + tally.breaking.size() >= MOST) {
            return;
        }
        (keeps ? tally.keeping : tally.breaking).add(caller);
        if (keeps && tally.values.size() < MOST) {
            tally.values.add(value);
        }
    }

    /** How many others keep to it where enough do, else 0. */
    int keepers(String place, String attribute, long judged) {
        Tally tally = byPlaceAndAttribute.get(place + " " + attribute);
        if (tally == null) {
            return 0;
        }
        int keeping = tally.keeping.size() - (tally.keeping.contains(judged) ? 1 : 0);
        int breaking = tally.breaking.size() - (tally.breaking.contains(judged) ? 1 : 0);
        boolean enough = keeping >= LEAST && tally.values.size() >= LEAST && keeping >= 2 * breaking;
        return enough ? keeping : 0;
    }

    static boolean isStable(int keepers) {
        return keepers >= STABLE;
    }
}
