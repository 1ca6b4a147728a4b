package dev.sinew.inline;

import dev.sinew.model.Exchange;

/** Takes what passed. Called from many threads, once for each exchange, when its answer has passed or was given up; must not wait. */
@FunctionalInterface
public interface Captured {
    void take(Exchange exchange);
}
