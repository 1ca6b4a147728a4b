package dev.sinew.engine.codec;

import dev.sinew.model.FieldPath;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Numbers the field paths of one observation, parents before children: an open hash table over paths, whose hash codes are
 * at hand. Most look-ups meet the very path they look for.
 */
final class PathTable {
    private @Nullable FieldPath[] slots = new @Nullable FieldPath[128];
    private int[] numbers = new int[128];
    private FieldPath[] paths = new FieldPath[64];
    private int count;

    int count() {
        return count;
    }

    /** The path of a number. */
    FieldPath path(int number) {
        return paths[number];
    }

    /** The number of a path that is not a root; new ones get the next, after their parents. */
    int add(FieldPath path) {
        int known = number(path);
        if (known >= 0) {
            return known;
        }
        FieldPath[] line = new FieldPath[path.depth()];
        int missing = 0;
        for (FieldPath p = path; p.depth() > 0 && number(p) < 0; p = p.parent()) {
            line[missing++] = p;
        }
        while (missing > 0) {
            insert(line[--missing]);
        }
        return count - 1;
    }

    /** The number of a path, or -1 where it has none. */
    int number(FieldPath path) {
        int mask = slots.length - 1;
        for (int i = slot(path, mask); ; i = (i + 1) & mask) {
            FieldPath held = slots[i];
            if (held == null) {
                return -1;
            }
            if (held.equals(path)) {
                return numbers[i];
            }
        }
    }

    private void insert(FieldPath path) {
        if (count == paths.length) {
            grow();
        }
        paths[count] = path;
        place(path, count++);
    }

    private void grow() {
        paths = Arrays.copyOf(paths, 2 * count);
        slots = new @Nullable FieldPath[4 * count];
        numbers = new int[4 * count];
        for (int i = 0; i < count; i++) {
            place(paths[i], i);
        }
    }

    private void place(FieldPath path, int number) {
        int mask = slots.length - 1;
        int i = slot(path, mask);
        while (slots[i] != null) {
            i = (i + 1) & mask;
        }
        slots[i] = path;
        numbers[i] = number;
    }

    private static int slot(FieldPath path, int mask) {
        int hash = path.hashCode() * 0x9e3779b9;
        return (hash ^ hash >>> 16) & mask;
    }
}
