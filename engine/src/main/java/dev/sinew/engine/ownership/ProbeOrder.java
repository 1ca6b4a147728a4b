package dev.sinew.engine.ownership;

import java.util.Arrays;
import java.util.function.IntConsumer;
import java.util.function.LongToIntFunction;

/**
 * The slots of a table with linear probing in an order that depends on which keys there are, and not on how they came: which slots
 * are taken is the same in any order of coming, so only those of one run without a gap are sorted.
 */
final class ProbeOrder {
    private ProbeOrder() {}

    /** Visits the slots of all keys but 0, which means that a slot is free; {@code find} gives the slot of a key. */
    static void of(long[] keys, LongToIntFunction find, IntConsumer visitor) {
        int gap = 0;
        while (keys[gap] != 0) {
            gap++;
        }
        long[] run = new long[64];
        int length = 0;
        for (int i = 1; i <= keys.length; i++) {
            long key = keys[(int) (((long) gap + i) % keys.length)];
            if (key != 0) {
                run = length == run.length ? Arrays.copyOf(run, 2 * length) : run;
                run[length++] = key;
                continue;
            }
            Arrays.sort(run, 0, length);
            for (int at = 0; at < length; at++) {
                visitor.accept(find.applyAsInt(run[at]));
            }
            length = 0;
        }
    }
}
