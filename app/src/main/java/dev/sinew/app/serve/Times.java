package dev.sinew.app.serve;

import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** Times as observations have them. */
final class Times {
    private Times() {}

    /** Microseconds since 1970 UTC. */
    static long micros(Instant time) {
        return ChronoUnit.MICROS.between(Instant.EPOCH, time);
    }
}
