package dev.sinew.app.demo;

import dev.sinew.demo.people.Outcome;
import dev.sinew.demo.people.Witness;
import java.util.concurrent.atomic.AtomicLong;

/** Counts what was called and what came of it, as the callers saw it. */
final class Tally implements Witness {
    private static final int FAULT = 500;

    private final AtomicLong calls = new AtomicLong();
    private final AtomicLong faults = new AtomicLong();

    @Override
    public void saw(Outcome outcome) {
        calls.incrementAndGet();
        if (outcome.status() >= FAULT) {
            faults.incrementAndGet();
        }
    }

    /** How many calls were answered. */
    long calls() {
        return calls.get();
    }

    /** How many of them with a fault of the bank or of the proxy. */
    long faults() {
        return faults.get();
    }
}
