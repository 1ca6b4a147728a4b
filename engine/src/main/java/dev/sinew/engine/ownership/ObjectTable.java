package dev.sinew.engine.ownership;

/** Objects by key with the little that is known of most: open addressing over a power of two of slots. A key of 0 is no object. */
final class ObjectTable {
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

    /** The slot of an object, or the free one where it belongs. */
    int find(long object) {
        int mask = keys.length - 1;
        int slot = (int) (object ^ object >>> 32) & mask;
        while (keys[slot] != 0 && keys[slot] != object) {
            slot = slot + 1 & mask;
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
