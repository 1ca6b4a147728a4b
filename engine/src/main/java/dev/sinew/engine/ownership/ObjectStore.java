package dev.sinew.engine.ownership;

import java.util.Arrays;
import org.agrona.collections.Int2ObjectHashMap;
import org.agrona.collections.Long2ObjectHashMap;
import org.jspecify.annotations.Nullable;

/**
 * What is known of objects, as a table of a few dozen bytes an object: most were made by, or handed to, one caller, and that is
 * all there is to know. The others have {@link ObjectFacts} of their own. Of too many the longest unused are forgotten.
 */
final class ObjectStore {
    private static final byte GIVEN = 1;
    private static final byte CREATED = 2;
    private static final byte CREATED_BARE = 3;
    private static final byte NAMED = 4;
    private static final byte MENTIONED = 5;
    private static final byte MORE = 6;

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
        int slot = slot(object, type);
        byte kind = kinds[slot];
        if (kind == 0) {
            fill(slot, given ? GIVEN : MENTIONED, caller, time);
        } else if (who[slot] == caller && (kind < NAMED || kind == MENTIONED)) {
            kinds[slot] = given && kind == MENTIONED ? GIVEN : kind;
            touched[slot] = Math.max(touched[slot], time);
        } else {
            change(slot, facts -> facts.handTo(caller, given, time));
        }
    }

    void created(long object, int type, long caller, boolean known, int time) {
        int slot = slot(object, type);
        if (kinds[slot] == 0) {
            fill(slot, known ? CREATED : CREATED_BARE, caller, time);
        } else {
            change(slot, facts -> facts.created(caller, known, time));
        }
    }

    void named(long object, int type, long person, int time) {
        int slot = slot(object, type);
        if (kinds[slot] == 0) {
            fill(slot, NAMED, person, time);
        } else if (kinds[slot] == NAMED && who[slot] == person) {
            since[slot] = Math.min(since[slot], time);
            touched[slot] = Math.max(touched[slot], time);
        } else {
            change(slot, facts -> facts.named(person, time));
        }
    }

    /** An answer said whether everybody may see it. */
    void published(long object, int type, boolean open, int time) {
        change(slot(object, type), facts -> facts.published(open, time));
    }

    /** It was listed or made under another object. */
    void under(long object, int type, long parent, int time) {
        change(slot(object, type), facts -> facts.under(parent, time));
    }

    /** It was deleted. One of another type under the same key was not. */
    void deleted(long object, int type, int time) {
        int slot = slot(object, type);
        if (types[slot] == type) {
            change(slot, facts -> facts.deleted(time));
        }
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

    private void change(int slot, Fact fact) {
        ObjectFacts facts = facts(slot);
        TypeFacts type = type(facts.type);
        if (kinds[slot] != 0) {
            type.count(facts, -1);
        }
        fact.addTo(facts);
        type.count(facts, 1);
        if (kinds[slot] != MORE) {
            kinds[slot] = MORE;
            more.put(keys[slot], facts);
        }
        touched[slot] = facts.touched;
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
        ObjectFacts facts = new ObjectFacts(types[slot]);
        switch (kinds[slot]) {
            case GIVEN, MENTIONED -> facts.handTo(who[slot], kinds[slot] == GIVEN, touched[slot]);
            case CREATED, CREATED_BARE -> facts.created(who[slot], kinds[slot] == CREATED, since[slot]);
            case NAMED -> {
                facts.named(who[slot], since[slot]);
                facts.named(who[slot], touched[slot]);
            }
            default -> {}
        }
        facts.touch(touched[slot]);
        return facts;
    }

    /** The slot of an object, made where there is none. */
    private int slot(long object, int type) {
        int slot = find(object);
        if (keys[slot] == 0) {
            if (size >= keys.length - keys.length / 4) {
                makeRoom();
                slot = find(object);
            }
            keys[slot] = object;
            types[slot] = type;
            kinds[slot] = 0;
            size++;
        }
        return slot;
    }

    private int find(long object) {
        int mask = keys.length - 1;
        int slot = (int) (object ^ object >>> 32) & mask;
        while (keys[slot] != 0 && keys[slot] != object) {
            slot = slot + 1 & mask;
        }
        return slot;
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
        int room = grows ? 2 * keys.length : keys.length;
        keys = new long[room];
        who = new long[room];
        since = new int[room];
        touched = new int[room];
        types = new int[room];
        kinds = new byte[room];
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
}
