package dev.sinew.engine.flow;

import dev.sinew.engine.codec.StateReader;
import dev.sinew.engine.codec.StateWriter;
import dev.sinew.engine.flow.Trail.Times;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A sensitive step with what its caller had done before it, which waits until what was sent beside it has come, too.
 */
final class Awaited {
    /** What is done as soon after it may have been sent at the same time. */
    static final long BESIDE = 60_000_000L;
    /** As soon again it may be the same once more. */
    private static final long ONCE_MORE = 600_000_000L;

    /** Taken before, so that it may have worked. */
    static final int DONE = 1;
    /** Not since the last time that this step succeeded. */
    static final int USED = 1 << 1;
    /** Last taken in vain. */
    static final int REFUSED = 1 << 2;

    private static final int BITS = 1 << 3;
    /** A caller's trail and, where it is another one, its client's, and what they named. */
    static final int MOST = (2 + Step.MOST_IDS) * Votes.MOST_STEPS;

    final Step step;
    final long operation;
    /** Whether it succeeded before, long enough ago to be another time. */
    private final boolean another;

    private final SortedMap<Long, Long> before;
    private final SortedMap<Long, Integer> seen;
    boolean told;

    Awaited(Step step, long operation, Trail own, Trail any) {
        long last = own.of(operation).worked();
        this.step = step;
        this.operation = operation;
        this.another = last != Times.NEVER && step.timeMicros() - last > ONCE_MORE;
        this.before = new TreeMap<>();
        this.seen = new TreeMap<>();
        own.steps().forEach((each, times) -> {
            if (each != operation && times.worked() != Times.NEVER) {
                long flags = another ? times.worked() > last ? Votes.AGAIN : Votes.REUSED : 0;
                before.put(each, Votes.value(step.timeMicros() - times.worked(), flags));
            }
        });
        any.steps().forEach((each, times) -> {
            int bits = times.taken() != Times.NEVER ? DONE : 0;
            bits |= another && times.taken() <= last ? USED : 0;
            bits |= times.refused() > times.taken() ? REFUSED : 0;
            seen.put(each, bits);
        });
    }

    private Awaited(
            Step step, long operation, boolean another, SortedMap<Long, Long> before, SortedMap<Long, Integer> seen) {
        this.step = step;
        this.operation = operation;
        this.another = another;
        this.before = before;
        this.seen = seen;
    }

    /** Takes what came beside it. */
    void look(Trail own, Trail any) {
        long from = step.timeMicros();
        own.steps().forEach((each, times) -> {
            if (each != operation && times.worked() >= from && times.worked() - from <= BESIDE) {
                before.put(each, Votes.value(0, another ? Votes.AGAIN : 0));
            }
        });
        any.steps().forEach((each, times) -> {
            if (times.taken() >= from && times.taken() - from <= BESIDE) {
                seen.put(each, DONE);
            }
        });
    }

    Votes.Vote vote() {
        SortedMap<Long, Long> most = new TreeMap<>();
        before.entrySet().stream().limit(Votes.MOST_STEPS).forEach(each -> most.put(each.getKey(), each.getValue()));
        return new Votes.Vote(step.actor().key(), step.client(), most);
    }

    /** The bits of what the caller did of a step. */
    int of(long other) {
        return seen.getOrDefault(other, 0);
    }

    /** The same under the keys of today. */
    Awaited moved(Step today, Map<Long, Long> moved) {
        Awaited same =
                new Awaited(today, moved.getOrDefault(operation, operation), another, new TreeMap<>(), new TreeMap<>());
        before.forEach((each, value) -> same.before.put(moved.getOrDefault(each, each), value));
        seen.forEach((each, bits) -> same.seen.merge(moved.getOrDefault(each, each), bits, (a, b) -> a | b));
        same.told = told;
        return same;
    }

    void write(StateWriter out) {
        step.write(out);
        out.fixed(operation);
        out.flag(another);
        out.flag(told);
        out.varint(before.size());
        before.forEach((each, value) -> {
            out.fixed((long) each);
            out.fixed((long) value);
        });
        out.varint(seen.size());
        seen.forEach((each, bits) -> {
            out.fixed((long) each);
            out.octet(bits);
        });
    }

    static Awaited read(StateReader in) {
        Awaited awaited = new Awaited(Step.read(in), in.fixedLong(), in.flag(), new TreeMap<>(), new TreeMap<>());
        awaited.told = in.flag();
        int before = in.upTo(MOST);
        for (int i = 0; i < before && !in.failed(); i++) {
            awaited.before.put(in.fixedLong(), in.fixedLong() & Long.MAX_VALUE);
        }
        int seen = in.upTo(MOST);
        for (int i = 0; i < seen && !in.failed(); i++) {
            awaited.seen.put(in.fixedLong(), in.below(BITS));
        }
        return awaited;
    }
}
