package dev.sinew.engine.ownership;

import dev.sinew.engine.access.Access;
import dev.sinew.engine.identity.Cohort;
import dev.sinew.model.Signal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One caller, or a client that nobody is known behind: what identifies it, and those of its accesses that are still of interest. */
final class Actor {
    private static final int MOST_ATTRIBUTES = 32;
    private static final int REGULAR = 3;
    private static final long[] NONE = {};
    private static final byte[] NO_NAMES = {};

    final long key;
    final boolean known;
    private long[] former = NONE;
    private long[] keys;
    private long[] prints = NONE;
    private byte[] names = NO_NAMES;
    private int attributes;
    /** In the order of time. */
    final List<Kept> kept = new ArrayList<>(0);

    private Map<Long, Integer> listUses = Map.of();
    private Optional<Cohort> cohort = Optional.empty();
    private boolean worker;
    private boolean sawList;
    private final boolean onBehalf;
    private @Nullable Work work;
    private @Nullable Extents extents;

    /** An access, what it led to, and the batch that it came with. */
    static final class Kept {
        final Access access;
        final long batch;
        List<Signal> signals = List.of();
        /** How many objects of a kind the caller had been shown within the hour. */
        int shown;
        /** The same with its operation, between learning and judging. */
        @Nullable
        Used use;
        /** Whether nobody owns anything of the kinds that it names. */
        boolean nobodys;

        Kept(Access access, long batch) {
            this.access = access;
            this.batch = batch;
        }
    }

    /** A caller or client; {@code onBehalf} says that it is a third party with somebody's consent. */
    Actor(long key, boolean known, boolean onBehalf) {
        this.key = key;
        this.known = known;
        this.onBehalf = onBehalf;
        this.keys = new long[] {key};
    }

    /** Whether it should be judged again: after one batch, two, four … since its last call. */
    boolean isDue(long now) {
        long age = kept.isEmpty() ? 0 : now - kept.getLast().batch;
        return age > 0 && (age & age - 1) == 0;
    }

    /** Takes an access in its place by time and sequence. */
    void keep(Kept one) {
        int at = kept.size();
        while (at > 0 && Access.IN_ORDER.compare(kept.get(at - 1).access, one.access) > 0) {
            at--;
        }
        kept.add(at, one);
    }

    void attribute(int name, long print) {
        if (name < 0 || attributes >= MOST_ATTRIBUTES || has(name, print)) {
            return;
        }
        if (attributes == prints.length) {
            int room = Math.max(2, 2 * attributes);
            prints = Arrays.copyOf(prints, room);
            names = Arrays.copyOf(names, room);
        }
        prints[attributes] = print;
        names[attributes++] = (byte) name;
    }

    /** Whether a value is the caller's attribute of a name. */
    boolean has(int name, long print) {
        for (int i = 0; i < attributes; i++) {
            if (prints[i] == print && names[i] == name) {
                return true;
            }
        }
        return false;
    }

    /** The attributes that a value is of the caller, as bits. */
    long attributesOf(long print) {
        long bits = 0;
        for (int i = 0; i < attributes; i++) {
            bits |= prints[i] == print ? 1L << names[i] : 0;
        }
        return bits;
    }

    /** The attributes that the caller has, as bits. */
    long attributes() {
        long bits = 0;
        for (int i = 0; i < attributes; i++) {
            bits |= 1L << names[i];
        }
        return bits;
    }

    /** Whether a person is the caller. */
    boolean isPerson(long person) {
        for (int i = 0; i < attributes; i++) {
            if (names[i] == Person.attribute(person) && Person.is(person, prints[i])) {
                return true;
            }
        }
        return false;
    }

    /** Whether the caller can be told from a person: the same attribute is known of it. */
    boolean isComparable(long person) {
        for (int i = 0; i < attributes; i++) {
            if (names[i] == Person.attribute(person)) {
                return true;
            }
        }
        return false;
    }

    /** Whether a key is or was the caller's. */
    boolean is(long other) {
        if (other == key) {
            return true;
        }
        for (long each : former) {
            if (each == other) {
                return true;
            }
        }
        return false;
    }

    /** All keys of the caller, today's first. */
    long[] keys() {
        return keys;
    }

    /** Takes over what was known of the same caller under another key. */
    void absorb(Actor other) {
        former = Arrays.copyOf(former, former.length + 1);
        former[former.length - 1] = other.key;
        for (long each : other.former) {
            former = Arrays.copyOf(former, former.length + 1);
            former[former.length - 1] = each;
        }
        keys = new long[former.length + 1];
        keys[0] = key;
        System.arraycopy(former, 0, keys, 1, former.length);
        for (int i = 0; i < other.attributes; i++) {
            attribute(other.names[i], other.prints[i]);
        }
        other.kept.forEach(this::keep);
        other.listUses.forEach((list, times) -> listUses().merge(list, times, Integer::sum));
    }

    /** Notes that a list gave it many people's objects. */
    void usesList(long operation) {
        listUses().merge(operation, 1, Integer::sum);
    }

    void forgetHabits() {
        listUses = Map.of();
        work = null;
        extents = null;
    }

    Extents extents() {
        Extents now = extents == null ? new Extents() : extents;
        extents = now;
        return now;
    }

    Work work() {
        Work now = work == null ? new Work() : work;
        work = now;
        return now;
    }

    private Map<Long, Integer> listUses() {
        if (listUses.isEmpty()) {
            listUses = new HashMap<>(4);
        }
        return listUses;
    }

    /** Decides whether it works for others: by its cohort, else as a regular user of lists for staff. Returns whether that is new. */
    boolean decide(Optional<Cohort> now, Knowledge knowledge) {
        boolean before = worksForOthers();
        cohort = now;
        worker = false;
        for (Map.Entry<Long, Integer> use : listUses.entrySet()) {
            worker |= use.getValue() >= REGULAR && knowledge.isWorkList(use.getKey());
        }
        worker |=
                work != null && work.isAllThereIs() && knowledge.api(work.api()).hasWorkers(key);
        worker &= !onBehalf;
        return worksForOthers() && !before;
    }

    /** Whether it is a third party with somebody's consent: what the person owns it may use only as far as it was given it. */
    boolean isOnBehalf() {
        return onBehalf;
    }

    /** Notes that it was given something without asking for it by name. */
    void seesList() {
        sawList = true;
    }

    /** Whether it was ever given anything without asking for it by name: then what it may use is known. */
    boolean sawList() {
        return sawList;
    }

    /** Whether it is staff or a service. */
    boolean worksForOthers() {
        return worker || cohort.equals(Optional.of(Cohort.STAFF)) || cohort.equals(Optional.of(Cohort.SERVICE));
    }

    /** What kind of caller it is, empty where nobody is known. */
    Optional<Cohort> cohort() {
        return !known ? Optional.empty() : worker ? Optional.of(Cohort.STAFF) : cohort;
    }
}
