package dev.sinew.model.policy;

import java.time.Duration;
import java.time.Instant;

/**
 * What was done about somebody before.
 *
 * @param subject by its name
 * @param blocks how many live blocks of it response rules led to
 * @param settled what it did until then was answered already: it leads to nothing more
 * @param at when it was last answered
 */
public record Past(String subject, int blocks, Instant settled, Instant at) implements Entry {
    /** So long it is remembered. */
    public static final Duration LASTS = Duration.ofDays(90);

    /** The id of somebody's past. */
    public static String id(String subject) {
        return "past " + subject;
    }

    @Override
    public String id() {
        return id(subject);
    }
}
