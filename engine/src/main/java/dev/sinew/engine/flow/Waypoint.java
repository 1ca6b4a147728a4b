package dev.sinew.engine.flow;

import dev.sinew.engine.codec.PartReader;
import dev.sinew.engine.codec.PartWriter;
import dev.sinew.engine.codec.StateReader;
import dev.sinew.engine.codec.StateWriter;
import dev.sinew.engine.ownership.CallerSample;
import dev.sinew.model.Operation;
import dev.sinew.model.Segment;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * An operation that writes, as a step: what its requests hold, who takes it, what they did before, how often within an hour. Over two
 * periods, so that a flow that changes is learned anew. Remembers one call, by which it is found when paths are cut otherwise.
 */
final class Waypoint {
    static final long PERIOD = 30 * 24 * 3_600_000_000L;
    private static final int CROWD = 64;
    private static final int FACTS = 16;

    private final Operation operation;
    private final List<Segment> example;
    private final int purposes;
    private int facts;
    private long since;
    private Period before = new Period();
    private Period current = new Period();

    /** What was learned within one period. */
    static final class Period {
        final Votes votes = new Votes();
        final SortedSet<Long> crowd = new TreeSet<>();
        final CallerSample callers = CallerSample.ofLargest();
        final CallerSample clients = CallerSample.ofLargest();

        void merge(Period other) {
            votes.merge(other.votes);
            other.crowd.forEach(this::join);
            callers.merge(other.callers);
            clients.merge(other.clients);
        }

        /** Notes that a caller took the step. */
        void join(long rank) {
            crowd.add(rank);
            if (crowd.size() > CROWD) {
                crowd.remove(crowd.last());
            }
        }

        private void write(StateWriter out) {
            votes.write(out);
            out.longs(crowd.stream().mapToLong(Long::longValue).toArray());
            callers.write(out);
            clients.write(out);
        }

        private static Period read(StateReader in) {
            Period period = new Period();
            period.votes.merge(Votes.read(in));
            for (long rank : in.longs(CROWD)) {
                period.crowd.add(rank);
            }
            period.callers.read(in);
            period.clients.read(in);
            return period;
        }
    }

    Waypoint(Operation operation, List<Segment> example, long since) {
        this.operation = operation;
        this.example = example;
        this.since = since;
        this.purposes = Purpose.of(operation);
    }

    Operation operation() {
        return operation;
    }

    List<Segment> example() {
        return example;
    }

    int purposes() {
        return purposes;
    }

    /** Takes what a request that succeeded held. */
    void hold(int more) {
        facts |= more;
    }

    /** Where to add what happens at some time. */
    Period at(long time) {
        if (time - since >= PERIOD) {
            before = time - since < 2 * PERIOD ? current : new Period();
            current = new Period();
            since = time;
        }
        return current;
    }

    /** All that is remembered. */
    Period all() {
        Period all = new Period();
        all.merge(before);
        all.merge(current);
        return all;
    }

    /** Whether one gets in here, or tells or asks something: no step that anything rests on. */
    boolean isAside() {
        return (facts & Step.LOGIN) != 0
                || Purpose.ASKS.in(purposes)
                || (Purpose.TELLS.in(purposes) && !Purpose.isFlow(purposes));
    }

    /** Whether people take it now and then only: also where who signs up is logged in at once. */
    boolean isScarce() {
        return Purpose.isFlow(purposes) && !Purpose.ASKS.in(purposes);
    }

    /** How many signs say that the step matters: money, secrets, words. */
    int weight() {
        return isAside()
                ? 0
                : Integer.bitCount(facts & (Step.MONEY | Step.SECRET)) + (Purpose.isFlow(purposes) ? 1 : 0);
    }

    /** Whether at least half of those who take it also take another, as far as both samples tell. */
    boolean isMostlyWith(Votes others) {
        SortedSet<Long> crowd = all().crowd;
        long reach = Math.min(others.reach(), crowd.size() < CROWD ? Long.MAX_VALUE : crowd.last());
        int all = 0;
        int both = 0;
        for (long rank : crowd) {
            if (rank <= reach) {
                all++;
                both += others.hasRank(rank) ? 1 : 0;
            }
        }
        return 2 * both >= all;
    }

    /** The same as another operation, with what is known of one that turned out to be the same. */
    void merge(Waypoint other) {
        facts |= other.facts;
        since = Math.max(since, other.since);
        current.merge(other.current);
        before.merge(other.before);
    }

    Waypoint as(Operation today) {
        Waypoint same = new Waypoint(today, example, since);
        same.merge(this);
        return same;
    }

    /** Puts steps under their keys of today. */
    void move(Map<Long, Long> moved) {
        before.votes.move(moved);
        current.votes.move(moved);
    }

    void write(StateWriter out) {
        out.operation(operation);
        new PartWriter(out).segments(example);
        out.octet(facts);
        out.fixed(since);
        before.write(out);
        current.write(out);
    }

    static Waypoint read(StateReader in) {
        Operation operation = in.operation();
        Waypoint waypoint = new Waypoint(operation, new PartReader(in).segments(), 0);
        waypoint.facts = in.below(FACTS);
        waypoint.since = in.fixedLong();
        waypoint.before = Period.read(in);
        waypoint.current = Period.read(in);
        return waypoint;
    }
}
