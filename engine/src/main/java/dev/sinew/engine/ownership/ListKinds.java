package dev.sinew.engine.ownership;

import dev.sinew.engine.codec.StateReader;
import dev.sinew.engine.codec.StateWriter;
import java.util.List;
import java.util.Map;
import org.agrona.collections.LongHashSet;

/** Operations that list the objects of several people: for staff, for one alone, for everybody. */
final class ListKinds {
    private final LongHashSet work = new LongHashSet();
    private final LongHashSet lone = new LongHashSet();
    private final LongHashSet open = new LongHashSet();

    /** Decides by what was learned of operations. Returns whether anything is different. */
    boolean cut(List<KnowledgeShard> shards, Knowledge knowledge) {
        boolean changed = false;
        for (KnowledgeShard shard : shards) {
            for (Map.Entry<Long, Site> entry : shard.sites.entrySet()) {
                OperationFacts facts = shard.operations.get(entry.getKey());
                if (facts != null) {
                    long callers = knowledge.api(entry.getValue().apiKey).callers();
                    changed |= put(work, entry.getKey(), facts.isWorkList(callers));
                    changed |= put(lone, entry.getKey(), facts.isLoneList(callers));
                    changed |= put(open, entry.getKey(), facts.isOfMany());
                }
            }
        }
        return changed;
    }

    private static boolean put(LongHashSet set, long operation, boolean is) {
        return is ? set.add(operation) : set.remove(operation);
    }

    /** Whether an operation is a list for staff. */
    boolean isForStaff(long operation) {
        return work.contains(operation);
    }

    /** Whether nobody but one caller is given such a list by an operation. */
    boolean isForOne(long operation) {
        return lone.contains(operation);
    }

    /** Whether an operation shows most who ask the objects of many others. */
    boolean isPublic(long operation) {
        return open.contains(operation);
    }

    void write(StateWriter out) {
        out.longs(Sorted.of(work));
        out.longs(Sorted.of(lone));
        out.longs(Sorted.of(open));
    }

    void read(StateReader in) {
        add(work, in.longs());
        add(lone, in.longs());
        add(open, in.longs());
    }

    private static void add(LongHashSet keys, long[] more) {
        for (long key : more) {
            keys.add(key);
        }
    }
}
