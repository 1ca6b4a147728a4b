package dev.sinew.engine.ownership;

import dev.sinew.engine.codec.StateReader;
import dev.sinew.engine.codec.StateWriter;
import java.util.Arrays;
import java.util.function.LongFunction;
import org.agrona.collections.Int2ObjectHashMap;
import org.agrona.collections.Long2ObjectHashMap;
import org.jspecify.annotations.Nullable;

/**
 * What is known of objects, as a table of a few dozen bytes an object: most were made by, or handed to, one caller, and that is
 * all there is to know. The others have {@link ObjectFacts} of their own. Of too many the longest unused are forgotten.
 */
final class ObjectStore {
    /** What the table itself says of an object, as bits: all of one caller, or of one person. */
    private static final byte MENTIONED = 1;

    private static final byte GIVEN = 2;
    private static final byte CREATED = 4;
    /** Created by a client that nobody is known behind. */
    private static final byte BARE = 8;

    private static final byte NAMED = 16;
    /** There are facts of its own. */
    private static final byte MORE = 32;

    /** The fewest bytes that a type takes, and an object. */
    private static final int TYPE = 6;

    private static final int OBJECT = 23;

    private final int limit;
    private long[] keys = new long[1 << 8];
    private long[] who = new long[1 << 8];
    private int[] since = new int[1 << 8];
    private int[] touched = new int[1 << 8];
    private int[] types = new int[1 << 8];
    private byte[] kinds = new byte[1 << 8];
    private int size;
    private final Long2ObjectHashMap<ObjectFacts> more = new Long2ObjectHashMap<>();
    private final Int2ObjectHashMap<TypeFacts> byType = new Int2ObjectHashMap<>();
    private long forgotten;

    /** A store of at most {@code limit} objects. */
    ObjectStore(int limit) {
        this.limit = limit;
    }

    /** A caller got to know of an object without asking for it by name: it was given, or mentioned in something else. */
    void handed(long object, int type, long caller, boolean given, int time) {
        int slot = slot(object, type, time);
        byte kind = kinds[slot];
        byte how = given ? GIVEN : MENTIONED;
        boolean fits = kind < NAMED && who[slot] == caller && ((kind & CREATED) == 0 || time >= since[slot]);
        if (kind == 0) {
            fill(slot, how, caller, time);
        } else if (fits && (kind & how) != 0) {
            seen(slot, time);
        } else if (fits) {
            recount(slot, how, time);
        } else {
            change(slot, time, facts -> facts.handTo(caller, given, time));
        }
    }

    void created(long object, int type, long caller, boolean known, int time) {
        int slot = slot(object, type, time);
        byte kind = kinds[slot];
        byte how = known ? CREATED : CREATED | BARE;
        boolean fits = (kind & CREATED) == 0 && kind < NAMED && who[slot] == caller && time <= since[slot];
        type(type).made(caller);
        if (kind == 0) {
            fill(slot, how, caller, time);
        } else if (fits) {
            recount(slot, how, time);
        } else {
            change(slot, time, facts -> facts.created(caller, known, time));
        }
    }

    void named(long object, int type, long person, int time) {
        int slot = slot(object, type, time);
        type(type).named(person);
        if (kinds[slot] == 0) {
            fill(slot, NAMED, person, time);
        } else if (kinds[slot] == NAMED && who[slot] == person) {
            seen(slot, time);
        } else {
            change(slot, time, facts -> facts.named(person, time));
        }
    }

    /** An answer said whether everybody may see it. */
    void published(long object, int type, boolean open, int time) {
        change(slot(object, type, time), time, facts -> facts.published(open, time));
    }

    /** It was listed or made under another object. */
    void under(long object, int type, long parent, int time) {
        change(slot(object, type, time), time, facts -> facts.under(parent, time));
    }

    /** It was deleted. One of another type under the same key was not. */
    void deleted(long object, int type, int time) {
        change(slot(object, type, time), time, facts -> facts.deleted(type, time));
    }

    private interface Fact {
        void addTo(ObjectFacts facts);
    }

