package dev.sinew.engine.ownership;

import dev.sinew.engine.access.Access;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * How actors go through the objects of a type: what they named within an hour that was not theirs. Each access is judged by the
 * longest row that it was part of, so that the first steps of a walk count like the last.
 */
final class Walks {
    private static final long WINDOW = 3_600_000_000L;
    private static final int MOST = 256;
    private static final int FEW = 3;
    private static final long STEP = 3;
    private static final int ACTORS = 200_000;

    private final Map<String, Deque<Step>> byActorAndType = new HashMap<>();

    /** By the sequence of the access, the longest row of at least a few that it was part of. */
    private final Map<Long, Situation.Walk> longest = new HashMap<>();

    private record Step(
            long sequence, long time, long object, long number, boolean foreign, boolean missing, boolean reached) {}

    /** Notes an access to an object that the actor was never given. Called for all, in the order of time, before any is judged. */
    void note(Access access, Named named, Relation relation, boolean reached) {
        String key = access.actor() + " " + access.api() + " " + named.type();
        Deque<Step> steps = byActorAndType.get(key);
        if (steps == null) {
            if (byActorAndType.size() >= ACTORS) {
                return;
            }
            steps = new ArrayDeque<>();
            byActorAndType.put(key, steps);
        }
        while (!steps.isEmpty() && (steps.getFirst().time < access.timeMicros() - WINDOW || steps.size() >= MOST)) {
            steps.removeFirst();
        }
        boolean missing = access.refused();
        steps.addLast(new Step(
                access.sequence(),
                access.timeMicros(),
                named.object(),
                named.number(),
                relation == Relation.FOREIGN,
                missing,
                reached));
        Situation.Walk walk = sum(named.type(), steps);
        for (Step step : walk.ids() >= FEW || steps.size() == 1 ? steps : List.of(steps.getLast())) {
            longest.merge(step.sequence, walk, (old, now) -> now.ids() >= old.ids() ? now : old);
        }
    }

    /** The longest row that an access was part of. */
    Optional<Situation.Walk> of(Access access) {
        return Optional.ofNullable(longest.get(access.sequence()));
    }

    private static Situation.Walk sum(String type, Deque<Step> steps) {
        Set<Long> ids = new HashSet<>();
        Set<Long> foreign = new HashSet<>();
        Set<Long> missing = new HashSet<>();
        Set<Long> reached = new HashSet<>();
        int small = 0;
        long before = 0;
        for (Step step : steps) {
            if (ids.add(step.object)) {
                boolean near = before != 0 && step.number != 0 && Math.abs(step.number - before) <= STEP;
                small += near ? 1 : 0;
                before = step.number;
            }
            if (step.foreign) {
                foreign.add(step.object);
            }
            if (step.missing) {
                missing.add(step.object);
            }
            if (step.reached) {
                reached.add(step.object);
            }
        }
        return new Situation.Walk(type, ids.size(), foreign.size(), missing.size(), small, reached.size());
    }
}
