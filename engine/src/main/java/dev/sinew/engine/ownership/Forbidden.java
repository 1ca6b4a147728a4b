package dev.sinew.engine.ownership;

import dev.sinew.engine.access.Access;
import java.util.ArrayList;
import java.util.List;
import org.agrona.collections.LongHashSet;

/**
 * Which operations that only staff uses one caller was refused, by time. What a page asks for at once is one deed, and what is refused to
 * many is asked for by the program that all of them use.
 */
final class Forbidden {
    private static final int HOUR = 3_600;
    /** A page asks for all that it shows within so many seconds. */
    private static final int AT_ONCE = 2;
    /** At most one in so many users is refused there. */
    private static final int ONE_IN = 20;

    private record Tried(int time, long operation) {}

    private final Knowledge knowledge;
    private final List<Tried> all = new ArrayList<>(0);

    Forbidden(Knowledge knowledge) {
        this.knowledge = knowledge;
    }

    /** Takes an access of the caller, in the order of time. */
    void note(Actor actor, Used use) {
        if (is(actor, use)) {
            all.add(new Tried(use.access().seconds(), use.site().key));
        }
    }

    private boolean is(Actor actor, Used use) {
        Access access = use.access();
        if (!access.forbidden() || !actor.known) {
            return false;
        }
        OperationFacts operation = knowledge.of(use.site());
        long users = knowledge.api(use.site().apiKey).users();
        return operation.privileged(actor.key) > 0 && (long) operation.refusedTo(actor.key) * ONE_IN <= users;
    }

    /** How many different ones about the time of a use that is one of them, those at once counted once; else 0. */
    int about(Used use) {
        boolean one = false;
        for (Tried each : all) {
            one |= each.time() == use.access().seconds() && each.operation() == use.site().key;
        }
        if (!one || !use.access().forbidden()) {
            return 0;
        }
        LongHashSet operations = new LongHashSet();
        int deeds = 0;
        int last = Integer.MIN_VALUE;
        for (Tried each : all) {
            boolean near = Math.abs((long) each.time() - use.access().seconds()) <= HOUR;
            if (near && operations.add(each.operation()) && (long) each.time() - last > AT_ONCE) {
                deeds++;
                last = each.time();
            }
        }
        return deeds;
    }
}
