package dev.sinew.app.serve;

import dev.sinew.engine.respond.Patches;
import dev.sinew.inline.Ruling;
import dev.sinew.model.Exchange;
import dev.sinew.model.Observation;
import dev.sinew.model.policy.Patch;
import dev.sinew.model.policy.Policy;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/** The patches of the policy: kinds of requests that do not pass, whoever sends them. Proxies ask it before anything passes. */
final class PatchList {
    private final InstantSource clock;
    private final Map<String, AtomicLong> hits = new ConcurrentHashMap<>();
    private final Map<Count, AtomicLong> counts = new ConcurrentHashMap<>();
    private volatile Patches patches = new Patches(List.of());

    /** What is counted apart. */
    record Count(Patch.Condition condition, boolean dryRun) {}

    PatchList(Policing policing, InstantSource clock) {
        this.clock = clock;
        policing.tell(this::follow);
    }

    private void follow(Policy policy) {
        List<Patch> all = policy.all(Patch.class);
        hits.keySet().retainAll(all.stream().map(Patch::id).toList());
        patches = new Patches(all);
    }

    /** Whether any stands, or stood a moment ago. */
    boolean watches() {
        return !patches.isEmpty();
    }

    /**
     * What is to be done with a request by its head or, where it is there, with its body. What a head runs into is not counted again
     * with the body.
     */
    Ruling rule(Exchange request, Observation seen, boolean head) {
        Instant now = clock.instant();
        Patches.Verdict verdict = patches.look(request.request(), seen);
        Ruling ruling = Ruling.PASS;
        for (Patch patch : verdict.hits()) {
            boolean counted = head || patch.condition() == Patch.Condition.HAS_PARAMETER;
            if (!patch.stands(now)) {
                continue;
            }
            if (counted) {
                hits.computeIfAbsent(patch.id(), id -> new AtomicLong()).incrementAndGet();
                counts.computeIfAbsent(new Count(patch.condition(), patch.dryRun()), key -> new AtomicLong())
                        .incrementAndGet();
            }
            if (!patch.dryRun() && ruling.verdict() != Ruling.Verdict.REFUSE) {
                ruling = patch.condition() == Patch.Condition.NO_CREDENTIALS ? Ruling.UNAUTHENTICATED : Ruling.REFUSE;
            }
        }
        boolean passes = ruling.verdict() == Ruling.Verdict.PASS;
        return passes && head && verdict.body() ? Ruling.NEEDS_BODY : ruling;
    }

    /** How many requests ran into a patch since it was made or the service was started. */
    long hits(String id) {
        AtomicLong count = hits.get(id);
        return count == null ? 0 : count.get();
    }

    /** How many requests patches of a condition refused since the start, or would have. */
    long count(Count what) {
        AtomicLong count = counts.get(what);
        return count == null ? 0 : count.get();
    }
}
