package dev.sinew.engine.classify;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What follows from a name or a path alone, worked out once and remembered for those met last. Has a fixed size, whatever comes: one
 * that finds its places taken drives another out. What is asked for comes in nearly the same order each time, so what came next the last
 * time is tried first. Belongs to one thread.
 *
 * @param <K> what is asked for; its hash is cheap
 * @param <V> what follows from it
 */
public final class Recent<K, V> {
    /** A power of two. */
    private static final int PLACES = 4_096;
    /** How many places each may take: so many that would take the same do not drive each other out. */
    private static final int WAYS = 4;

    private static final int SHIFT = Integer.numberOfLeadingZeros(PLACES) + 1;

    private final Function<K, V> work;
    private final List<@Nullable Entry<K, V>> entries = new ArrayList<>(Collections.nCopies(PLACES, null));

    /** Where the key was found that was asked for behind the one at a place, the last time. */
    private final short[] next = new short[PLACES];

    private int last;

    private record Entry<K, V>(K key, V value) {
        @SuppressWarnings("ReferenceEquality") // Names and paths are shared: mostly it is the very same.
        boolean is(K other) {
            return key == other || key.equals(other);
        }
    }

    /** One that works it out so. */
    public Recent(Function<K, V> work) {
        this.work = work;
    }

    /** What follows from a key. */
    public V of(K key) {
        int expected = next[last];
        Entry<K, V> likely = entries.get(expected);
        if (likely != null && likely.is(key)) {
            last = expected;
            return likely.value;
        }
        return find(key);
    }

    private V find(K key) {
        int at = key.hashCode() * 0x9e3779b9 >>> SHIFT;
        for (int beside = 0; beside < WAYS; beside++) {
            Entry<K, V> entry = entries.get(at ^ beside);
            if (entry != null && entry.is(key)) {
                found(at ^ beside);
                return entry.value;
            }
        }
        V value = work.apply(key);
        // Only a full group drives one out.
        int free = 0;
        while (free < WAYS - 1 && entries.get(at ^ free) != null) {
            free++;
        }
        for (int beside = free; beside > 0; beside--) {
            entries.set(at ^ beside, entries.get(at ^ beside - 1));
        }
        entries.set(at, new Entry<>(key, value));
        found(at);
        return value;
    }

    private void found(int at) {
        next[last] = (short) at;
        last = at;
    }
}
