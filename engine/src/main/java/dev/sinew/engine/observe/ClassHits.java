package dev.sinew.engine.observe;

import dev.sinew.engine.classify.DataClass;
import dev.sinew.model.ClassHit;
import dev.sinew.model.Side;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Counts which fields of an exchange have values of which classes; a table reused from exchange to exchange. */
final class ClassHits {
    private static final int MAX = 512;
    private static final int SLOTS = 2048;

    private final @Nullable PathNode[] nodes = new @Nullable PathNode[MAX];
    private final Side[] sides = new Side[MAX];
    private final int[] classes = new int[MAX];
    private final int[] counts = new int[MAX];
    private final String[] samples = new String[MAX];
    /** Row plus one, by hash of field and class; rows of earlier exchanges are cleared with them. */
    private final short[] slots = new short[SLOTS];

    private int size;

    void clear() {
        if (size > 0) {
            Arrays.fill(slots, (short) 0);
            Arrays.fill(nodes, 0, size, null);
            size = 0;
        }
    }

    /** Counts a hit of a field and class that were met before; false where they were not. */
    boolean again(Side side, PathNode node, int dataClass) {
        int row = slots[slot(side, node, dataClass)] - 1;
        if (row < 0) {
            return size == MAX;
        }
        counts[row]++;
        return true;
    }

    /** Takes the first hit of a field and class; beyond 512 of one exchange they are left out. */
    void first(Side side, PathNode node, int dataClass, String sample) {
        if (size < MAX) {
            nodes[size] = node;
            sides[size] = side;
            classes[size] = dataClass;
            counts[size] = 1;
            samples[size] = sample;
            size++;
            slots[slot(side, node, dataClass)] = (short) size;
        }
    }

    List<ClassHit> build() {
        if (size == 0) {
            return List.of();
        }
        List<ClassHit> hits = new ArrayList<>(size);
        for (int i = 0; i < size; i++) {
            PathNode node = nodes[i];
            if (node != null) {
                hits.add(new ClassHit(
                        sides[i], node.path, DataClass.ofOrdinal(classes[i]).id(), counts[i], samples[i]));
            }
        }
        return hits;
    }

    /** Its slot, or the free one where it belongs; both messages have nodes of their own, so the side needs no part in it. */
    private int slot(Side side, PathNode node, int dataClass) {
        int at = (System.identityHashCode(node) * 31 + dataClass) * 0x9e3779b9 >>> 21;
        while (true) {
            int row = slots[at] - 1;
            if (row < 0 || (nodes[row] == node && classes[row] == dataClass && sides[row] == side)) {
                return at;
            }
            at = (at + 1) & (SLOTS - 1);
        }
    }
}
