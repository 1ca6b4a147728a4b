package dev.sinew.engine.route;

import dev.sinew.model.Observation;
import dev.sinew.model.Segment;

/** Keys of places until operations are known: paths that differ in evident ids only count as one. */
public final class CoarsePlace {
    private static final int LONGEST_NAME = 24;

    private CoarsePlace() {}

    /** The key of where an exchange happened. */
    public static long key(Observation observation) {
        long key = mix(
                observation.api().hashCode(),
                31L * observation.method().hashCode() + observation.selector().hashCode());
        for (Segment segment : observation.segments()) {
            key = mix(key, isName(segment) ? segment.print() : 1);
        }
        return key;
    }

    private static boolean isName(Segment segment) {
        return switch (segment.format()) {
            case WORD -> segment.length() <= LONGEST_NAME;
            case SLUG -> !segment.text().isEmpty() && segment.length() <= LONGEST_NAME;
            case EMPTY -> true;
            default -> false;
        };
    }

    /** A key of two. */
    public static long mix(long key, long next) {
        long mixed = (key ^ next) * 0x9e3779b97f4a7c15L;
        return mixed ^ mixed >>> 29;
    }
}
