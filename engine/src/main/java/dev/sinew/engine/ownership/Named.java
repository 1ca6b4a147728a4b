package dev.sinew.engine.ownership;

import dev.sinew.engine.classify.ObjectKeys;

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
        return mix(small ? ObjectKeys.typed(print, place.typeKey()) : print);
    }

    static long mix(long key) {
        return ObjectKeys.mix(key);
    }
}
