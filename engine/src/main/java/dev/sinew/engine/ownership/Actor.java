package dev.sinew.engine.ownership;

import dev.sinew.engine.access.Access;
import dev.sinew.engine.codec.StateReader;
import dev.sinew.engine.codec.StateWriter;
import dev.sinew.engine.identity.Cohort;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.LongPredicate;
import org.agrona.collections.LongHashSet;
import org.jspecify.annotations.Nullable;

/** One caller, or a client that nobody is known behind: what identifies it, and those of its accesses that are still of interest. */
final class Actor {
    private static final int REGULAR = 3;
    private static final int MOST_GRANTED = 4_000;
    /** The fewest bytes that an access takes. */
    private static final int KEPT = 30;

    private static final long[] NONE = {};

    final long key;
    final boolean known;
    private Keys keys = new Keys();
    private final Attributes attributes;
    /** The roles that the service told it of, as bits. */
    private long roles;
    /** In the order of time. */
    final ArrayList<Kept> kept = new ArrayList<>(0);

    private Map<Long, Integer> listUses = Map.of();
    private Service service = new Service();
    private boolean guest;
    /** What a third party was given under this consent, and whom somebody else was told to act for. */
    private @Nullable LongHashSet granted;

    private boolean sawGrants;
    private final boolean onBehalf;
    private @Nullable Work work;
    private Dealings dealings = new Dealings();
    private @Nullable Extents extents;
    private @Nullable Extents misses;
    private @Nullable Heard heard;
    /** What its accesses that were told of showed it, as long as it is judged. */
    Taken taken = Taken.NOTHING;
    /** What was given to many threads, as long as it is still so. */
    private @Nullable Actor frozen;

    /** A caller or client; {@code onBehalf} says that it is a third party with somebody's consent. */
    Actor(long key, boolean known, boolean onBehalf) {
        this(key, known, onBehalf, new Attributes());
    }

    private Actor(long key, boolean known, boolean onBehalf, Attributes attributes) {
        this.attributes = attributes;
        this.key = key;
        this.known = known;
        this.onBehalf = onBehalf;
    }

    /** Whether it mostly uses what is others' and was not told of most of it, so that it may have the ids from them. */
    boolean hasIdsFromOthers() {
        return work().isMostlyOnOthers() && !heard().isUsuallyTold();
    }

    /** Whether it should be judged again: after one batch, two, four … since its last call. */
    boolean isDue(long now) {
        return !kept.isEmpty() && kept.getLast().isDue(now);
    }

    /** Whether signals of before stand that should be judged again, though the caller goes on calling: after one batch, two, four … */
    boolean isAccusedBefore(long now) {
        for (Kept each : kept) {
            if (!each.signals.isEmpty() && each.isDue(now)) {
                return true;
            }
        }
        return false;
    }

    /** Who it is and what kind of caller, as known now, without its accesses; for many threads. */
    Actor frozen() {
        Actor same = frozen;
        if (same == null) {
            same = new Actor(key, known, onBehalf, attributes.copy());
            same.keys = keys.copy();
            same.roles = roles;
            same.service = service.copy();
            same.guest = guest;
            same.sawGrants = sawGrants;
            same.dealings = dealings.frozen();
            if (granted != null) {
                same.granted = new LongHashSet();
                same.granted.addAll(granted);
            }
            frozen = same;
        }
        return same;
    }

    /** Takes an access in its place by time and sequence. */
    void keep(Kept one) {
        int at = kept.size();
        while (at > 0 && Access.inOrder(kept.get(at - 1).access, one.access) > 0) {
            at--;
        }
        kept.add(at, one);
    }

    void attribute(int name, long print) {
        frozen = attributes.add(name, print) ? null : frozen;
    }

    /** Notes roles that the service told it of, as bits. */
    void roles(long told) {
        frozen = (roles | told) == roles ? frozen : null;
        roles |= told;
    }

    long roles() {
        return roles;
    }

    /** Whether a value is the caller's attribute of a name. */
    boolean has(int name, long print) {
        return (attributesOf(print) & 1L << name) != 0;
    }

    /** The attributes that a value is of the caller, as bits. */
    long attributesOf(long print) {
        return dealings.of(print) | attributes.of(print);
    }

    /** The attributes that the caller has, as bits. */
    long attributes() {
        return attributes.all() | dealings.all();
    }

    /** Whether a person is the caller. */
    boolean isPerson(long person) {
        return attributes.isPerson(person);
    }

    /** Whether the caller can be told from a person: the same attribute is known of it. */
    boolean isComparable(long person) {
        return (attributes() & 1L << Person.attribute(person)) != 0;
    }

    /** Whether a key is or was the caller's. */
    boolean is(long other) {
        return hasKey(each -> each == other);
    }

    /** Whether something holds for a key that is or was the caller's; of today's it is asked first. */
    boolean hasKey(LongPredicate that) {
        return that.test(key) || keys.anyFormer(that);
    }

    /** Somebody logs in as it from a client: what the client made or was given as a guest is the caller's. */
    void cameFrom(long client) {
        frozen = keys.addGuest(client) ? null : frozen;
    }

    /** Whether something holds for a client from which somebody logged in as it. */
    boolean hasGuest(LongPredicate that) {
        return keys.anyGuest(that);
    }

    /** Takes over what was known of the same caller under another key. */
    void absorb(Actor other) {
        frozen = null;
        keys.absorb(other.key, other.keys);
        attributes.addAll(other.attributes);
        roles(other.roles);
        other.kept.forEach(this::keep);
        if (other.heard != null) {
            heard().merge(other.heard);
            // Either may have been told of what the other named.
            kept.forEach(each -> each.strange = 0);
        }
        other.listUses.forEach((list, times) -> listUses().merge(list, times, Integer::sum));
        dealings.absorb(other.dealings);
    }

