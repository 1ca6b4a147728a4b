package dev.sinew.demo.people;

import java.time.Duration;

/**
 * How fast people are.
 *
 * @param atOnce how many sessions go on at the same time
 * @param pause how long somebody looks at an answer before the next call, on average
 */
public record Pace(int atOnce, Duration pause) {
    /** As fast as the machine allows. */
    public static final Pace FAST = new Pace(4, Duration.ZERO);

    /** Several sessions a second, to be followed by the eye. */
    public static final Pace LIVELY = new Pace(6, Duration.ofMillis(60));
}
