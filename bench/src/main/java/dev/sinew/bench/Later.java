package dev.sinew.bench;

import dev.sinew.model.Exchange;

/** Puts each pass over the same exchanges, a millisecond apart, behind the one before, so that time goes on for who remembers. */
final class Later {
    private static final long EACH = 1_000;

    private final int size;
    private long given;

    /** For passes of so many exchanges. */
    Later(int size) {
        this.size = size;
    }

    Exchange of(Exchange exchange) {
        return new Exchange(
                exchange.origin(),
                exchange.id(),
                exchange.timeMicros() + EACH * size * (given++ / size),
                exchange.tookMicros(),
                exchange.client(),
                exchange.direction(),
                exchange.request(),
                exchange.response());
    }
}