    private void fill(int slot, byte kind, long whose, int time) {
        kinds[slot] = kind;
        who[slot] = whose;
        since[slot] = time;
        touched[slot] = time;
        type(types[slot]).count(facts(slot), 1);
    }

    private void seen(int slot, int time) {
        since[slot] = Math.min(since[slot], time);
        touched[slot] = Math.max(touched[slot], time);
    }

    /** Adds what the table has room for, of the same caller. */
    private void recount(int slot, byte how, int time) {
        TypeFacts type = type(types[slot]);
        type.count(facts(slot), -1);
        kinds[slot] |= how;
        seen(slot, time);
        type.count(facts(slot), 1);
    }

    private void change(int slot, int time, Fact fact) {
        ObjectFacts facts = facts(slot);
        TypeFacts type = type(types[slot]);
        if (kinds[slot] != 0) {
            type.count(facts, -1);
        }
        fact.addTo(facts);
        type.count(facts, 1);
        since[slot] = kinds[slot] == 0 ? time : Math.min(since[slot], time);
        touched[slot] = facts.touched;
        if (kinds[slot] != MORE) {
            kinds[slot] = MORE;
            more.put(keys[slot], facts);
        }
    }

    private TypeFacts type(int type) {
        TypeFacts facts = byType.get(type);
        if (facts == null) {
            facts = new TypeFacts();
            byType.put(type, facts);
        }
        return facts;
    }

    /** What is known of an object, as a record of its own where that is little; nothing where nothing is. */
    @Nullable
    ObjectFacts of(long object) {
        int slot = find(object);
        return keys[slot] == 0 || kinds[slot] == 0 ? null : facts(slot);
    }

    private ObjectFacts facts(int slot) {
        if (kinds[slot] == MORE) {
            ObjectFacts known = more.get(keys[slot]);
            if (known == null) {
                throw new IllegalStateException("an object without its facts");
            }
            return known;
        }
        byte kind = kinds[slot];
        ObjectFacts facts = new ObjectFacts(types[slot]);
        if ((kind & CREATED) != 0) {
            facts.created(who[slot], (kind & BARE) == 0, since[slot]);
        }
        if ((kind & (MENTIONED | GIVEN)) != 0) {
            facts.handTo(who[slot], (kind & GIVEN) != 0, touched[slot]);
        }
        if ((kind & NAMED) != 0) {
            facts.named(who[slot], since[slot]);
            facts.named(who[slot], touched[slot]);
        }
        facts.touch(touched[slot]);
        return facts;
    }

    /** The slot of an object, made where there is none. It is of the type that it was first seen as. */
    private int slot(long object, int type, int time) {
        int slot = find(object);
        if (keys[slot] == 0) {
            if (size >= Math.min(limit, keys.length - keys.length / 4)) {
                makeRoom();
                slot = find(object);
            }
            keys[slot] = object;
            types[slot] = type;
            kinds[slot] = 0;
            size++;
        } else if (time < since[slot] || (time == since[slot] && type < types[slot])) {
            retype(slot, type);
        }
        return slot;
    }

    private void retype(int slot, int type) {
        if (types[slot] != type) {
            ObjectFacts facts = facts(slot);
            type(types[slot]).count(facts, -1);
            types[slot] = type;
            facts.is(type);
            type(type).count(facts, 1);
        }
    }

    private int find(long object) {
        int mask = keys.length - 1;
        int slot = (int) (object ^ object >>> 32) & mask;
        while (keys[slot] != 0 && keys[slot] != object) {
            slot = slot + 1 & mask;
        }
        return slot;
    }

    /** Makes tables of a size, with nothing in them. */
    private void clear(int room) {
        keys = new long[room];
        who = new long[room];
        since = new int[room];
        touched = new int[room];
        types = new int[room];
        kinds = new byte[room];
    }

