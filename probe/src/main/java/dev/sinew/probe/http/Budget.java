package dev.sinew.probe.http;

import java.time.Duration;

/**
 * How much a run may ask of its target.
 *
 * @param requests at most so many
 * @param time no request is begun after that long
 * @param each how long a reply may take
 * @param storm after so many replies in a row that say "too many" or fail in the server, it stops
 * @param pace how fast it may ask
 */
public record Budget(int requests, Duration time, Duration each, int storm, Pace pace) {
    public static final Budget DEFAULT = new Budget(50_000, Duration.ofMinutes(30), Duration.ofSeconds(15), 25);

    /** At the usual pace. */
    public Budget(int requests, Duration time, Duration each, int storm) {
        this(requests, time, each, storm, Pace.DEFAULT);
    }
}
