package dev.sinew.engine.ownership;

import org.agrona.collections.LongHashSet;

/** Which types of objects are named below which others in paths, as in {@code /accounts/{accountId}/cards/{cardId}}. */
final class Nesting {
    private final LongHashSet pairs = new LongHashSet();

    void add(Site site) {
        Place parent = Place.NONE;
        for (int i = 0; i < site.segments(); i++) {
            Place place = site.parameter(i);
            if (place.key() != 0) {
                if (parent.key() != 0) {
                    pairs.add(pair(place, parent));
                }
                parent = place;
            }
        }
    }

    boolean has(Place child, Place parent) {
        return pairs.contains(pair(child, parent));
    }

    private static long pair(Place child, Place parent) {
        return (long) child.typeKey() << 32 | parent.typeKey() & 0xffffffffL;
    }
}