    /** Notes that a list gave it many people's objects. */
    void usesList(long operation) {
        listUses().merge(operation, 1, Integer::sum);
    }

    void forgetHabits() {
        listUses = Map.of();
        work = null;
        dealings.forget();
        extents = null;
        misses = null;
        heard = null;
    }

    Extents extents() {
        Extents now = extents == null ? new Extents() : extents;
        extents = now;
        return now;
    }

    /** What it asked for that does not exist, by operation, and by the complement of each what it used that is others'. */
    Extents misses() {
        Extents now = misses == null ? new Extents() : misses;
        misses = now;
        return now;
    }

    /** What answers told it of. */
    Heard heard() {
        Heard now = heard == null ? new Heard() : heard;
        heard = now;
        return now;
    }

    Work work() {
        Work now = work == null ? new Work() : work;
        work = now;
        return now;
    }

    /** The organisation that it calls for by habit, as an object; 0 where there is none. */
    long tenant() {
        return dealings.organisation();
    }

    /** What it has to do with by habit. */
    Dealings dealings() {
        return dealings;
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
        frozen = null;
        service.is(now);
        dealings.decide();
        boolean lone = false;
        boolean customer = work != null && (work.isCustomer(knowledge, key) || work.isGuessing());
        for (Map.Entry<Long, Integer> use : listUses.entrySet()) {
            boolean regular = use.getValue() >= REGULAR && !customer;
            service.worker |= regular && knowledge.lists().isForStaff(use.getKey());
            lone |= regular && knowledge.lists().isForOne(use.getKey());
        }
        service.worker |= work != null && !customer && work.isInOffice();
        service.worker |= work != null && work.isAllThereIs() && isBelieved(work, lone, knowledge);
        service.worker &= !onBehalf && !service.isNone();
        // What it did before it was one of staff it did as anybody.
        return worksForOthers() && !before && !service.isPromoted();
    }

    /** Notes since when it is told to be one of staff, and whether it said so first. */
    void promoted(long since, boolean byItself) {
        service.promoted(since, byItself);
    }

    /** Whether more than its own work speaks for it: others who work so, customers, or a list that it alone is given and goes by. */
    private boolean isBelieved(Work done, boolean lone, Knowledge knowledge) {
        return done.isNamedByMany() || knowledge.api(done.api()).hasWorkers(key) || (lone && done.isAllShown());
    }

    /** Whether it is a third party with somebody's consent: what the person owns it may use only as far as it was given it. */
    boolean isOnBehalf() {
        return onBehalf;
    }

    /** Notes what a third party was given under this consent, by a list or along with something that it was given before, or whom somebody else acts for. */
    void grant(long object, boolean byList) {
        frozen = null;
        sawGrants |= byList;
        if (granted == null) {
            granted = new LongHashSet();
        }
        if (granted.size() < MOST_GRANTED) {
            granted.add(object);
        }
    }

    /** Whether a third party was given an object under this consent, or somebody else acts for it. */
    boolean wasGranted(long object) {
        return granted != null && granted.contains(object);
    }

    /** Whether a list ever gave a third party anything under this consent: then what it may use is known. */
    boolean knowsItsGrants() {
        return sawGrants;
    }

    /** Says whether it is a session in which nobody logged in. */
    void guest(boolean is) {
        guest = is;
    }

    boolean isGuest() {
        return guest;
    }

    /** Whether it is staff or a service. */
    boolean worksForOthers() {
        return service.isForOthers();
    }

    /** Whether it was at an access. */
    boolean worksForOthers(Access access) {
        return service.isForOthers(access);
    }

    /** What kind of caller it was at a time, in microseconds, empty where nobody is known. */
    Optional<Cohort> cohort(long time) {
        return known ? service.cohort(time) : Optional.empty();
    }

    void write(StateWriter out, KeptWriter accesses) {
        out.fixed(key);
        out.octet((known ? 1 : 0) | (onBehalf ? 2 : 0) | (sawGrants ? 8 : 0) | (guest ? 16 : 0));
        service.write(out);
        keys.write(out);
        attributes.write(out);
        out.fixed(roles);
        out.varint(listUses.size());
        new TreeMap<>(listUses).forEach((list, times) -> {
            out.fixed((long) list);
            out.varint(times);
        });
        out.longs(granted == null ? NONE : Sorted.of(granted));
        work().write(out);
        dealings.write(out);
        extents().write(out);
        misses().write(out);
        heard().write(out);
        out.varint(kept.size());
        kept.forEach(accesses::write);
    }

    /** What was written, where so many attributes have names. */
    static Actor read(StateReader in, KeptReader accesses, int named) {
        long key = in.fixedLong();
        int flags = in.octet();
        Actor actor = new Actor(key, (flags & 1) != 0, (flags & 2) != 0);
        actor.sawGrants = (flags & 8) != 0;
        actor.guest = (flags & 16) != 0;
        actor.service.read(in);
        actor.keys = Keys.read(in);
        actor.attributes.read(in, named);
        actor.roles = in.fixedLong();
        int lists = in.count(9);
        for (int i = 0; i < lists && !in.failed(); i++) {
            actor.listUses().put(in.fixedLong(), in.below(Integer.MAX_VALUE));
        }
        for (long each : in.longs(MOST_GRANTED)) {
            actor.grant(each, false);
        }
        actor.work().read(in);
        actor.dealings.read(in);
        actor.extents().read(in);
        actor.misses().read(in);
        actor.heard().read(in);
        int count = in.count(KEPT);
        for (int i = 0; i < count && !in.failed(); i++) {
            actor.keep(accesses.read());
        }
        return actor;
    }
}
