package dev.sinew.inline;

import dev.sinew.model.Exchange;
import dev.sinew.model.MarkHit;
import java.util.List;

/** Takes what passed. Called from many threads, once for each exchange, when its answer has passed or was given up; must not wait. */
@FunctionalInterface
public interface Captured {
    /** Takes an exchange and why it was refused, where it was for what it asked. */
    void take(Exchange exchange, List<MarkHit> why);
}
