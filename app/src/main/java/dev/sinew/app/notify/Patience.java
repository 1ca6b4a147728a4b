package dev.sinew.app.notify;

import java.time.Duration;
import java.util.random.RandomGenerator;

/**
 * How long a target may take, and how often it is tried.
 *
 * @param connect to be connected to
 * @param answer to answer
 * @param first how long to wait after the first failure, about
 * @param longest how long to wait between attempts, at most
 * @param attempts after how many a message is given up
 * @param age after how long a message is given up
 */
public record Patience(
        Duration connect, Duration answer, Duration first, Duration longest, int attempts, Duration age) {
    /** Waits double up to a quarter of an hour; a message is given up after a day. */
    public static final Patience USUAL = new Patience(
            Duration.ofSeconds(5),
            Duration.ofSeconds(20),
            Duration.ofSeconds(1),
            Duration.ofMinutes(15),
            120,
            Duration.ofHours(24));

    private static final int MOST_DOUBLINGS = 20;

    /** How long to wait after so many attempts: between half and all of it by chance, so that targets do not come in step. */
    Duration pause(int attempts, RandomGenerator chance) {
        long whole = Math.min(longest.toMillis(), first.toMillis() << Math.min(attempts, MOST_DOUBLINGS));
        return Duration.ofMillis(whole / 2 + chance.nextLong(whole / 2 + 1));
    }
}
