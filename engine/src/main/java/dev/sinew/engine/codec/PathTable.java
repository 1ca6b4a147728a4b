package dev.sinew.engine.codec;

import dev.sinew.model.FieldPath;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Numbers the field paths of one observation, parents before children: an open hash table over paths, whose hash codes are
 * at hand. Of equal paths the one met last is kept, as it is the one that comes again. A search ends after a few steps, so
 * that names chosen to have one hash code cost a path written twice and no time.
 */
final class PathTable {
    private static final int MAX_STEPS = 16;

    private @Nullable FieldPath[] slots = new @Nullable FieldPath[128];
    private int[] numbers = new int[128];
    private FieldPath[] paths = new FieldPath[64];
    private int[] parents = new int[64];
    private int count;

    int count() {
        return count;
    }

    /** The last name of a numbered path. */
    String name(int number) {
        return paths[number].name();
    }

    /** What a numbered path stands in, as {@link #reference} says it. */
    int parent(int number) {
        return parents[number];
    }

    /** How a path is written: a message part as its ordinal, another path as its number behind those; new ones get the next. */
    int reference(FieldPath path) {
        if (path.depth() == 0) {
            return path.location().ordinal();
        }
        int known = number(path);
        return ObservationWriter.LOCATIONS + (known >= 0 ? known : add(path));
    }

    private int add(FieldPath path) {
        FieldPath[] line = new FieldPath[path.depth()];
        int missing = 0;
        FieldPath above = path;
        do {
            line[missing++] = above;
            above = above.parent();
        } while (above.depth() > 0 && number(above) < 0);
        int parent = reference(above);
        while (missing > 0) {
            parent = ObservationWriter.LOCATIONS + insert(line[--missing], parent);
        }
        return count - 1;
    }

    /** The number of a path, or -1 where none is found. */
    private int number(FieldPath path) {
        int mask = slots.length - 1;
        int slot = slot(path, mask);
        for (int step = 0; step < MAX_STEPS; step++) {
            int i = (slot + step) & mask;
            FieldPath held = slots[i];
            if (held == null) {
                return -1;
            }
            if (held.equals(path)) {
                slots[i] = path;
                return numbers[i];
            }
        }
        return -1;
    }

    private int insert(FieldPath path, int parent) {
        if (count == paths.length) {
            grow();
        }
        paths[count] = path;
        parents[count] = parent;
        place(path, count);
        return count++;
    }

    private void grow() {
        paths = Arrays.copyOf(paths, 2 * count);
        parents = Arrays.copyOf(parents, 2 * count);
        slots = new @Nullable FieldPath[4 * count];
        numbers = new int[4 * count];
        for (int i = 0; i < count; i++) {
            place(paths[i], i);
        }
    }

    private void place(FieldPath path, int number) {
        int mask = slots.length - 1;
        int slot = slot(path, mask);
        for (int step = 0; step < MAX_STEPS; step++) {
            int i = (slot + step) & mask;
            if (slots[i] == null) {
                slots[i] = path;
                numbers[i] = number;
                return;
            }
        }
    }

    private static int slot(FieldPath path, int mask) {
        int hash = path.hashCode() * 0x9e3779b9;
        return (hash ^ hash >>> 16) & mask;
    }
}
