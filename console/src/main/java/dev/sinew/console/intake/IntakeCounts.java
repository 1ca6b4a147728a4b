package dev.sinew.console.intake;

import dev.sinew.console.intake.Receipt.Outcome;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.TimeUnit;

/** Counts what came in and what was refused. */
public final class IntakeCounts {
    private final MeterRegistry registry;
    private final Timer acknowledged;

    /** Counts for a registry. */
    public IntakeCounts(MeterRegistry registry) {
        this.registry = registry;
        this.acknowledged = Timer.builder("sinew.intake.acknowledged")
                .description("From a post's first byte to its receipt")
                .publishPercentiles(0.5, 0.99)
                .distributionStatisticExpiry(Duration.ofMinutes(5))
                .register(registry);
    }

    void taken(Receipt receipt, long nanos) {
        acknowledged.record(nanos, TimeUnit.NANOSECONDS);
        for (Outcome outcome : Outcome.values()) {
            registry.counter("sinew.intake.exchanges", "outcome", outcome.name().toLowerCase(Locale.ROOT))
                    .increment((double) receipt.count(outcome));
        }
    }

    void refused(int status) {
        registry.counter("sinew.intake.refused", "status", Integer.toString(status))
                .increment();
    }
}
