package dev.sinew.scan.ask;

import java.time.Duration;

/**
 * How long an issuer is waited for, and how much is asked.
 *
 * @param whole from the first packet to the end of the answer
 * @param atOnce how many questions a host has before it at a time
 * @param most how many secrets are sent in a run
 * @param failures after how many in a row without an answer a host is left alone
 */
public record Patience(Duration whole, int atOnce, int most, int failures) {
    /** Where nothing else is said. */
    public static final Patience USUAL = new Patience(Duration.ofSeconds(10), 2, 1000, 3);
}
