package dev.sinew.engine.profile;

import dev.sinew.engine.codec.StateReader;
import dev.sinew.engine.codec.StateWriter;
import dev.sinew.model.Exchange;
import dev.sinew.model.Observation;
import dev.sinew.model.Origin;
import java.util.Arrays;

/**
 * Who was let in when: calls that succeeded with a credential, without one, and calls without one that were refused. Of the first
 * the earliest {@link #EARLIEST} times are kept, the rest are counts and extremes, so that it merges exactly. Calls whose headers
 * or time are unknown say nothing.
 */
public final class Admissions {
    /** How many of the earliest calls with a credential are told apart. */
    public static final int EARLIEST = 64;

    private static final long[] NONE = {};

    /** In order. */
    private long[] earliestWith = NONE;

    private long with;
    private long lastWith = Long.MIN_VALUE;
    private long open;
    private long firstOpen = Long.MAX_VALUE;
    private long lastOpen = Long.MIN_VALUE;
    private Origin openOrigin = Origin.NONE;
    private long refused;
    private long lastRefused = Long.MIN_VALUE;

    void add(Observation observation) {
        long time = observation.timeMicros();
        int status = observation.status();
        boolean credential = !observation.credentials().isEmpty();
        if (time == Exchange.TIME_UNKNOWN || (!credential && !observation.headersKnown()) || status < 200) {
            return;
        }
        boolean success = status < 300;
        if (credential && success) {
            with++;
            lastWith = Math.max(lastWith, time);
            insert(time);
        } else if (!credential && success) {
            open(1, time, time, observation.origin());
        } else if (!credential && (status == 401 || status == 403)) {
            refused++;
            lastRefused = Math.max(lastRefused, time);
        }
    }

    private void open(long count, long first, long last, Origin origin) {
        open += count;
        if (first < firstOpen || (first == firstOpen && origin.compareTo(openOrigin) < 0)) {
            firstOpen = first;
            openOrigin = origin;
        }
        lastOpen = Math.max(lastOpen, last);
    }

    private void insert(long time) {
        int size = earliestWith.length;
        if (size == EARLIEST && time >= earliestWith[size - 1]) {
            return;
        }
        int at = Arrays.binarySearch(earliestWith, time);
        int place = at < 0 ? -at - 1 : at;
        long[] more = new long[Math.min(size + 1, EARLIEST)];
        System.arraycopy(earliestWith, 0, more, 0, place);
        more[place] = time;
        System.arraycopy(earliestWith, place, more, place + 1, more.length - place - 1);
        earliestWith = more;
    }

    void merge(Admissions other) {
        with += other.with;
        lastWith = Math.max(lastWith, other.lastWith);
        for (long time : other.earliestWith) {
            insert(time);
        }
        if (other.open > 0) {
            open(other.open, other.firstOpen, other.lastOpen, other.openOrigin);
        }
        refused += other.refused;
        lastRefused = Math.max(lastRefused, other.lastRefused);
    }

    /** How many calls succeeded with a credential. */
    public long with() {
        return with;
    }

    /** The last of them in microseconds since 1970 UTC, or {@link Long#MIN_VALUE}. */
    public long lastWith() {
        return lastWith;
    }

    /** The first of them, or {@link Long#MAX_VALUE}. */
    public long firstWith() {
        return earliestWith.length == 0 ? Long.MAX_VALUE : earliestWith[0];
    }

    /** How many of them came before a time, counted up to {@link #EARLIEST}. */
    public int withBefore(long time) {
        int count = 0;
        while (count < earliestWith.length && earliestWith[count] < time) {
            count++;
        }
        return count;
    }

    /** How many calls succeeded without a credential. */
    public long open() {
        return open;
    }

    /** The first of them in microseconds since 1970 UTC, or {@link Long#MAX_VALUE}. */
    public long firstOpen() {
        return firstOpen;
    }

    /** The last of them, or {@link Long#MIN_VALUE}. */
    public long lastOpen() {
        return lastOpen;
    }

    /** Where the first of them is. */
    public Origin openOrigin() {
        return openOrigin;
    }

    /** How many calls without a credential were refused with 401 or 403. */
    public long refused() {
        return refused;
    }

    /** The last of them in microseconds since 1970 UTC, or {@link Long#MIN_VALUE}. */
    public long lastRefused() {
        return lastRefused;
    }

    void write(StateWriter out) {
        out.longs(earliestWith);
        out.varint(with);
        out.fixed(lastWith);
        out.varint(open);
        out.moment(firstOpen, openOrigin);
        out.fixed(lastOpen);
        out.varint(refused);
        out.fixed(lastRefused);
    }

    void read(StateReader in) {
        for (long time : in.longs(EARLIEST)) {
            insert(time);
        }
        with = in.varint();
        lastWith = in.fixedLong();
        open = in.varint();
        in.moment();
        firstOpen = in.time();
        openOrigin = in.place();
        lastOpen = in.fixedLong();
        refused = in.varint();
        lastRefused = in.fixedLong();
    }
}
