package dev.sinew.engine.ownership;

/**
 * An object as named in one access.
 *
 * @param place where
 * @param object the key of the object: its fingerprint, with the type where the value is short
 * @param print the value's fingerprint
 * @param number for integers the value shifted by a secret offset, else 0
 */
record Named(Place place, long object, long print, long number) {
    static long key(Place place, long print, boolean small) {
        long key = small ? print ^ (long) place.typeKey() * 0x9e3779b97f4a7c15L : print;
        return mix(key);
    }

    static long mix(long key) {
        long mixed = key * 0x9e3779b97f4a7c15L;
        return mixed ^ mixed >>> 29;
    }
}
