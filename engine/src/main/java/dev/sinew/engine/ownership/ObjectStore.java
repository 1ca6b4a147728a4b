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
    private static final int TYPE = 7;

    private static final int OBJECT = 23;

    private final int limit;
    private ObjectTable table = new ObjectTable(1 << 8);
    private int size;
    private Long2ObjectHashMap<ObjectFacts> more = new Long2ObjectHashMap<>();
    /** Counts how often this was frozen: what is older is changed in a copy. */
    private int frozen;

    private final Int2ObjectHashMap<TypeFacts> byType = new Int2ObjectHashMap<>();
    private long forgotten;

    /** A store of at most {@code limit} objects. */
    ObjectStore(int limit) {
        this.limit = limit;
    }

    /** A caller got to know of an object without asking for it by name: it was given, or mentioned in something else. */
    void handed(long object, int type, long caller, boolean given, int time) {
        int slot = slot(object, type, time);
        byte kind = table.kinds[slot];
        byte how = given ? GIVEN : MENTIONED;
        boolean fits =
                kind < NAMED && table.who[slot] == caller && ((kind & CREATED) == 0 || time >= table.since[slot]);
        if (given) {
            type(type).given(caller);
        }
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

    void created(long object, int type, long caller, boolean known, int time, long[] parties) {
        int slot = slot(object, type, time);
        byte kind = table.kinds[slot];
        byte how = known ? CREATED : CREATED | BARE;
        boolean fits = (kind & CREATED) == 0 && kind < NAMED && table.who[slot] == caller && time <= table.since[slot];
        type(type).made(caller);
        if (kind == 0 && parties.length == 0) {
            fill(slot, how, caller, time);
        } else if (fits && parties.length == 0) {
            recount(slot, how, time);
        } else {
            change(slot, time, facts -> facts.created(caller, known, time, parties));
        }
    }

    void named(long object, int type, long person, int time) {
        int slot = slot(object, type, time);
        type(type).named(person);
        if (table.kinds[slot] == 0) {
            fill(slot, NAMED, person, time);
        } else if (table.kinds[slot] == NAMED && table.who[slot] == person) {
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
        table.kinds[slot] = kind;
        table.who[slot] = whose;
        table.since[slot] = time;
        table.touched[slot] = time;
        type(table.types[slot]).count(facts(slot), 1);
    }

    private void seen(int slot, int time) {
        table.since[slot] = Math.min(table.since[slot], time);
        table.touched[slot] = Math.max(table.touched[slot], time);
    }

    /** Adds what the table has room for, of the same caller. */
    private void recount(int slot, byte how, int time) {
        TypeFacts type = type(table.types[slot]);
        type.count(facts(slot), -1);
        table.kinds[slot] |= how;
        seen(slot, time);
        type.count(facts(slot), 1);
    }

    /** The same as it is now; for many threads. What is known of types is not taken along. */
    ObjectStore frozen() {
        ObjectStore same = new ObjectStore(limit);
        same.table = table.copy();
        same.size = size;
        same.more = new Long2ObjectHashMap<>(more);
        frozen++;
        return same;
    }

    /** The facts of an object, to be changed. */
    private ObjectFacts changing(int slot) {
        ObjectFacts facts = facts(slot);
        if (table.kinds[slot] != MORE) {
            facts.madeFor = frozen;
        } else if (facts.madeFor != frozen) {
            facts = facts.copy(frozen);
            more.put(table.keys[slot], facts);
        }
        return facts;
    }

    private void change(int slot, int time, Fact fact) {
        ObjectFacts facts = changing(slot);
        TypeFacts type = type(table.types[slot]);
        if (table.kinds[slot] != 0) {
            type.count(facts, -1);
        }
        fact.addTo(facts);
        type.count(facts, 1);
        table.since[slot] = table.kinds[slot] == 0 ? time : Math.min(table.since[slot], time);
        table.touched[slot] = facts.touched;
        if (table.kinds[slot] != MORE) {
            table.kinds[slot] = MORE;
            more.put(table.keys[slot], facts);
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
        int slot = table.find(object);
        return table.keys[slot] == 0 || table.kinds[slot] == 0 ? null : facts(slot);
    }

    private ObjectFacts facts(int slot) {
        if (table.kinds[slot] == MORE) {
            ObjectFacts known = more.get(table.keys[slot]);
            if (known == null) {
                throw new IllegalStateException("an object without its facts");
            }
            return known;
        }
        byte kind = table.kinds[slot];
        ObjectFacts facts = new ObjectFacts(table.types[slot]);
        if ((kind & CREATED) != 0) {
            facts.created(table.who[slot], (kind & BARE) == 0, table.since[slot], Creations.NOBODY);
        }
        if ((kind & (MENTIONED | GIVEN)) != 0) {
            facts.handTo(table.who[slot], (kind & GIVEN) != 0, table.since[slot]);
            facts.handTo(table.who[slot], (kind & GIVEN) != 0, table.touched[slot]);
        }
        if ((kind & NAMED) != 0) {
            facts.named(table.who[slot], table.since[slot]);
            facts.named(table.who[slot], table.touched[slot]);
        }
        facts.touch(table.touched[slot]);
        return facts;
    }

    /** The slot of an object, made where there is none. It is of the type that it was first seen as. */
    private int slot(long object, int type, int time) {
        int slot = table.find(object);
        if (table.keys[slot] == 0) {
            if (size >= Math.min(limit, table.most())) {
                makeRoom();
                slot = table.find(object);
            }
            table.keys[slot] = object;
            table.types[slot] = type;
            table.kinds[slot] = 0;
            size++;
        } else if (time < table.since[slot] || (time == table.since[slot] && type < table.types[slot])) {
            retype(slot, type);
        }
        return slot;
    }

    private void retype(int slot, int type) {
        if (table.types[slot] != type) {
            ObjectFacts facts = changing(slot);
            type(table.types[slot]).count(facts, -1);
            table.types[slot] = type;
            facts.is(type);
            type(type).count(facts, 1);
        }
    }

    private void makeRoom() {
        boolean grows = size < limit;
        int least = grows ? Integer.MIN_VALUE : oldest();
        ObjectTable old = table;
        table = new ObjectTable(grows ? old.grown() : old.room());
        size = 0;
        for (int i = 0; i < old.room(); i++) {
            if (old.keys[i] == 0) {
                continue;
            }
            int slot = table.take(old, i);
            boolean leaves = old.touched[i] < least || (old.touched[i] == least && (old.keys[i] & 3) == 0);
            if (leaves) {
                type(table.types[slot]).count(facts(slot), -1);
                more.remove(old.keys[i]);
                table.keys[slot] = 0;
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
        for (int i = 0; i < table.room(); i++) {
            if (table.keys[i] != 0) {
                times[count++] = table.touched[i];
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
        ProbeOrder.of(table.keys, table::find, slot -> write(slot, out));
    }

    private void write(int slot, StateWriter out) {
        out.fixed(table.keys[slot]);
        out.fixed(table.types[slot]);
        out.octet(table.kinds[slot]);
        out.varint(table.since[slot]);
        out.varint(table.touched[slot]);
        if (table.kinds[slot] == MORE) {
            ObjectFactsCodec.write(facts(slot), out);
        } else {
            out.fixed(table.who[slot]);
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
        while (forgotten > 0 && size < limit && size >= limit / 2 && table.most() < limit) {
            makeRoom();
        }
    }

    /**
     * Makes the table as large as it will be. Objects come in the order of their slots: put into a smaller table they would all
     * crowd at its beginning, each looking for its place behind all others.
     */
    private void reserve(int count) {
        int room = ObjectTable.roomFor(count, table.room(), limit);
        if (size == 0 && room > table.room()) {
            table = new ObjectTable(room);
        }
    }

    private void readObject(StateReader in, long object) {
        int type = in.fixedInt();
        int kind = in.octet();
        boolean sound = object != 0 && kind > 0 && (kind < NAMED || kind == NAMED || kind == MORE) && kind != BARE;
        if (!sound || table.keys[table.find(object)] != 0) {
            in.fail("an object is damaged, or told twice");
            return;
        }
        int from = in.below(Integer.MAX_VALUE);
        int slot = slot(object, type, from);
        table.kinds[slot] = (byte) kind;
        table.since[slot] = from;
        table.touched[slot] = in.below(Integer.MAX_VALUE);
        if (kind == MORE) {
            more.put(object, ObjectFactsCodec.read(in, type));
        } else {
            table.who[slot] = in.fixedLong();
        }
        type(type).count(facts(slot), 1);
    }
}
