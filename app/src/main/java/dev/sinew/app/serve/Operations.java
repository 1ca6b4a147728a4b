package dev.sinew.app.serve;

import dev.sinew.app.notify.Notifying;
import dev.sinew.console.api.Health;
import dev.sinew.console.api.Operating;
import dev.sinew.console.api.SourceHealth;
import dev.sinew.inline.Answers;
import dev.sinew.model.Limit;
import dev.sinew.model.policy.Block;
import dev.sinew.model.policy.Patch;
import dev.sinew.store.Store;
import dev.sinew.store.StoreUnavailable;
import dev.sinew.store.Tokens;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.system.ProcessorMetrics;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.function.ToDoubleFunction;

/** How the service is: health, sources, metrics. */
final class Operations implements Operating {
    private static final long LAG_OF_NOTE = 50_000;

    private final Store store;
    private final Committer committer;
    private final FoldLoop loop;
    private final Sources sources;
    private final Ticker ticker;
    private final Notifying notifying;
    private final long atStart;
    private final PrometheusMeterRegistry registry;

    Operations(
            Store store,
            Committer committer,
            FoldLoop loop,
            Publishing publishing,
            Sources sources,
            Ticker ticker,
            BlockList blocks,
            PatchList patches,
            FirstAttempts attempts,
            Notifying notifying,
            PrometheusMeterRegistry registry,
            long atStart) {
        this.notifying = notifying;
        this.registry = registry;
        this.ticker = ticker;
        this.store = store;
        this.committer = committer;
        this.loop = loop;
        this.sources = sources;
        this.atStart = atStart;
        new JvmMemoryMetrics().bindTo(registry);
        new ProcessorMetrics().bindTo(registry);
        gauge("sinew.journal.last", "The last entry of the journal", () -> (double) loop.known());
        gauge("sinew.fold.done", "The last entry that is folded", () -> (double) loop.folded());
        gauge("sinew.fold.lag", "Entries that wait to be folded", () -> (double) lag());
        gauge("sinew.commit.waiting", "Posts that wait to be committed", () -> (double) committer.waiting());
        sizes(publishing);
        limits(publishing);
        FunctionCounter.builder("sinew.proxy.refused", blocks, BlockList::refused)
                .description("Requests that a block refused")
                .register(registry);
        FunctionCounter.builder("sinew.proxy.tried", blocks, BlockList::tried)
                .description("Requests that passed and that a dry run would have refused")
                .register(registry);
        policy(blocks, patches);
        for (FirstAttempts.Outcomes outcome : FirstAttempts.Outcomes.values()) {
            FunctionCounter.builder("sinew.proxy.ruled", attempts, all -> (double) all.count(outcome))
                    .description("Requests that were looked at before the API saw them, by what came of it")
                    .tag("outcome", outcome.name().toLowerCase(Locale.ROOT))
                    .register(registry);
        }
        gauge("sinew.enforce.done", "The last entry that ruling on requests knows of", attempts::sequence);
        gauge(
                "sinew.enforce.seconds",
                "How long the last look at what is known took, for ruling on requests",
                () -> attempts.took().toNanos() / 1e9);
        gauge(
                "sinew.publish.seconds",
                "How long the last publishing took",
                () -> publishing.took().toNanos() / 1e9);
    }

    /** What the policy did, by kind. */
    private void policy(BlockList blocks, PatchList patches) {
        for (Block.Kind kind : Block.Kind.values()) {
            policy(kind.word(), false, blocks, all -> (double) all.refused(kind));
            policy(kind.word(), true, blocks, all -> (double) all.tried(kind));
        }
        for (Patch.Condition condition : Patch.Condition.values()) {
            for (boolean dryRun : new boolean[] {false, true}) {
                PatchList.Count what = new PatchList.Count(condition, dryRun);
                policy(condition.word(), dryRun, patches, all -> (double) all.count(what));
            }
        }
        FunctionCounter.builder("sinew.policy.spared", blocks, BlockList::spared)
                .description("Requests that passed a block as they came from where nobody is blocked")
                .register(registry);
    }

    private <T> void policy(String kind, boolean dryRun, T counts, ToDoubleFunction<T> count) {
        FunctionCounter.builder("sinew.policy.refused", counts, count)
                .description("Requests that the policy refused, or would have in a dry run")
                .tag("kind", kind)
                .tag("mode", dryRun ? "dry-run" : "live")
                .register(registry);
    }

    /** Counts what proxies that ask are answered. */
    Answers answers() {
        return status -> Counter.builder("sinew.check.answered")
                .description("Answers to proxies that asked what may pass")
                .tag("status", Integer.toString(status))
                .register(registry)
                .increment();
    }

    /** What the folds hold, as of the last publishing. */
    private void sizes(Publishing publishing) {
        gauge(
                "sinew.known.exchanges",
                "Exchanges that were folded",
                () -> publishing.shown().exchanges());
        gauge("sinew.known.apis", "APIs", () -> publishing.shown().apis());
        gauge("sinew.known.operations", "Operations", () -> publishing.shown().operations());
        gauge("sinew.known.callers", "Callers", () -> publishing.shown().callers());
        gauge("sinew.known.findings", "Findings", () -> publishing.shown().findings());
        gauge("sinew.known.incidents", "Incidents", () -> publishing.shown().incidents());
        gauge(
                "sinew.known.problems",
                "What could not be read, and limits that were hit",
                () -> publishing.shown().problems());
    }

    private void limits(Publishing publishing) {
        for (Limit limit : Limit.all()) {
            FunctionCounter.builder("sinew.limit.hits", publishing, shows -> (double) shows.hits(limit))
                    .description("Exchanges that hit a limit, as of the last publishing")
                    .tag("limit", limit.name().toLowerCase(Locale.ROOT).replace('_', '-'))
                    .register(registry);
        }
    }

    private void gauge(String name, String what, Supplier<Number> value) {
        Gauge.builder(name, value).description(what).register(registry);
    }

    MeterRegistry registry() {
        return registry;
    }

    private long lag() {
        return Math.max(0, loop.known() - loop.folded());
    }

    @Override
    public Health health() {
        List<Health.Check> checks = new ArrayList<>();
        String write = committer.trouble();
        checks.add(new Health.Check("store", write.isEmpty(), write.isEmpty() ? store.name() : write));
        String read = loop.trouble();
        boolean folding = loop.alive() && read.isEmpty();
        checks.add(new Health.Check("folds", folding, folding ? lag() + " entries behind" : read));
        checks.add(notifying.check());
        boolean caughtUp = loop.folded() >= atStart && lag() < LAG_OF_NOTE;
        return new Health(caughtUp && folding && write.isEmpty(), checks);
    }

    @Override
    public List<SourceHealth> sources() {
        Map<String, String> names = new HashMap<>();
        try {
            for (Tokens.Token token : store.tokens().all()) {
                names.put(token.id(), token.name());
            }
        } catch (StoreUnavailable e) {
            names.clear();
        }
        List<SourceHealth> all = new ArrayList<>();
        sources.all()
                .forEach((source, counts) -> all.add(new SourceHealth(
                        names.getOrDefault(source, source),
                        names.containsKey(source) ? "token" : source.startsWith("proxy ") ? "proxy" : "file",
                        counts.accepted(),
                        counts.duplicates(),
                        counts.rejected(),
                        Optional.of(counts.last()))));
        return all;
    }

    @Override
    public void refresh() {
        ticker.want();
    }

    @Override
    public String metrics() {
        return registry.scrape();
    }
}
