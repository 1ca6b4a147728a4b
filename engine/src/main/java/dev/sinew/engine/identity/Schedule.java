package dev.sinew.engine.identity;

import dev.sinew.engine.codec.StateReader;
import dev.sinew.engine.codec.StateWriter;
import dev.sinew.engine.observe.UserAgents;

/**
 * When a caller calls: a program that somebody set up begins at the same time every day, is done soon, and calls at no other time; or it begins again and
 * again on several days at the same minutes of the hour. Then it is no person.
 */
final class Schedule {
    private static final int DAYS = 3;
    private static final int APART = 10;
    private static final int LONGEST = 120;
    /** On so many days it is enough where it is as exact. */
    private static final int EXACT_DAYS = 2;

    private static final int EXACT = 5;
    /** So many runs begin within so few minutes of the hour. */
    private static final int RUNS = 12;

    private static final int SHORT = 20;
    private static final int PAUSE = 10;
    private static final int MINUTES = 1_440;
    private static final int HOUR = 60;
    private static final long MINUTE = 60_000_000L;

    private long day = Long.MIN_VALUE;
    private int days;
    private int begins;
    /** The minutes of the day at which it began, from the first to the last of them. */
    private int earliest = MINUTES;

    private int latest = -1;
    private int longest;
    /** When it called last and when the run began that goes on, in minutes since 1970. */
    private long last = Long.MIN_VALUE;

    private long began;
    private int runs;
    private int longestRun;
    /** The minute of the hour at which the first run began, and how far others were from it. */
    private int minute;

    private int before;
    private int after;
    private boolean byHand;

    /** Takes a call, at a time in microseconds since 1970 UTC; late ones of an earlier day count to the day at hand. */
    void add(long time, String agent) {
        if (byHand || !UserAgents.isLibrary(agent)) {
            byHand = true;
            return;
        }
        long now = Math.floorDiv(time, MINUTE);
        long today = Math.floorDiv(now, MINUTES);
        int at = Math.floorMod(now, MINUTES);
        if (today > day) {
            day = today;
            days++;
            begins = at;
            earliest = Math.min(earliest, at);
            latest = Math.max(latest, at);
        }
        longest = Math.max(longest, Math.abs(at - begins));
        if (last == Long.MIN_VALUE || now - last > PAUSE) {
            begin(now);
        }
        last = Math.max(last, now);
        longestRun = (int) Math.max(longestRun, Math.min(last - began, MINUTES));
    }

    private void begin(long now) {
        began = now;
        int of = Math.floorMod(now, HOUR);
        minute = runs == 0 ? of : minute;
        int off = Math.floorMod(of - minute + HOUR / 2, HOUR) - HOUR / 2;
        before = Math.min(before, off);
        after = Math.max(after, off);
        runs++;
    }

    /** Whether it is a program that runs by the clock. */
    boolean isKept() {
        int apart = latest - earliest;
        boolean daily = longest <= LONGEST && (days >= DAYS ? apart <= APART : days >= EXACT_DAYS && apart <= EXACT);
        boolean hourly = days >= DAYS && runs >= RUNS && longestRun <= SHORT && after - before <= APART;
        return !byHand && (daily || hourly);
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
        mergeRuns(other);
    }

    private void mergeRuns(Schedule other) {
        if (other.runs > 0) {
            int off = Math.floorMod(other.minute - minute + HOUR / 2, HOUR) - HOUR / 2;
            off = runs == 0 ? 0 : off;
            minute = runs == 0 ? other.minute : minute;
            before = Math.min(before, off + other.before);
            after = Math.max(after, off + other.after);
        }
        runs += other.runs;
        longestRun = Math.max(longestRun, other.longestRun);
        if (other.last > last) {
            last = other.last;
            began = other.began;
        }
    }

    void write(StateWriter out) {
        out.flag(byHand);
        if (!byHand) {
            out.fixed(day);
            out.varint(days);
            for (int each : new int[] {begins, earliest, latest, longest, runs, longestRun, minute, before, after}) {
                out.zigzag(each);
            }
            out.fixed(last);
            out.fixed(began);
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
            runs = in.zigzagInt();
            longestRun = in.zigzagInt();
            minute = in.zigzagInt();
            before = in.zigzagInt();
            after = in.zigzagInt();
            last = in.fixedLong();
            began = in.fixedLong();
        }
    }
}
