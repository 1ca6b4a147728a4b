package dev.sinew.engine.ownership;

import dev.sinew.engine.codec.StateReader;
import dev.sinew.engine.codec.StateWriter;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * What callers say on one question, one voice each: yes, no, or over time both. Kept exactly for a few dozen callers, beyond that
 * for those whose hashes are smallest (bottom-k sampling), so that voices add up to the same in any order and on any shard.
 */
final class Voters {
    /** So many are kept. */
    static final int MOST = 128;

    private static final byte YES = 1;
    private static final byte NO = 2;

    private long[] ranks = new long[4];
    private long[] callers = new long[4];
    private long[] values = new long[4];
    private byte[] voices = new byte[4];
    private int size;
    private boolean more;
    /** What was counted last, -1 where it must be counted anew. */
    private int yes = -1;

    private int no = -1;
    private int onlyYes = -1;
    private int distinct = -1;

    /** Takes a voice. */
    void add(long caller, boolean yes) {
        add(caller, yes ? YES : NO, 0);
    }

    /** Takes a voice and the value that it is about. */
    void add(long caller, boolean yes, long value) {
        add(caller, yes ? YES : NO, value);
    }

    /** Takes the value that a caller was told: yes, and no as well once it was told another one. */
    void told(long caller, long value) {
        int at = find(rank(caller));
        boolean changed = at >= 0 && callers[at] == caller && values[at] != value;
        add(caller, changed ? NO : YES, changed ? Math.min(values[at], value) : value);
    }

    private void add(long caller, byte voice, long value) {
        long rank = rank(caller);
        int at = find(rank);
        if (at >= 0) {
            byte both = (byte) (voices[at] | voice);
            long least = values[at] == 0 ? value : value == 0 ? values[at] : Math.min(values[at], value);
            if (both != voices[at] || least != values[at]) {
                recount();
                voices[at] = both;
                values[at] = least;
            }
            return;
        }
        int into = -at - 1;
        if (into >= MOST) {
            more = true;
            return;
        }
        recount();
        if (size == MOST) {
            more = true;
            size--;
        } else if (size == ranks.length) {
            grow();
        }
        shift(into);
        ranks[into] = rank;
        callers[into] = caller;
        values[into] = value;
        voices[into] = voice;
        size++;
    }

    private void recount() {
        yes = -1;
        no = -1;
        onlyYes = -1;
        distinct = -1;
    }

    private void shift(int at) {
        System.arraycopy(ranks, at, ranks, at + 1, size - at);
        System.arraycopy(callers, at, callers, at + 1, size - at);
        System.arraycopy(values, at, values, at + 1, size - at);
        System.arraycopy(voices, at, voices, at + 1, size - at);
    }

    private void grow() {
        int room = Math.min(MOST, 2 * size);
        ranks = Arrays.copyOf(ranks, room);
        callers = Arrays.copyOf(callers, room);
        values = Arrays.copyOf(values, room);
        voices = Arrays.copyOf(voices, room);
    }

    private int find(long rank) {
        return Arrays.binarySearch(ranks, 0, size, rank);
    }

    static long rank(long caller) {
        long mixed = caller * 0x9e3779b97f4a7c15L;
        mixed ^= mixed >>> 32;
        mixed *= 0xd6e8feb86659fd93L;
        return mixed ^ mixed >>> 32;
    }

    /** Takes all voices of another. */
    void merge(Voters other) {
        for (int i = 0; i < other.size; i++) {
            add(other.callers[i], other.voices[i], other.values[i]);
        }
        more |= other.more;
    }

    /** Takes all that others were told: whoever was told another value here says no as well. */
    void mergeTold(Voters other) {
        for (int i = 0; i < other.size; i++) {
            int at = find(other.ranks[i]);
            boolean changed = at >= 0 && values[at] != other.values[i];
            add(other.callers[i], (byte) (other.voices[i] | (changed ? NO : 0)), other.values[i]);
        }
        more |= other.more;
    }

    /** Forgets what a caller said. */
    void remove(long caller) {
        int at = find(rank(caller));
        if (at >= 0) {
            recount();
            int rest = size - at - 1;
            System.arraycopy(ranks, at + 1, ranks, at, rest);
            System.arraycopy(callers, at + 1, callers, at, rest);
            System.arraycopy(values, at + 1, values, at, rest);
            System.arraycopy(voices, at + 1, voices, at, rest);
            size--;
        }
    }

    /** How many others say yes, now and then at least; of those that are kept. */
    int yes(long judged) {
        yes = yes < 0 ? count(YES, YES) : yes;
        return yes - (says(judged, YES, YES) ? 1 : 0);
    }

