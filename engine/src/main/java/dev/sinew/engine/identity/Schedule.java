package dev.sinew.engine.identity;

import dev.sinew.engine.codec.StateReader;
import dev.sinew.engine.codec.StateWriter;
import dev.sinew.engine.observe.UserAgents;

/**
 * When a caller calls: a program that somebody set up begins at the same time every day, is done soon, and calls at no other time. From the third
 * such day on it is no person.
 */
final class Schedule {
    private static final int DAYS = 3;
    private static final int APART = 10;
    private static final int LONGEST = 120;
    private static final int MINUTES = 1_440;
    private static final long MINUTE = 60_000_000L;

    private long day = Long.MIN_VALUE;
    private int days;
    private int begins;
    /** The minutes of the day at which it began, from the first to the last of them. */
    private int earliest = MINUTES;

    private int latest = -1;
    private int longest;
    private boolean byHand;

    /** Takes a call, at a time in microseconds since 1970 UTC; late ones of an earlier day count to the day at hand. */
    void add(long time, String agent) {
        if (byHand || !UserAgents.isLibrary(agent)) {
            byHand = true;
            return;
        }
        long minute = Math.floorDiv(time, MINUTE);
        long now = Math.floorDiv(minute, MINUTES);
        int at = Math.floorMod(minute, MINUTES);
        if (now > day) {
            day = now;
            days++;
            begins = at;
            earliest = Math.min(earliest, at);
            latest = Math.max(latest, at);
        }
        longest = Math.max(longest, Math.abs(at - begins));
    }

    /** Whether it is a program that runs by the clock. */
    boolean isKept() {
        return !byHand && days >= DAYS && latest - earliest <= APART && longest <= LONGEST;
    }

    void merge(Schedule other) {
        byHand |= other.byHand;
        days = Math.max(days, other.days);
        if (other.day > day) {
            day = other.day;
            begins = other.begins;
        }
        earliest = Math.min(earliest, other.earliest);
        latest = Math.max(latest, other.latest);
        longest = Math.max(longest, other.longest);
    }

    void write(StateWriter out) {
        out.flag(byHand);
        if (!byHand) {
            out.fixed(day);
            out.varint(days);
            for (int each : new int[] {begins, earliest, latest, longest}) {
                out.zigzag(each);
            }
        }
    }

    void read(StateReader in) {
        byHand = in.flag();
        if (!byHand) {
            day = in.fixedLong();
            days = in.below(Integer.MAX_VALUE);
            begins = in.zigzagInt();
            earliest = in.zigzagInt();
            latest = in.zigzagInt();
            longest = in.zigzagInt();
        }
    }
}
