package dev.sinew.engine.flow;

import dev.sinew.engine.codec.StateReader;
import dev.sinew.engine.codec.StateWriter;
import dev.sinew.engine.route.CoarsePlace;
import java.util.Collection;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What each of some dozens of callers always did before a step, one vote each: those whose hashes are smallest. A vote holds what was
 * done before each of the caller's calls, and shrinks with each call that lacked something, so that votes add up to the same in any
 * order.
 */
final class Votes {
    /** So many callers are kept. */
    static final int MOST = 64;
    /** So many steps are kept of one. */
    static final int MOST_STEPS = 24;

    /** The caller came more than once and each time did the step again. */
    static final long AGAIN = 1;
    /** The caller came more than once and once did not do the step again. */
    static final long REUSED = 2;

    private static final int FLAGS = 2;
    private final SortedMap<Long, Vote> votes = new TreeMap<>();

    /**
     * One caller's.
     *
     * @param caller the key of the caller or client
     * @param client the smallest fingerprint of the addresses that it came from
     * @param before by step, how long before at most, see {@link #time}, with {@link #AGAIN} or {@link #REUSED}
     */
    record Vote(long caller, long client, SortedMap<Long, Long> before) {
        private Vote with(Vote other) {
            SortedMap<Long, Long> both = new TreeMap<>();
            before.forEach((step, value) -> {
                Long more = other.before.get(step);
                if (more != null) {
                    both.put(step, together(value, more));
                }
            });
            return new Vote(caller, Math.min(client, other.client), both);
        }
    }

    /** A value of a time in microseconds and flags. */
    static long value(long micros, long flags) {
        return Math.min(Math.max(0, micros), Long.MAX_VALUE >> FLAGS + 1) << FLAGS | flags;
    }

    /** The time of a value. */
    static long time(long value) {
        return value >>> FLAGS;
    }

    private static long together(long one, long other) {
        return Math.max(time(one), time(other)) << FLAGS | (one | other) & (AGAIN | REUSED);
    }

    static long rank(long caller) {
        return CoarsePlace.mix(CoarsePlace.mix(caller, 0x632be59bd9b4e019L), caller);
    }

    void add(Vote vote) {
        long rank = rank(vote.caller);
        votes.merge(rank, vote, Vote::with);
        if (votes.size() > MOST) {
            votes.remove(votes.lastKey());
        }
    }

    void merge(Votes other) {
        other.votes.values().forEach(this::add);
    }

    Collection<Vote> all() {
        return votes.values();
    }

    boolean isEmpty() {
        return votes.isEmpty();
    }

    /** The largest rank that a caller may have to be among those kept. */
    long reach() {
        return votes.size() < MOST ? Long.MAX_VALUE : votes.lastKey();
    }

    boolean hasRank(long rank) {
        return votes.containsKey(rank);
    }

    /** Puts steps under their keys of today. */
    void move(Map<Long, Long> moved) {
        votes.replaceAll((rank, vote) -> {
            SortedMap<Long, Long> before = new TreeMap<>();
            vote.before.forEach((step, value) -> before.merge(moved.getOrDefault(step, step), value, Votes::together));
            return new Vote(vote.caller, vote.client, before);
        });
    }

    void write(StateWriter out) {
        out.varint(votes.size());
        for (Vote vote : votes.values()) {
            out.fixed(vote.caller);
            out.fixed(vote.client);
            out.varint(vote.before.size());
            vote.before.forEach((step, value) -> {
                out.fixed((long) step);
                out.fixed((long) value);
            });
        }
    }

    static Votes read(StateReader in) {
        Votes read = new Votes();
        int count = in.upTo(MOST);
        for (int i = 0; i < count && !in.failed(); i++) {
            long caller = in.fixedLong();
            long client = in.fixedLong();
            SortedMap<Long, Long> before = new TreeMap<>();
            int steps = in.upTo(MOST_STEPS);
            for (int j = 0; j < steps && !in.failed(); j++) {
                before.put(in.fixedLong(), in.fixedLong() & Long.MAX_VALUE);
            }
            read.add(new Vote(caller, client, before));
        }
        return read;
    }
}
