package dev.sinew.app.notify;

import dev.sinew.console.api.Blocking;
import dev.sinew.console.api.Health;
import dev.sinew.engine.privacy.PrivacyKey;
import dev.sinew.model.policy.Policy;
import dev.sinew.store.Outbox;
import dev.sinew.store.Store;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** Telling of a running service: finds out what is new, and has it delivered. */
public final class Notifying implements AutoCloseable {
    /** The setting that holds up to which entry of the journal incidents are of a past that was told under another key. */
    public static final String QUIET_THROUGH = "notify-quiet-through";

    private final Telling telling;
    private final Dispatcher dispatcher;
    private final DeliveryCounts counts;

    /**
     * Telling of what a store knows.
     *
     * @param key the one that targets are sealed with
     * @param blocking tells which blocks stand
     * @param policy tells what was done before, and what waits for an answer
     * @param registry takes the metrics
     */
    public Notifying(
            Store store,
            PrivacyKey key,
            Blocking blocking,
            Supplier<Policy> policy,
            MeterRegistry registry,
            Patience patience,
            InstantSource clock,
            String version) {
        this.counts = new DeliveryCounts(registry);
        this.telling = new Telling(store, quietThrough(store), this::wake);
        this.dispatcher = new Dispatcher(
                store,
                new Sinks(key, version, patience),
                patience,
                counts,
                clock,
                () -> tellPolicy(blocking, policy, clock));
    }

    private static long quietThrough(Store store) {
        return store.settings().get(QUIET_THROUGH).map(Long::parseLong).orElse(0L);
    }

    private void tellPolicy(Blocking blocking, Supplier<Policy> policy, InstantSource clock) {
        telling.tell(blocking.standing(), policy.get(), clock.instant());
    }

    private void wake() {
        dispatcher.wake();
    }

    /** What finds out what is new. */
    public Telling telling() {
        return telling;
    }

    /** Begins to deliver. */
    public void start() {
        dispatcher.start();
    }

    /** Whether all arrived that was to be told. */
    public Health.Check check() {
        List<String> troubles = new ArrayList<>();
        long waiting = 0;
        for (Map.Entry<String, Outbox.Standing> each : counts.standings().entrySet()) {
            waiting += each.getValue().waiting();
            if (each.getValue().dead() > 0) {
                troubles.add(each.getValue().dead() + " messages to " + each.getKey() + " were given up");
            }
        }
        return troubles.isEmpty()
                ? new Health.Check("notify", true, waiting + " messages wait")
                : new Health.Check("notify", false, String.join(", ", troubles) + ". `sinew target list` says why.");
    }

    /** Ends after what is under way was broken off; that is sent again after the next start. */
    @Override
    public void close() {
        dispatcher.close();
    }
}
