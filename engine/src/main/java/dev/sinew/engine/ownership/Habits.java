package dev.sinew.engine.ownership;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** How callers use a place of an operation: for objects of their own, or for anybody's. One voice a caller. */
final class Habits {
    private static final int MOST = 4_000;

    private final Map<String, Habit> byPlace = new HashMap<>();

    private static final class Habit {
        final Set<Long> own = new HashSet<>();
        final Set<Long> foreign = new HashSet<>();
    }

    void note(String place, long caller, Relation relation) {
        if (relation != Relation.OWN && relation != Relation.FOREIGN) {
            return;
        }
        Habit habit = byPlace.computeIfAbsent(place, key -> new Habit());
        if (habit.own.size() + habit.foreign.size() < MOST) {
            (relation == Relation.OWN ? habit.own : habit.foreign).add(caller);
        }
    }

    /** How many others name only objects of their own there. */
    int owners(String place, long judged) {
        Habit habit = byPlace.get(place);
        if (habit == null) {
            return 0;
        }
        int only = 0;
        for (long caller : habit.own) {
            only += caller != judged && !habit.foreign.contains(caller) ? 1 : 0;
        }
        return only;
    }

    /** How many others name objects of somebody else there. */
    int strangers(String place, long judged) {
        Habit habit = byPlace.get(place);
        return habit == null ? 0 : habit.foreign.size() - (habit.foreign.contains(judged) ? 1 : 0);
    }
}
