package dev.sinew.engine.flow;

import dev.sinew.engine.codec.StateReader;
import dev.sinew.engine.codec.StateWriter;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;

/** The last steps that one caller took, each with its last time: of a few, those that were taken longest ago go. */
final class Trail {
    private final Map<Long, Times> steps = new LinkedHashMap<>();
    private final int most;

    Trail() {
        this(Votes.MOST_STEPS);
    }

    /** A trail that remembers so many steps. */
    Trail(int most) {
        this.most = most;
    }

    /**
     * When a step was taken last.
     *
     * @param worked with success, or {@link #NEVER}
     * @param taken so that it may have worked: with success, or without an answer that says otherwise
     * @param refused in vain
     */
    record Times(long worked, long taken, long refused) {
        static final long NEVER = Long.MIN_VALUE;
        static final Times NONE = new Times(NEVER, NEVER, NEVER);

        Times with(Times other) {
            return new Times(
                    Math.max(worked, other.worked), Math.max(taken, other.taken), Math.max(refused, other.refused));
        }
    }

    void take(long operation, Step step) {
        long time = step.timeMicros();
        add(
                operation,
                new Times(
                        step.succeeded() ? time : Times.NEVER,
                        step.refused() ? Times.NEVER : time,
                        step.refused() ? time : Times.NEVER));
    }

    private void add(long operation, Times times) {
        Times before = steps.remove(operation);
        steps.put(operation, before == null ? times : before.with(times));
        if (steps.size() > most) {
            Iterator<Long> oldest = steps.keySet().iterator();
            oldest.next();
            oldest.remove();
        }
    }

    Map<Long, Times> steps() {
        return steps;
    }

    Times of(long operation) {
        return steps.getOrDefault(operation, Times.NONE);
    }

    void merge(Trail other) {
        other.steps.forEach(this::add);
    }

    /** When the last of its steps was. */
    long last() {
        return steps.values().stream()
                .mapToLong(times -> Math.max(times.taken, times.refused))
                .max()
                .orElse(Times.NEVER);
    }

    /** The same with steps under their keys of today. */
    Trail moved(Map<Long, Long> moved) {
        Trail trail = new Trail();
        steps.forEach((step, times) -> trail.add(moved.getOrDefault(step, step), times));
        return trail;
    }

    void write(StateWriter out) {
        out.varint(steps.size());
        steps.forEach((step, times) -> {
            out.fixed((long) step);
            out.fixed(times.worked);
            out.fixed(times.taken);
            out.fixed(times.refused);
        });
    }

    static Trail read(StateReader in) {
        Trail trail = new Trail();
        int count = in.upTo(Votes.MOST_STEPS);
        for (int i = 0; i < count && !in.failed(); i++) {
            trail.add(in.fixedLong(), new Times(in.fixedLong(), in.fixedLong(), in.fixedLong()));
        }
        return trail;
    }
}
