package dev.sinew.engine.profile;

import dev.sinew.engine.codec.StateReader;
import dev.sinew.engine.codec.StateWriter;
import dev.sinew.model.ClassHit;
import dev.sinew.model.FieldPath;
import dev.sinew.model.Fields;
import dev.sinew.model.Observation;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The fields of one kind of message. Fields come in nearly the same order each time, so the one expected next is tried before
 * any table is asked.
 *
 * <p>Of more than the limit the first in a fixed order stay: whatever the split, they are the same and lack nothing, since one
 * that was dropped has so many before it for good.
 */
final class FieldSet {
    private static final int MAX = 512;
    private static final Comparator<FieldPath> ORDER = Comparator.comparingInt(FieldPath::hashCode)
            .thenComparing(FieldPath::location)
            .thenComparing(FieldPath::text)
            .thenComparingInt(FieldPath::depth)
            .thenComparing(FieldPath::name);

    /** Open addressing, at most two thirds full, linear probing. */
    private @Nullable FieldStats[] table = new @Nullable FieldStats[4];

    private int size;
    private final FieldBudget budget;
    private @Nullable FieldStats start;
    private boolean full;

    FieldSet(FieldBudget budget) {
        this.budget = budget;
    }

    /** Takes all rows of a message. */
    void add(Fields rows, Observation observation) {
        FieldStats before = null;
        for (int row = 0; row < rows.rows(); row++) {
            FieldPath path = rows.path(row);
            FieldStats expected = before == null ? start : before.next;
            if (expected == null || !expected.path.equals(path) || expected.dropped) {
                expected = field(path);
                if (expected == null) {
                    continue;
                }
                if (before == null) {
                    start = expected;
                } else {
                    before.next = expected;
                }
            }
            expected.add(rows, row, observation);
            before = expected;
        }
    }

    /** Takes the hits of a class in a field of the message that was added last. */
    void hit(ClassHit hit) {
        FieldStats stats = of(hit.path());
        if (stats != null) {
            stats.hit(hit);
        }
    }

    private @Nullable FieldStats field(FieldPath path) {
        FieldStats known = of(path);
        if (known != null) {
            return known;
        }
        if (!budget.take()) {
            full = true;
            return null;
        }
        FieldStats made = new FieldStats(path);
        put(made);
        return size > MAX ? dropLast(made) : made;
    }

    private void put(FieldStats made) {
        if (3 * (size + 1) > 2 * table.length) {
            rehash(2 * table.length);
        }
        table[slot(made.path)] = made;
        size++;
    }

    private void rehash(int length) {
        List<FieldStats> all = all();
        table = new @Nullable FieldStats[length];
        all.forEach(each -> table[slot(each.path)] = each);
    }

    /** The place of a path, or the free one where it belongs. */
    private int slot(FieldPath path) {
        int mask = table.length - 1;
        int at = path.hashCode() * 0x9e3779b9 >>> 16 & mask;
        while (true) {
            FieldStats held = table[at];
            if (held == null || held.path.equals(path)) {
                return at;
            }
            at = at + 1 & mask;
        }
    }

    /** Drops the last field in order; the one just made, or nothing where it was that. */
    private @Nullable FieldStats dropLast(FieldStats made) {
        full = true;
        FieldStats last = Collections.max(all(), Comparator.comparing(each -> each.path, ORDER));
        last.dropped = true;
        budget.giveBack(1);
        table[slot(last.path)] = null;
        size--;
        rehash(table.length);
        return last == made ? null : made;
    }

    void merge(FieldSet other) {
        full |= other.full;
        for (FieldStats theirs : other.all()) {
            FieldStats mine = field(theirs.path);
            if (mine != null) {
                mine.merge(theirs);
            }
        }
    }

    /** Whether fields were left out. */
    boolean full() {
        return full;
    }

    @Nullable
    FieldStats of(FieldPath path) {
        return table[slot(path)];
    }

    /** All fields, in no defined order. */
    List<FieldStats> all() {
        List<FieldStats> all = new ArrayList<>(size);
        for (FieldStats each : table) {
            if (each != null) {
                all.add(each);
            }
        }
        return all;
    }

    int size() {
        return size;
    }

    /** Writes the fields in their fixed order. */
    void write(StateWriter out) {
        List<FieldStats> sorted = all();
        sorted.sort(Comparator.comparing(each -> each.path, ORDER));
        out.flag(full);
        out.varint(sorted.size());
        for (FieldStats each : sorted) {
            out.path(each.path);
            each.write(out);
        }
    }

    /** Takes what was written; only where there is nothing yet. */
    void read(StateReader in) {
        full = in.flag();
        int count = in.upTo(MAX);
        budget.took(count);
        for (int i = 0; i < count && !in.failed(); i++) {
            FieldPath path = in.path();
            if (of(path) != null) {
                in.fail("a field is told of twice");
                return;
            }
            put(FieldStats.read(path, in));
        }
    }
}