    private void makeRoom() {
        boolean grows = size < limit;
        int least = grows ? Integer.MIN_VALUE : oldest();
        long[] oldKeys = keys;
        long[] oldWho = who;
        int[] oldSince = since;
        int[] oldTouched = touched;
        int[] oldTypes = types;
        byte[] oldKinds = kinds;
        clear(grows ? 2 * keys.length : keys.length);
        size = 0;
        for (int i = 0; i < oldKeys.length; i++) {
            if (oldKeys[i] == 0) {
                continue;
            }
            int slot = find(oldKeys[i]);
            keys[slot] = oldKeys[i];
            who[slot] = oldWho[i];
            since[slot] = oldSince[i];
            touched[slot] = oldTouched[i];
            types[slot] = oldTypes[i];
            kinds[slot] = oldKinds[i];
            boolean leaves = oldTouched[i] < least || (oldTouched[i] == least && (oldKeys[i] & 3) == 0);
            if (leaves) {
                type(types[slot]).count(facts(slot), -1);
                more.remove(oldKeys[i]);
                keys[slot] = 0;
                forgotten++;
            } else {
                size++;
            }
        }
    }

    /** The time of last use below which a quarter of all objects is. */
    private int oldest() {
        int[] times = new int[size];
        int count = 0;
        for (int i = 0; i < keys.length; i++) {
            if (keys[i] != 0) {
                times[count++] = touched[i];
            }
        }
        Arrays.sort(times, 0, count);
        return times[count / 4];
    }

    /** How the objects of each type are handed out. */
    Int2ObjectHashMap<TypeFacts> types() {
        return byType;
    }

    int size() {
        return size;
    }

    /** A store like this one with nothing in it. */
    ObjectStore emptied() {
        return new ObjectStore(limit);
    }

    /** Objects that were forgotten for lack of room. */
    long forgotten() {
        return forgotten;
    }

    /** Writes all objects, and what types are not made up of by these. */
    void write(StateWriter out) {
        out.varint(forgotten);
        out.varint(byType.size());
        byType.keySet().stream().sorted().forEach(type -> {
            out.fixed((int) type);
            type(type).write(out);
        });
        out.varint(size);
        ProbeOrder.of(keys, this::find, slot -> write(slot, out));
    }

    private void write(int slot, StateWriter out) {
        out.fixed(keys[slot]);
        out.fixed(types[slot]);
        out.octet(kinds[slot]);
        out.varint(since[slot]);
        out.varint(touched[slot]);
        if (kinds[slot] == MORE) {
            facts(slot).write(out);
        } else {
            out.fixed(who[slot]);
        }
    }

    /**
     * Takes the objects of a shard that was written; {@code mine} says where each belongs, {@code alone} that all belong here. One that was full once is as large again.
     */
    void read(StateReader in, LongFunction<ObjectStore> mine, boolean alone) {
        forgotten += in.varint();
        int known = in.count(TYPE);
        for (int i = 0; i < known && !in.failed(); i++) {
            type(in.fixedInt()).read(in);
        }
        int count = in.count(OBJECT);
        reserve(alone ? count : 0);
        for (int i = 0; i < count && !in.failed(); i++) {
            long object = in.fixedLong();
            mine.apply(object).readObject(in, object);
        }
        while (forgotten > 0 && size < limit && size >= limit / 2 && keys.length - keys.length / 4 < limit) {
            makeRoom();
        }
    }

    /**
     * Makes the table as large as it will be. Objects come in the order of their slots: put into a smaller table they would all
     * crowd at its beginning, each looking for its place behind all others.
     */
    private void reserve(int count) {
        int room = keys.length;
        while (count > room - room / 4 && room - room / 4 < limit) {
            room *= 2;
        }
        if (size == 0 && room > keys.length) {
            clear(room);
        }
    }

    private void readObject(StateReader in, long object) {
        int type = in.fixedInt();
        int kind = in.octet();
        boolean sound = object != 0 && kind > 0 && (kind < NAMED || kind == NAMED || kind == MORE) && kind != BARE;
        if (!sound || keys[find(object)] != 0) {
            in.fail("an object is damaged, or told twice");
            return;
        }
        int from = in.below(Integer.MAX_VALUE);
        int slot = slot(object, type, from);
        kinds[slot] = (byte) kind;
        since[slot] = from;
        touched[slot] = in.below(Integer.MAX_VALUE);
        if (kind == MORE) {
            more.put(object, ObjectFacts.read(in, type));
        } else {
            who[slot] = in.fixedLong();
        }
        type(type).count(facts(slot), 1);
    }
}
