package dev.sinew.engine.profile;

import dev.sinew.model.ClassHit;
import dev.sinew.model.FieldPath;
import dev.sinew.model.Fields;
import dev.sinew.model.Observation;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
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
            .thenComparing(FieldPath::text);

    private final Map<FieldPath, FieldStats> fields = new HashMap<>(4);
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
        FieldStats stats = fields.get(hit.path());
        if (stats != null) {
            stats.hit(hit);
        }
    }

    private @Nullable FieldStats field(FieldPath path) {
        FieldStats known = fields.get(path);
        if (known != null) {
            return known;
        }
        if (!budget.take()) {
            full = true;
            return null;
        }
        FieldStats made = new FieldStats(path);
        fields.put(path, made);
        return fields.size() > MAX ? dropLast(made) : made;
    }

    /** Drops the last field in order; the one just made, or nothing where it was that. */
    private @Nullable FieldStats dropLast(FieldStats made) {
        full = true;
        FieldPath last = Collections.max(fields.keySet(), ORDER);
        FieldStats gone = fields.remove(last);
        budget.giveBack(1);
        if (gone != null) {
            gone.dropped = true;
        }
        return gone == made ? null : made;
    }

    void merge(FieldSet other) {
        full |= other.full;
        other.fields.forEach((path, theirs) -> {
            FieldStats mine = field(path);
            if (mine != null) {
                mine.merge(theirs);
            }
        });
    }

    /** Whether fields were left out. */
    boolean full() {
        return full;
    }

    @Nullable
    FieldStats of(FieldPath path) {
        return fields.get(path);
    }

    Collection<FieldStats> all() {
        return fields.values();
    }

    int size() {
        return fields.size();
    }
}
