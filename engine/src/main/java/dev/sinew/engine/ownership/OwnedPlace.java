package dev.sinew.engine.ownership;

import dev.sinew.model.Operation;
import java.util.Comparator;
import java.util.Optional;

/**
 * A place of requests where callers name their own: what traffic says of whose objects an operation is about.
 *
 * @param operation which
 * @param parameter what the place is called
 * @param segment the segment of the path that it is, from 1; 0 where it is none
 * @param type what kind of object stands there, by the place's name
 * @param naming what they name
 * @param keepers how many callers name nothing else
 * @param breakers how many name something else as well
 */
public record OwnedPlace(
        Operation operation, String parameter, int segment, String type, Naming naming, int keepers, int breakers)
        implements Comparable<OwnedPlace> {
    private static final int LEAST = 3;
    private static final int ONE_IN = 8;

    /** What callers name there. */
    public enum Naming {
        /** Objects of their own. */
        OWN_OBJECTS,
        /** Themselves. */
        THEMSELVES
    }

    /** What callers name at a place of an operation where next to all name their own: themselves rather than objects. */
    static Optional<OwnedPlace> of(Operation operation, PlaceFacts facts, int segment, AttributeNames names) {
        Place place = facts.place;
        int attribute = facts.mostKept(names);
        Optional<OwnedPlace> themselves = attribute < 0
                ? Optional.empty()
                : Optional.of(new OwnedPlace(
                        operation,
                        place.field(),
                        segment,
                        place.type(),
                        Naming.THEMSELVES,
                        facts.keepers(attribute, 0),
                        facts.breakers(attribute, 0)));
        OwnedPlace objects = new OwnedPlace(
                operation,
                place.field(),
                segment,
                place.type(),
                Naming.OWN_OBJECTS,
                facts.owners(0),
                facts.strangers(0));
        return themselves
                .filter(OwnedPlace::isKept)
                .or(() -> Optional.of(objects).filter(OwnedPlace::isKept));
    }

    /** Whether enough callers keep to it, and next to nobody does not. */
    boolean isKept() {
        return keepers >= LEAST && breakers * ONE_IN <= keepers;
    }

    @Override
    public int compareTo(OwnedPlace other) {
        return Comparator.comparing(OwnedPlace::operation)
                .thenComparingInt(OwnedPlace::segment)
                .thenComparing(OwnedPlace::parameter)
                .thenComparing(OwnedPlace::naming)
                .compare(this, other);
    }
}
