package dev.sinew.store;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What enforcement points read. A policy never changes; the next one has the next number. */
public interface Policies {
    /** A published policy; numbers start at 1 and have no gaps. */
    record Published(long number, Instant at, String json) {}

    /** Publishes the next one. */
    Published publish(String json, Instant at);

    Optional<Published> newest();

    Optional<Published> get(long number);

    /** The newest first, before a number; {@link Long#MAX_VALUE} for the first page. */
    List<Published> newest(long before, int limit);
}
