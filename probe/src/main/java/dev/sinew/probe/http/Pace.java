package dev.sinew.probe.http;

/**
 * How fast a run may ask.
 *
 * @param atOnce so many requests at the same time, at least 1
 * @param perSecond no more requests begin in a second, evenly spread; 0 for as many as there are
 */
public record Pace(int atOnce, int perSecond) {
    public static final Pace DEFAULT = new Pace(8, 0);

    public Pace {
        if (atOnce < 1 || perSecond < 0) {
            throw new IllegalArgumentException("a pace of " + atOnce + " at once, " + perSecond + " a second");
        }
    }
}
