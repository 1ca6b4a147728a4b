package dev.sinew.spec;

/**
 * How long a text and how large a number may be. Bounds that are excluded count as included, as they contradict less.
 *
 * @param shortest the least characters of a text
 * @param longest the most
 * @param least the smallest number
 * @param most the largest
 */
public record Bounds(long shortest, long longest, double least, double most) {
    public static final Bounds NONE = new Bounds(0, Long.MAX_VALUE, Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY);

    /** What lies within both. */
    Bounds and(Bounds other) {
        return new Bounds(
                Math.max(shortest, other.shortest),
                Math.min(longest, other.longest),
                Math.max(least, other.least),
                Math.min(most, other.most));
    }
}
