package dev.sinew.app.serve;

import dev.sinew.app.fold.Folds;
import dev.sinew.console.api.Blocking;
import dev.sinew.engine.identity.Barred;
import dev.sinew.engine.route.RouteView;
import dev.sinew.model.Observation;
import dev.sinew.store.Policies;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;

/**
 * The callers that are kept out: what people decided, as the newest policy of the store says, with what those callers prove themselves
 * with, as the folds knew at the last tick. Proxies ask it before anything passes. A block that has ended counts no more, and goes
 * with the next change.
 */
final class BlockList implements Blocking, Replay.Told {
    private final Policies policies;
    private final InstantSource clock;
    private final AtomicLong refused = new AtomicLong();
    private final AtomicLong tried = new AtomicLong();
    private volatile List<Entry> entries = List.of();

    /** A block; {@code key} of its caller and {@code barred} are there once it is known who that is. */
    private record Entry(Block block, Optional<Long> key, Optional<Barred> barred, AtomicLong refused) {
        Entry known(Optional<Long> now, Optional<Barred> theirs) {
            return new Entry(block, now, theirs, refused);
        }

        Standing standing() {
            return new Standing(block, barred.isPresent(), refused.get());
        }
    }

    /** The blocks of a store's newest policy. */
    BlockList(Policies policies, InstantSource clock) {
        this.policies = policies;
        this.clock = clock;
        this.entries = policies.newest().flatMap(each -> PolicyJson.blocks(each.json())).orElse(List.of()).stream()
                .map(BlockList::unknown)
                .toList();
    }

    private static Entry unknown(Block block) {
        return new Entry(block, Optional.empty(), Optional.empty(), new AtomicLong());
    }

    @Override
    public List<Standing> standing() {
        Instant now = clock.instant();
        return entries.stream()
                .filter(entry -> entry.block().until().isAfter(now))
                .map(Entry::standing)
                .toList();
    }

    @Override
    public synchronized Standing add(Block block) {
        List<Entry> more = standingEntries();
        Entry entry = unknown(block);
        more.add(entry);
        publish(more);
        return entry.standing();
    }

    @Override
    public synchronized Optional<Block> release(String id) {
        List<Entry> left = standingEntries();
        Optional<Entry> ended =
                left.stream().filter(entry -> entry.block().id().equals(id)).findFirst();
        if (ended.isPresent()) {
            left.remove(ended.get());
            publish(left);
        }
        return ended.map(Entry::block);
    }

    private List<Entry> standingEntries() {
        Instant now = clock.instant();
        List<Entry> standing = new ArrayList<>(entries);
        standing.removeIf(entry -> !entry.block().until().isAfter(now));
        return standing;
    }

    /** First what is kept, then what holds: a block that is shown outlives a restart. */
    private void publish(List<Entry> now) {
        policies.publish(PolicyJson.of(now.stream().map(Entry::block).toList()), clock.instant());
        entries = List.copyOf(now);
    }

    /** Asks folds what the callers prove themselves with. On the folds' thread, or before that runs. */
    void look(Folds folds) {
        if (entries.isEmpty()) {
            return;
        }
        List<Entry> before = entries;
        List<Entry> known = before.stream().map(entry -> known(folds, entry)).toList();
        synchronized (this) {
            List<Entry> now = new ArrayList<>(entries);
            now.replaceAll(entry -> {
                int at = before.indexOf(entry);
                return at < 0 ? entry : known.get(at);
            });
            entries = List.copyOf(now);
        }
    }

    private static Entry known(Folds folds, Entry entry) {
        Optional<Long> key = entry.key().isPresent()
                ? entry.key()
                : folds.caller(entry.block().caller());
        return entry.known(key, key.map(each -> folds.barred(Set.of(each))));
    }

    @Override
    public void tick(Folds folds, RouteView view, long sequence) {
        look(folds);
    }

    /** Whether any block stands, or stood a moment ago. */
    boolean watches() {
        return !entries.isEmpty();
    }

    /** Whether a request is of nobody who is kept out; it counts with those that were refused where it is. */
    boolean admits(Observation seen) {
        List<Entry> all = entries;
        Instant now = clock.instant();
        boolean admitted = true;
        for (Entry entry : all) {
            boolean theirs = entry.block().until().isAfter(now)
                    && entry.barred()
                            .filter(barred -> barred.holds(seen.credentials(), seen.api()))
                            .isPresent();
            if (theirs) {
                entry.refused().incrementAndGet();
                (entry.block().dryRun() ? tried : refused).incrementAndGet();
                admitted &= entry.block().dryRun();
            }
        }
        return admitted;
    }

    /** How many requests were refused since the start. */
    long refused() {
        return refused.get();
    }

    /** How many passed that a dry run would have refused. */
    long tried() {
        return tried.get();
    }
}
