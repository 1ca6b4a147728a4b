package dev.sinew.engine.ownership;

/**
 * Objects by key with the little that is known of most: open addressing over any number of slots, as twice as many as there were would often be free. Keys are fingerprints, so
 * that their bits say where they belong. A key of 0 is no object.
 */
final class ObjectTable {
    /** From so many slots on there are but a fourth more when they are taken. */
    private static final int LARGE = 1 << 16;

    final long[] keys;
    /** Of whom: a caller, or a person. */
    final long[] who;

    final int[] since;
    final int[] touched;
    final int[] types;
    final byte[] kinds;

    /** A table of so many slots, with nothing in it. */
    ObjectTable(int room) {
        this(new long[room], new long[room], new int[room], new int[room], new int[room], new byte[room]);
    }

    private ObjectTable(long[] keys, long[] who, int[] since, int[] touched, int[] types, byte[] kinds) {
        this.keys = keys;
        this.who = who;
        this.since = since;
        this.touched = touched;
        this.types = types;
        this.kinds = kinds;
    }

    ObjectTable copy() {
        return new ObjectTable(keys.clone(), who.clone(), since.clone(), touched.clone(), types.clone(), kinds.clone());
    }

    /** How many slots there are. */
    int room() {
        return keys.length;
    }

    /** How many slots may be taken: objects are found next to where they belong while one in five is free. */
    int most() {
        return most(keys.length);
    }

    private static int most(int room) {
        return room - room / 5;
    }

    /** How many slots there are to be when these do not suffice. */
    int grown() {
        return grown(keys.length);
    }

    private static int grown(int room) {
        return room < LARGE ? 2 * room : Math.addExact(room, room / 4);
    }

    /** How many slots there are to be for so many objects, if tables that grew had no more than {@code limit} of them taken. */
    static int roomFor(int objects, int from, int limit) {
        int room = from;
        while (objects > most(room) && most(room) < limit) {
            room = grown(room);
        }
        return room;
    }

    /** The slot of an object, or the free one where it belongs. */
    int find(long object) {
        int room = keys.length;
        int slot = (int) (((object ^ object >>> 32) & 0xffff_ffffL) * room >>> 32);
        while (keys[slot] != 0 && keys[slot] != object) {
            slot = slot + 1 == room ? 0 : slot + 1;
        }
        return slot;
    }

    /** Takes an object over from a slot of another table; returns its own slot. */
    int take(ObjectTable other, int from) {
        int slot = find(other.keys[from]);
        keys[slot] = other.keys[from];
        who[slot] = other.who[from];
        since[slot] = other.since[from];
        touched[slot] = other.touched[from];
        types[slot] = other.types[from];
        kinds[slot] = other.kinds[from];
        return slot;
    }
}
