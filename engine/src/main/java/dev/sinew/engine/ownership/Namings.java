package dev.sinew.engine.ownership;

import dev.sinew.engine.codec.StateReader;
import dev.sinew.engine.codec.StateWriter;
import java.util.Arrays;

/**
 * Whom an object's owner field named, told in any order: of the few persons named last, when first and when last. Exact where
 * there were no more; else only when each was named last is, and that is enough to tell the latest from the one before.
 */
final class Namings {
    private static final int MOST = 8;

    private long[] persons = new long[0];
    private int[] first = new int[0];
    private int[] last = new int[0];
    private boolean more;

    void add(long person, int time) {
        for (int i = 0; i < persons.length; i++) {
            if (persons[i] == person) {
                first[i] = Math.min(first[i], time);
                last[i] = Math.max(last[i], time);
                return;
            }
        }
        int at = persons.length;
        if (at < MOST) {
            persons = Arrays.copyOf(persons, at + 1);
            first = Arrays.copyOf(first, at + 1);
            last = Arrays.copyOf(last, at + 1);
        } else {
            more = true;
            at = earliest();
            if (last[at] > time || (last[at] == time && persons[at] < person)) {
                return;
            }
        }
        persons[at] = person;
        first[at] = time;
        last[at] = time;
    }

    /** The same, to be added to on its own. */
    Namings copy() {
        Namings same = new Namings();
        same.persons = persons.clone();
        same.first = first.clone();
        same.last = last.clone();
        same.more = more;
        return same;
    }

    private boolean isLater(int one, int other) {
        return last[one] != last[other] ? last[one] > last[other] : persons[one] < persons[other];
    }

    private int earliest() {
        int earliest = 0;
        for (int i = 1; i < persons.length; i++) {
            earliest = isLater(earliest, i) ? i : earliest;
        }
        return earliest;
    }

    /** The index of the latest but one, -1 for none. */
    private int latest(int but) {
        int latest = -1;
        for (int i = 0; i < persons.length; i++) {
            latest = i != but && (latest < 0 || isLater(i, latest)) ? i : latest;
        }
        return latest;
    }

    /** The person named last, 0 for none. */
    long person() {
        int at = latest(-1);
        return at < 0 ? 0 : persons[at];
    }

    /** When that person was named last, 0 for never. */
    int until() {
        int at = latest(-1);
        return at < 0 ? 0 : last[at];
    }

    /** Since when only that person is named, 0 for never. */
    int since() {
        int at = latest(-1);
        int before = latest(at);
        if (before < 0) {
            return at < 0 ? 0 : first[at];
        }
        return !more && first[at] > last[before] ? first[at] : Math.min(last[at], last[before] + 1);
    }

    /** The person named before that one, 0 for none. */
    long before() {
        int at = latest(latest(-1));
        return at < 0 ? 0 : persons[at];
    }

    /** When the one before was named last, 0 for never. */
    int beforeUntil() {
        int at = latest(latest(-1));
        return at < 0 ? 0 : last[at];
    }

    /** Whether more persons were named than are remembered, and a moment lies as far back. */
    boolean isForgottenAt(int time) {
        return more && time <= beforeUntil();
    }

    /** What is known of the time up to some moment. */
    Namings asOf(int time) {
        Namings then = new Namings();
        int now = latest(-1);
        int since = since();
        for (int i = 0; i < persons.length; i++) {
            if (first[i] <= time) {
                then.add(persons[i], first[i]);
                boolean still = i == now && since <= time;
                then.add(persons[i], last[i] <= time ? last[i] : still ? time : first[i]);
            }
        }
        return then;
    }

    void write(StateWriter out) {
        out.varint((long) persons.length << 1 | (more ? 1 : 0));
        for (int i : Sorted.places(persons, persons.length)) {
            out.fixed(persons[i]);
            out.varint(first[i]);
            out.varint(last[i]);
        }
    }

    static Namings read(StateReader in) {
        Namings names = new Namings();
        int head = in.below(2 * MOST + 2);
        for (int i = 0; i < head >> 1 && !in.failed(); i++) {
            long person = in.fixedLong();
            names.add(person, in.below(Integer.MAX_VALUE));
            names.add(person, in.below(Integer.MAX_VALUE));
        }
        names.more = (head & 1) != 0;
        return names;
    }
}
