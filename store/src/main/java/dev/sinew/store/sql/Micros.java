package dev.sinew.store.sql;

import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** Times as they are stored: microseconds since 1970, so far as a long reaches. */
final class Micros {
    private static final Instant LATEST = instant(Long.MAX_VALUE);
    private static final Instant EARLIEST = instant(Long.MIN_VALUE);

    private Micros() {}

    static long of(Instant time) {
        if (!time.isBefore(LATEST)) {
            return Long.MAX_VALUE;
        }
        return time.isBefore(EARLIEST) ? Long.MIN_VALUE : ChronoUnit.MICROS.between(Instant.EPOCH, time);
    }

    static Instant instant(long micros) {
        return Instant.EPOCH.plus(micros, ChronoUnit.MICROS);
    }

    /** A time as it comes back when it is stored. */
    static Instant kept(Instant time) {
        return instant(of(time));
    }
}
