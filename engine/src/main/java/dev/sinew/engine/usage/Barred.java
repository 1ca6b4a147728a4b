package dev.sinew.engine.usage;

import dev.sinew.engine.codec.StateReader;
import dev.sinew.engine.codec.StateWriter;
import dev.sinew.engine.ownership.CallerSample;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Where callers who prove nothing are refused, and who they are. A page whose session has ended asks for the same as all such pages; who tries what else is there asks for what nobody
 * does without a proof. Of operations the longest untouched are forgotten where there are too many.
 */
final class Barred {
    /** So many others ask in vain by habit. */
    private static final int SEVERAL = 2;
    /** The fewest bytes that an operation takes. */
    private static final int OPERATION = 10;

    /** What is known of one operation. */
    private static final class Guard {
        /** Whether it once let somebody in without a proof: then refusals say something else, such as a wrong password. */
        boolean open;

        final CallerSample refused = CallerSample.ofLargest();
    }

    private final Map<Long, Guard> guards = new LinkedHashMap<>(16, 0.75f, true);
    private final int most;

    Barred(int most) {
        this.most = most;
    }

    /**
     * Notes a call. Returns whether it was refused for want of a proof that others have, where hardly anybody else asks without.
     *
     * @param known whether somebody succeeds there
     */
    boolean note(Use use, boolean known) {
        boolean refused = use.status() == 401 || use.status() == 403;
        if (!use.bare() || !(refused || use.succeeded())) {
            return false;
        }
        Guard guard = guards.computeIfAbsent(operation(use), key -> new Guard());
        if (guards.size() > most) {
            guards.remove(guards.keySet().iterator().next());
        }
        guard.open |= use.succeeded();
        if (!refused) {
            return false;
        }
        guard.refused.add(use.actor().key(), 1);
        return known && !guard.open && guard.refused.others(use.actor().key()) < SEVERAL;
    }

    /** What a call asks for, but for ids in its path. */
    static long operation(Use use) {
        return Window.place(use.segments())
                ^ (31L * use.method().hashCode() + use.selector().hashCode());
    }

    void write(StateWriter out) {
        out.varint(guards.size());
        guards.forEach((operation, guard) -> {
            out.fixed((long) operation);
            out.flag(guard.open);
            guard.refused.write(out);
        });
    }

    void read(StateReader in) {
        int count = in.count(OPERATION);
        for (int i = 0; i < count && !in.failed(); i++) {
            Guard guard = new Guard();
            guards.put(in.fixedLong(), guard);
            guard.open = in.flag();
            guard.refused.read(in);
        }
    }
}
