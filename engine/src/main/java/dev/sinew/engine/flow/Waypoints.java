package dev.sinew.engine.flow;

import dev.sinew.engine.codec.StateReader;
import dev.sinew.engine.codec.StateWriter;
import dev.sinew.engine.route.CoarsePlace;
import dev.sinew.engine.route.OperationFinder;
import dev.sinew.model.Operation;
import dev.sinew.model.Segment;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** All operations that write, by key; the longest unused are forgotten where there are too many. */
final class Waypoints {
    /** The fewest bytes that one takes. */
    private static final int WAYPOINT = 20;

    private final int most;
    private Map<Long, Waypoint> waypoints = new LinkedHashMap<>(16, 0.75f, true);
    private long forgotten;

    Waypoints(int most) {
        this.most = most;
    }

    /** The key of an operation. */
    static long key(Operation operation) {
        long place =
                CoarsePlace.mix(operation.api().hashCode(), operation.method().hashCode());
        return CoarsePlace.mix(
                CoarsePlace.mix(place, operation.path().hashCode()),
                operation.selector().hashCode());
    }

    Waypoint of(Operation operation, List<Segment> example, long time) {
        long key = key(operation);
        Waypoint known = waypoints.get(key);
        if (known == null) {
            known = new Waypoint(operation, example, time);
            waypoints.put(key, known);
            if (waypoints.size() > most) {
                waypoints.remove(waypoints.keySet().iterator().next());
                forgotten++;
            }
        }
        return known;
    }

    @Nullable
    Waypoint get(long key) {
        return waypoints.get(key);
    }

    /** Puts what is known under the operations of today; by their old keys the new ones of those that moved. */
    Map<Long, Long> move(OperationFinder finder) {
        Map<Long, Long> moved = new HashMap<>();
        Map<Long, Waypoint> today = new LinkedHashMap<>(2 * waypoints.size(), 0.75f, true);
        waypoints.forEach((key, waypoint) -> {
            Operation was = waypoint.operation();
            Operation now = finder.find(was.api(), was.method(), was.selector(), waypoint.example())
                    .orElse(was);
            long to = key(now);
            if (to != key) {
                moved.put(key, to);
            }
            Waypoint same = now.equals(was) ? waypoint : waypoint.as(now);
            Waypoint known = today.putIfAbsent(to, same);
            if (known != null) {
                known.merge(same);
            }
        });
        waypoints = today;
        if (!moved.isEmpty()) {
            waypoints.values().forEach(waypoint -> waypoint.move(moved));
        }
        return moved;
    }

    long forgotten() {
        return forgotten;
    }

    void write(StateWriter out) {
        out.varint(forgotten);
        out.varint(waypoints.size());
        waypoints.values().forEach(waypoint -> waypoint.write(out));
    }

    void read(StateReader in) {
        forgotten = in.varint();
        int count = in.count(WAYPOINT);
        for (int i = 0; i < count && !in.failed(); i++) {
            Waypoint waypoint = Waypoint.read(in);
            waypoints.put(key(waypoint.operation()), waypoint);
        }
    }
}
