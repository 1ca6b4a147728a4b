package dev.sinew.store;

import java.util.List;

/**
 * What became of the entries of one append, which are durable now.
 *
 * @param places one for each entry, in their order
 */
public record Appended(List<Place> places) {
    /**
     * Where an entry stands.
     *
     * @param sequence its number in the journal
     * @param duplicate whether it stood there before, as the repetition of an earlier delivery
     */
    public record Place(long sequence, boolean duplicate) {}

    public Appended {
        places = List.copyOf(places);
    }

    /** How many were new. */
    public int fresh() {
        return (int) places.stream().filter(place -> !place.duplicate()).count();
    }
}
