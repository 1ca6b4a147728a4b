package dev.sinew.bench.world;

import dev.sinew.model.Exchange;

/**
 * An exchange with the truth about it. The entry of the exchange's origin is the event's index from 0.
 *
 * @param exchange what a collector sees
 * @param label what it does not see
 */
public record Event(Exchange exchange, Label label) {
    public long index() {
        return exchange.origin().entry();
    }
}