    /** How many others say nothing but yes, and of one value. */
    int yes(long judged, long value) {
        int count = 0;
        for (int i = 0; i < size; i++) {
            count += voices[i] == YES && values[i] == value && callers[i] != judged ? 1 : 0;
        }
        return count;
    }

    /** How many others say no, now and then at least. */
    int no(long judged) {
        no = no < 0 ? count(NO, NO) : no;
        return no - (says(judged, NO, NO) ? 1 : 0);
    }

    /** How many others say nothing but yes. */
    int onlyYes(long judged) {
        onlyYes = onlyYes < 0 ? count((byte) (YES | NO), YES) : onlyYes;
        return onlyYes - (says(judged, (byte) (YES | NO), YES) ? 1 : 0);
    }

    private int count(byte mask, byte wanted) {
        int count = 0;
        for (int i = 0; i < size; i++) {
            count += (voices[i] & mask) == wanted ? 1 : 0;
        }
        return count;
    }

    private boolean says(long caller, byte mask, byte wanted) {
        int at = size == 0 ? -1 : find(rank(caller));
        return at >= 0 && callers[at] == caller && (voices[at] & mask) == wanted;
    }

    /** Whether a caller is among those kept. */
    boolean has(long caller) {
        return find(rank(caller)) >= 0;
    }

    /** One of those kept, from 0. */
    long caller(int at) {
        return callers[at];
    }

    /** Whether one of those kept says no, now and then at least. */
    boolean saysNo(int at) {
        return (voices[at] & NO) != 0;
    }

    /** How many callers are kept. */
    int size() {
        return size;
    }

    /** About how many callers there are: exact up to {@link #MOST}. */
    long estimate() {
        if (!more) {
            return size;
        }
        double covered = ((double) ranks[size - 1] - Long.MIN_VALUE) / 0x1p64;
        return Math.max(size + 1L, Math.round((size - 1) / covered));
    }

    /** How many different values those kept that say yes speak of. */
    int values() {
        distinct = distinct < 0 ? distinct() : distinct;
        return distinct;
    }

    /** How many different values those kept that say nothing but yes speak of. */
    int constantValues() {
        return distinct((byte) (YES | NO));
    }

    private int distinct() {
        return distinct(YES);
    }

    private int distinct(byte mask) {
        long[] sorted = new long[size];
        int count = 0;
        for (int i = 0; i < size; i++) {
            if ((voices[i] & mask) == YES && values[i] != 0) {
                sorted[count++] = values[i];
            }
        }
        Arrays.sort(sorted, 0, count);
        int different = 0;
        for (int i = 0; i < count; i++) {
            different += i == 0 || sorted[i] != sorted[i - 1] ? 1 : 0;
        }
        return different;
    }

    /** The same as they are now, counted: for many threads, as long as nobody adds to them. */
    Voters frozen() {
        Voters same = new Voters();
        same.ranks = Arrays.copyOf(ranks, size);
        same.callers = Arrays.copyOf(callers, size);
        same.values = Arrays.copyOf(values, size);
        same.voices = Arrays.copyOf(voices, size);
        same.size = size;
        same.more = more;
        return same.counted();
    }

    /** Itself, with everything counted that otherwise is when it is asked for. */
    Voters counted() {
        yes(0);
        no(0);
        onlyYes(0);
        values();
        return this;
    }

    void write(StateWriter out) {
        out.varint((long) size << 1 | (more ? 1 : 0));
        for (int i = 0; i < size; i++) {
            out.fixed(callers[i]);
            out.octet(voices[i]);
            out.fixed(values[i]);
        }
    }

    /** What was written, from bytes that anybody may have made. */
    static Voters read(StateReader in) {
        int head = in.below(2 * MOST + 2);
        Voters voters = new Voters();
        for (int i = 0; i < head >> 1 && !in.failed(); i++) {
            voters.add(in.fixedLong(), (byte) (in.octet() & (YES | NO)), in.fixedLong());
        }
        voters.more |= (head & 1) != 0;
        return voters;
    }

    /** Several, of which some may be missing. */
    static void writeAll(@Nullable Voters[] all, StateWriter out) {
        out.varint(all.length);
        for (Voters each : all) {
            out.octet(each == null ? 0 : 1);
            if (each != null) {
                each.write(out);
            }
        }
    }

    /** What was written so, no more than so many. */
    static @Nullable Voters[] readAll(StateReader in, int most) {
        @Nullable Voters[] all = new Voters[in.below(most + 1)];
        for (int i = 0; i < all.length && !in.failed(); i++) {
            all[i] = in.octet() == 0 ? null : read(in);
        }
        return all;
    }
}
