package dev.sinew.probe.http;

import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;

/**
 * How long to wait where a target says that it has too much to do ({@code 429}, {@code 503}), before the same is asked again: as long as {@code Retry-After} says
 * (RFC 9110, section 10.2.3), else a quarter of a second, twice as long each time. Bounded: four times for a request, a minute each, a fifth of the run's time for all
 * together, which counts wherever it is waited, as what is waited for at the same time may come at the same time. Safe for use by several threads.
 */
final class Backoff {
    private static final int TRIES = 4;
    private static final Duration FIRST = Duration.ofMillis(250);
    private static final Duration LONGEST = Duration.ofMinutes(1);

    private final ReentrantLock lock = new ReentrantLock();
    private Duration left;

    Backoff(Duration time) {
        this.left = time.dividedBy(5);
    }

    /**
     * Waits.
     *
     * @throws BudgetSpent where the run is interrupted meanwhile
     */
    static void park(Duration wait) {
        long until = System.nanoTime() + wait.toNanos();
        for (long left = wait.toNanos(); left > 0; left = until - System.nanoTime()) {
            LockSupport.parkNanos(left);
            if (Thread.currentThread().isInterrupted()) {
                throw new BudgetSpent("the run was interrupted");
            }
        }
    }

    /** Whether a reply says that there is too much to do. */
    static boolean isBusy(Reply reply) {
        return reply.status() == 429 || reply.status() == 503;
    }

    /** How long to wait after the reply to a try, from 0; empty where it is taken as it is. */
    Optional<Duration> after(Reply reply, int tries, Instant now) {
        if (!isBusy(reply) || tries >= TRIES) {
            return Optional.empty();
        }
        Duration wait = said(reply.header("retry-after"), now).orElse(FIRST.multipliedBy(1L << tries));
        lock.lock();
        try {
            if (wait.compareTo(LONGEST) > 0 || wait.compareTo(left) > 0) {
                return Optional.empty();
            }
            left = left.minus(wait);
            return Optional.of(wait);
        } finally {
            lock.unlock();
        }
    }

    private static Optional<Duration> said(String header, Instant now) {
        if (header.matches("\\d{1,9}")) {
            return Optional.of(Duration.ofSeconds(Long.parseLong(header)));
        }
        try {
            Instant then = ZonedDateTime.parse(header, DateTimeFormatter.RFC_1123_DATE_TIME)
                    .toInstant();
            return Optional.of(then.isAfter(now) ? Duration.between(now, then) : Duration.ZERO);
        } catch (DateTimeParseException e) {
            // None, or one that says nothing.
            return Optional.empty();
        }
    }
}
