package dev.sinew.engine.flow;

import dev.sinew.engine.codec.StateReader;
import dev.sinew.engine.codec.StateWriter;
import dev.sinew.engine.ownership.Callers;
import dev.sinew.model.Signal.Actor;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The trails of all callers, and before somebody is known, of clients and of what a flow names. Where there are too many the longest
 * untouched are forgotten, and it is remembered until when: of whom nothing is known since, nobody can say what he did not do.
 */
final class Trails {
    /** The fewest bytes that one takes. */
    private static final int TRAIL = 10;

    private final int most;
    private Map<Actor, Trail> trails = new LinkedHashMap<>(16, 0.75f, true);
    private long until = Long.MIN_VALUE;
    private long forgotten;

    Trails(int most) {
        this.most = most;
    }

    /** Notes a step under its caller, or under all that an anonymous one may come back with. */
    void take(long operation, Step step) {
        keys(step).forEach(key -> of(key).take(operation, step));
    }

    private static List<Actor> keys(Step step) {
        List<Actor> keys = new ArrayList<>(List.of(step.actor()));
        step.ids().forEach(id -> keys.add(new Actor(id, false)));
        return keys;
    }

    private Trail of(Actor actor) {
        Trail trail = trails.get(actor);
        if (trail == null) {
            trail = new Trail();
            trails.put(actor, trail);
            if (trails.size() > most) {
                Actor oldest = trails.keySet().iterator().next();
                Trail gone = trails.remove(oldest);
                until = gone == null ? until : Math.max(until, gone.last());
                forgotten++;
            }
        }
        return trail;
    }

    /** What the caller of a step did, as far as it is its own doing. */
    Trail own(Step step) {
        return together(keys(step));
    }

    /** The same with what the client did before anybody was known. */
    Trail any(Step step) {
        List<Actor> keys = keys(step);
        keys.add(new Actor(step.client(), false));
        return together(keys);
    }

    private Trail together(List<Actor> keys) {
        Trail all = new Trail(Awaited.MOST);
        for (Actor key : keys) {
            Trail trail = trails.get(key);
            if (trail != null) {
                all.merge(trail);
            }
        }
        return all;
    }

    /** Until when something may have been that is forgotten; the smallest number where nothing is. */
    long until() {
        return until;
    }

    long forgotten() {
        return forgotten;
    }

    /** Puts callers and steps under their keys of today. */
    void move(Callers callers, Map<Long, Long> moved) {
        boolean same = moved.isEmpty()
                && trails.keySet().stream()
                        .allMatch(actor -> today(actor, callers).equals(actor));
        if (same) {
            return;
        }
        Map<Actor, Trail> today = new LinkedHashMap<>(2 * trails.size(), 0.75f, true);
        trails.forEach((actor, trail) -> {
            Trail now = trail.moved(moved);
            Trail known = today.putIfAbsent(today(actor, callers), now);
            if (known != null) {
                known.merge(now);
            }
        });
        trails = today;
    }

    private static Actor today(Actor actor, Callers callers) {
        return actor.known() ? new Actor(callers.now(actor.key()), true) : actor;
    }

    void write(StateWriter out) {
        out.fixed(until);
        out.varint(forgotten);
        out.varint(trails.size());
        trails.forEach((actor, trail) -> {
            out.fixed(actor.key());
            out.flag(actor.known());
            trail.write(out);
        });
    }

    void read(StateReader in) {
        until = in.fixedLong();
        forgotten = in.varint();
        int count = in.count(TRAIL);
        for (int i = 0; i < count && !in.failed(); i++) {
            trails.put(new Actor(in.fixedLong(), in.flag()), Trail.read(in));
        }
    }
}
