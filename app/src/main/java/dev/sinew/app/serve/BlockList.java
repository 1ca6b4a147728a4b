package dev.sinew.app.serve;

import dev.sinew.app.fold.Folds;
import dev.sinew.console.Refusal;
import dev.sinew.console.api.Blocking;
import dev.sinew.engine.identity.Barred;
import dev.sinew.engine.route.RouteView;
import dev.sinew.model.Credential;
import dev.sinew.model.Observation;
import dev.sinew.model.policy.Block;
import dev.sinew.model.policy.Decision;
import dev.sinew.model.policy.Past;
import dev.sinew.model.policy.Policy;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicLongArray;

/**
 * Who is kept out: the blocks of the policy, with what callers prove themselves with, as the folds knew at the last tick. Proxies ask
 * it before anything passes. A block that has ended counts no more, and goes with the next decision.
 */
final class BlockList implements Blocking, Replay.Told {
    private final Policing policing;
    private final Exempt exempt;
    private final InstantSource clock;
    private final AtomicLongArray refused = new AtomicLongArray(Block.Kind.values().length);
    private final AtomicLongArray tried = new AtomicLongArray(Block.Kind.values().length);
    private final AtomicLong spared = new AtomicLong();
    private volatile List<Entry> entries = List.of();

    /** Says who is never kept out. */
    interface Exempt {
        /** Whether what comes from where a request came from passes whatever is blocked. */
        boolean passes(Observation request);

        /** Why nobody is to block somebody, by the name, where that is so. */
        Optional<String> why(String subject);
    }

    /** A block; {@code key} of its subject and {@code barred} are there once it is known who that is. */
    private record Entry(Block block, Optional<Long> key, Optional<Barred> barred, AtomicLong refused) {
        static Entry of(Block block) {
            Optional<Long> key = block.key() == 0 ? Optional.empty() : Optional.of(block.key());
            return new Entry(block, key, Optional.empty(), new AtomicLong());
        }

        Entry known(Folds folds) {
            Optional<Long> now = key.isPresent()
                    ? key
                    : switch (block.kind()) {
                        case CALLER -> folds.caller(block.subject());
                        case CLIENT -> folds.client(block.subject());
                        case TOKEN -> Optional.empty();
                    };
            boolean caller = block.kind() == Block.Kind.CALLER;
            return new Entry(
                    block, now, caller ? now.map(each -> folds.barred(Set.of(each))) : Optional.empty(), refused);
        }

        boolean isKnown() {
            return block.kind() == Block.Kind.CALLER ? barred.isPresent() : key.isPresent();
        }

        boolean holds(Observation seen) {
            return switch (block.kind()) {
                case CALLER -> barred.isPresent() && barred.get().holds(seen.credentials(), seen.api());
                case TOKEN -> key.isPresent() && has(seen.credentials(), key.get());
                case CLIENT -> key.isPresent() && seen.client().print() == key.get();
            };
        }

        private static boolean has(List<Credential> credentials, long print) {
            return credentials.stream().anyMatch(each -> each.print() == print);
        }

        Standing standing() {
            return new Standing(block, isKnown(), refused.get());
        }
    }

    /** The blocks of a policy, as it is from now on. */
    BlockList(Policing policing, Exempt exempt, InstantSource clock) {
        this.policing = policing;
        this.exempt = exempt;
        this.clock = clock;
        policing.tell(this::follow);
    }

    private synchronized void follow(Policy policy) {
        Map<Block, Entry> before = new HashMap<>();
        entries.forEach(entry -> before.put(entry.block(), entry));
        entries = policy.all(Block.class).stream()
                .map(block -> before.getOrDefault(block, Entry.of(block)))
                .toList();
    }

    @Override
    public List<Standing> standing() {
        Instant now = clock.instant();
        return entries.stream()
                .filter(entry -> entry.block().stands(now))
                .map(Entry::standing)
                .toList();
    }

    @Override
    public Standing add(Block block) throws Refusal {
        Optional<String> why = exempt.why(block.subject());
        if (why.isPresent()) {
            throw new Refusal(409, "This is never to be blocked: " + why.get() + " Take the allowance back first.");
        }
        Decision.Kind kind = block.dryRun() ? Decision.Kind.TRY_BLOCK : Decision.Kind.BLOCK;
        policing.decide(new Decision(
                kind, block.since(), block.who(), block.subject(), block.reason(), List.of(block), List.of()));
        return entries.stream()
                .filter(entry -> entry.block().equals(block))
                .map(Entry::standing)
                .findFirst()
                .orElseGet(() -> Entry.of(block).standing());
    }

    @Override
    public Optional<Block> release(String id, String who) throws Refusal {
        Instant now = clock.instant();
        Policy policy = policing.policy();
        Optional<Block> block = policy.get(Block.class, id).filter(each -> each.stands(now));
        if (block.isPresent()) {
            String subject = block.get().subject();
            int blocks = policy.past(subject).map(Past::blocks).orElse(0);
            policing.decide(new Decision(
                    Decision.Kind.RELEASE,
                    now,
                    who,
                    subject,
                    "",
                    List.of(new Past(subject, blocks, now, now)),
                    List.of(id)));
        }
        return block;
    }

    /** Asks folds what the callers prove themselves with. On the folds' thread, or before that runs. */
    void look(Folds folds) {
        if (entries.isEmpty()) {
            return;
        }
        Map<Block, Entry> known = new HashMap<>();
        entries.forEach(entry -> known.put(entry.block(), entry.known(folds)));
        synchronized (this) {
            List<Entry> now = new ArrayList<>(entries);
            now.replaceAll(entry -> known.getOrDefault(entry.block(), entry));
            entries = List.copyOf(now);
        }
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
        List<Entry> theirs = new ArrayList<>();
        Instant now = clock.instant();
        for (Entry entry : entries) {
            if (entry.block().stands(now) && entry.holds(seen)) {
                theirs.add(entry);
            }
        }
        if (theirs.isEmpty()) {
            return true;
        }
        if (exempt.passes(seen)) {
            spared.incrementAndGet();
            return true;
        }
        boolean admitted = true;
        for (Entry entry : theirs) {
            entry.refused().incrementAndGet();
            boolean dry = entry.block().dryRun();
            (dry ? tried : refused).incrementAndGet(entry.block().kind().ordinal());
            admitted &= dry;
        }
        return admitted;
    }

    /** How many requests blocks of a kind refused since the start. */
    long refused(Block.Kind kind) {
        return refused.get(kind.ordinal());
    }

    /** How many passed that dry runs of a kind would have refused. */
    long tried(Block.Kind kind) {
        return tried.get(kind.ordinal());
    }

    /** How many passed as they came from addresses that are never blocked. */
    long spared() {
        return spared.get();
    }

    /** How many requests were refused since the start. */
    long refused() {
        long all = 0;
        for (Block.Kind kind : Block.Kind.values()) {
            all += refused(kind);
        }
        return all;
    }

    /** How many passed that a dry run would have refused. */
    long tried() {
        long all = 0;
        for (Block.Kind kind : Block.Kind.values()) {
            all += tried(kind);
        }
        return all;
    }
}
