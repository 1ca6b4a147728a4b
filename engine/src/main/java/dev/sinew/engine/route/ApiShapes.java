package dev.sinew.engine.route;

import dev.sinew.engine.profile.FieldBudget;
import dev.sinew.engine.profile.Profile;
import dev.sinew.engine.profile.Shapes;
import dev.sinew.model.Observation;
import dev.sinew.model.Segment;
import java.util.Collection;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The forms of one api's requests and answers, one for all paths that differ in evident ids only, or that the last decision
 * took for one operation. Far fewer than raw paths, so that each can know all its fields.
 */
final class ApiShapes {
    /** With fewer in all, none are merged before the end. */
    private static final int MANY = 256;
    /** An operation's forms stay apart up to this. */
    private static final int FEW = 8;

    private final int limit;
    private final FieldBudget budget;
    private final Map<Long, Shapes> byPath = new HashMap<>();
    private @Nullable RouteTree tree;

    ApiShapes(int limit, FieldBudget budget) {
        this.limit = limit;
        this.budget = budget;
    }

    /** Learns the fields of an exchange; what learned them, or nothing where there is no room. */
    Optional<Shapes> learn(Observation observation) {
        long key = key(observation);
        Shapes shapes = byPath.get(key);
        if (shapes == null) {
            if (byPath.size() >= limit) {
                return Optional.empty();
            }
            shapes = new Shapes(budget);
            byPath.put(key, shapes);
        }
        shapes.add(observation);
        return Optional.of(shapes);
    }

    private long key(Observation observation) {
        List<Segment> segments = observation.segments();
        RouteTree decided = tree;
        RouteTree place = decided == null ? null : decided.findAlike(segments);
        long key = mix(observation.method().hashCode(), observation.selector().hashCode());
        if (place != null) {
            return mix(key, place.template.hashCode());
        }
        for (Segment segment : segments) {
            boolean id = Words.isIdentifier(segment) && !Words.couldBeVersion(segment.format(), segment.length());
            key = mix(key, id ? 1 : segment.print());
        }
        return key;
    }

    private static long mix(long key, long next) {
        long mixed = (key ^ next) * 0x9e3779b97f4a7c15L;
        return mixed ^ mixed >>> 29;
    }

    /**
     * From now on paths count as the operations of a decision; where forms have become many, those of one operation merge. Nobody
     * keeps one that was merged: it would be counted beside what it is part of.
     *
     * @param operations each with the profiles of its endpoints
     * @param all every profile of this api
     */
    void decided(RouteTree now, Collection<List<Endpoint>> operations, Supplier<List<Profile>> all) {
        tree = now;
        if (byPath.size() < MANY) {
            return;
        }
        IdentityHashMap<Shapes, Shapes> merged = new IdentityHashMap<>();
        for (List<Endpoint> endpoints : operations) {
            Set<Shapes> apart = new LinkedHashSet<>();
            endpoints.forEach(endpoint -> endpoint.profile.shapes().forEach(each -> apart.add(latest(merged, each))));
            if (apart.size() > FEW) {
                Shapes together = new Shapes(budget);
                apart.forEach(each -> {
                    together.merge(each);
                    each.release();
                    merged.put(each, together);
                });
            }
        }
        if (!merged.isEmpty()) {
            byPath.replaceAll((key, shapes) -> latest(merged, shapes));
            all.get().forEach(profile -> profile.reshape(shapes -> latest(merged, shapes)));
        }
    }

    private static Shapes latest(IdentityHashMap<Shapes, Shapes> merged, Shapes shapes) {
        Shapes now = shapes;
        Shapes next = merged.get(now);
        while (next != null) {
            now = next;
            next = merged.get(now);
        }
        return now;
    }
}
