package dev.sinew.engine.ownership;

import dev.sinew.engine.codec.StateReader;
import dev.sinew.engine.codec.StateWriter;
import java.util.function.LongPredicate;

/** Who made the object under a key, told in any order: an id may be used again. The first few are kept, in the order of time. */
final class Creations {
    private static final int MOST = 4;

    private long[] callers = {};
    private int[] times = {};
    /** Which were made by a client that nobody is known behind. */
    private boolean[] bare = {};
    /** Whom the calls named that made them, as values of their attributes. */
    private long[][] parties = {};

    static final int MOST_PARTIES = 4;
    static final long[] NOBODY = {};

    void add(long caller, boolean known, int time, long[] whom) {
        int at = 0;
        while (at < callers.length && isBefore(at, caller, time)) {
            at++;
        }
        boolean same = at < callers.length && callers[at] == caller && times[at] == time;
        if (same || at >= MOST) {
            return;
        }
        int size = Math.min(MOST, callers.length + 1);
        long[] who = new long[size];
        int[] when = new int[size];
        boolean[] how = new boolean[size];
        long[][] what = new long[size][];
        for (int i = 0, from = 0; i < size; i++) {
            boolean here = i == at;
            who[i] = here ? caller : callers[from];
            when[i] = here ? time : times[from];
            how[i] = here ? !known : bare[from];
            what[i] = here ? whom : parties[from];
            from += here ? 0 : 1;
        }
        callers = who;
        times = when;
        bare = how;
        parties = what;
    }

    /** The same, to be added to on its own. */
    Creations copy() {
        Creations same = new Creations();
        same.callers = callers;
        same.times = times;
        same.bare = bare;
        same.parties = parties;
        return same;
    }

    private boolean isBefore(int at, long caller, int time) {
        return times[at] != time ? times[at] < time : callers[at] < caller;
    }

    /** The index of the first one after a deletion, which is at 0 where there was none; or -1. */
    private int after(int deletion) {
        for (int i = 0; i < callers.length; i++) {
            if (deletion == 0 || times[i] > deletion) {
                return i;
            }
        }
        return -1;
    }

    /** Who was the first to make it after a deletion, 0 for nobody. */
    long caller(int deletion) {
        int at = after(deletion);
        return at < 0 ? 0 : callers[at];
    }

    /** Whether an answer told one of some callers after a deletion that it was made: who was not the first was given it so. */
    boolean isBy(LongPredicate some, int deletion) {
        for (int i = Math.max(0, after(deletion)); i < callers.length; i++) {
            if ((deletion == 0 || times[i] > deletion) && some.test(callers[i])) {
                return true;
            }
        }
        return false;
    }

    /** Whether that was a caller, rather than a client that nobody is known behind. */
    boolean isKnown(int deletion) {
        int at = after(deletion);
        return at >= 0 && !bare[at];
    }

    /** When that was, 0 for never. */
    int time(int deletion) {
        int at = after(deletion);
        return at < 0 ? 0 : times[at];
    }

    /** Whether the call named a caller, by an attribute of a person, that was the first to make it after a deletion. */
    boolean isFor(Actor actor, long persons, int deletion) {
        int at = after(deletion);
        for (long value : at < 0 ? NOBODY : parties[at]) {
            if ((actor.attributesOf(value) & persons) != 0) {
                return true;
            }
        }
        return false;
    }

    /** Those up to a time. */
    Creations asOf(int time) {
        Creations then = new Creations();
        for (int i = 0; i < callers.length; i++) {
            if (times[i] <= time) {
                then.add(callers[i], !bare[i], times[i], parties[i]);
            }
        }
        return then;
    }

    void write(StateWriter out) {
        out.varint(callers.length);
        for (int i = 0; i < callers.length; i++) {
            out.fixed(callers[i]);
            out.octet(bare[i] ? 1 : 0);
            out.varint(times[i]);
            out.longs(parties[i]);
        }
    }

    static Creations read(StateReader in) {
        Creations creations = new Creations();
        int count = in.below(MOST + 1);
        for (int i = 0; i < count && !in.failed(); i++) {
            creations.add(in.fixedLong(), in.octet() == 0, in.below(Integer.MAX_VALUE), in.longs(MOST_PARTIES));
        }
        return creations;
    }
}
