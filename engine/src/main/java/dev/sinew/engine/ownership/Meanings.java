package dev.sinew.engine.ownership;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * By which attribute fields of a name say whom something belongs to. A field that names the owner in some answers names it in all:
 * also in those that nobody gets of what is its own.
 *
 * @param byField the attribute of persons
 */
record Meanings(Map<Meaning, Integer> byField) {
    static final Meanings NONE = new Meanings(Map.of());

    /** A field's name, with its type within its api. */
    private record Meaning(int typeKey, String field) {}

    /** What follows from places. */
    static Meanings of(List<KnowledgeShard> shards) {
        Map<Meaning, Integer> now = new HashMap<>();
        for (KnowledgeShard shard : shards) {
            for (PlaceFacts facts : shard.places.values()) {
                if (facts.owner() >= 0 && facts.place.owner() && !facts.place.inList()) {
                    now.merge(new Meaning(facts.place.typeKey(), facts.place.field()), facts.owner(), Math::min);
                }
            }
        }
        return new Meanings(now);
    }

    /** The attribute by which a place's field says whom something belongs to, or -1. */
    int at(Place place) {
        return place.owner() && !place.inList()
                ? byField.getOrDefault(new Meaning(place.typeKey(), place.field()), -1)
                : -1;
    }
}
