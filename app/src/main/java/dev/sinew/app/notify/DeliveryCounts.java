package dev.sinew.app.notify;

import dev.sinew.store.Outbox;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;

/** How deliveries go, by target, as metrics. */
final class DeliveryCounts {
    private final MeterRegistry registry;
    private final Set<String> known = ConcurrentHashMap.newKeySet();
    private final AtomicReference<Map<String, Outbox.Standing>> standings = new AtomicReference<>(Map.of());

    DeliveryCounts(MeterRegistry registry) {
        this.registry = registry;
    }

    void sent(String target) {
        counter("sinew.notify.sent", "Messages that arrived", target).increment();
    }

    void retried(String target) {
        counter("sinew.notify.retried", "Attempts that failed and are made again", target)
                .increment();
    }

    void failed(String target) {
        counter("sinew.notify.failed", "Messages that were given up", target).increment();
    }

    private Counter counter(String name, String what, String target) {
        return Counter.builder(name).description(what).tag("target", target).register(registry);
    }

    /** Tells how targets stand now. */
    void stand(SortedMap<String, Outbox.Standing> now) {
        standings.set(now);
        now.keySet().stream().filter(known::add).forEach(this::gauges);
    }

    private void gauges(String target) {
        registry.gauge(
                "sinew.notify.waiting",
                Tags.of("target", target),
                this,
                counts -> counts.standing(target).waiting());
        registry.gauge(
                "sinew.notify.dead",
                Tags.of("target", target),
                this,
                counts -> counts.standing(target).dead());
    }

    private Outbox.Standing standing(String target) {
        return standings.get().getOrDefault(target, Outbox.Standing.EMPTY);
    }

    /** How targets stood when that was looked at last. */
    Map<String, Outbox.Standing> standings() {
        return standings.get();
    }
}
