package dev.sinew.engine.route;

import dev.sinew.engine.codec.StateReader;
import dev.sinew.engine.codec.StateWriter;
import dev.sinew.engine.profile.FieldBudget;
import dev.sinew.engine.profile.Profile;
import dev.sinew.engine.profile.Shapes;
import dev.sinew.model.Observation;
import dev.sinew.model.Segment;
import dev.sinew.model.ValueFormat;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;

/**
 * The forms of one api's requests and answers, one for all paths that differ in evident ids only; where they have become many,
 * one for all that the last decision took for one operation. Far fewer than raw paths, so that each can know all its fields.
 */
final class ApiShapes {
    /** With fewer in all, none are merged before the end; less where many apis share the room. */
    private static final int MANY = 256;

    private static final int LEAST_MANY = 32;
    /** About how many fields a form has. */
    private static final int FIELDS = 16;
    /** An operation's forms stay apart up to this part of those. */
    private static final int FEW = 32;
    /** The fewest bytes that a form takes, and a path. */
    private static final int SHAPES = 40;

    private static final int PATH = 9;

    private final int limit;
    private final FieldBudget budget;
    private final Map<Long, Shapes> byPath = new HashMap<>();
    private @Nullable RouteTree tree;

    ApiShapes(int limit, FieldBudget budget) {
        this.limit = limit;
        this.budget = budget;
        budget.join();
    }

    private int many() {
        return Math.clamp(budget.share() / FIELDS, LEAST_MANY, MANY);
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

    /**
     * While there are few, forms stay apart by all of their paths that is no id; then by the last decision and by words, as the next
     * may tell the word that this one took for a value.
     */
    private long key(Observation observation) {
        List<Segment> segments = observation.segments();
        RouteTree decided = byPath.size() < many() ? null : tree;
        RouteTree place = decided == null ? null : decided.findAlike(segments);
        long key = mix(observation.method().hashCode(), observation.selector().hashCode());
        if (place != null) {
            key = mix(key, place.template.hashCode());
            boolean room = byPath.size() < limit / 2;
            for (Segment segment : segments) {
                key = room && segment.format() == ValueFormat.WORD ? mix(key, segment.print()) : key;
            }
            return key;
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
        int many = many();
        if (byPath.size() < many) {
            return;
        }
        IdentityHashMap<Shapes, Shapes> merged = new IdentityHashMap<>();
        for (List<Endpoint> endpoints : operations) {
            Set<Shapes> apart = new LinkedHashSet<>();
            endpoints.forEach(endpoint -> endpoint.profile.shapes().forEach(each -> apart.add(latest(merged, each))));
            if (apart.size() > many / FEW) {
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

    /** Writes all forms, each once, and for which paths they stand; returns the number of each. */
    ToIntFunction<Shapes> write(StateWriter out) {
        long[] keys =
                byPath.keySet().stream().mapToLong(Long::longValue).sorted().toArray();
        IdentityHashMap<Shapes, Integer> numbers = new IdentityHashMap<>();
        List<Shapes> all = new ArrayList<>();
        for (long key : keys) {
            Shapes shapes = byPath.get(key);
            if (shapes != null && numbers.putIfAbsent(shapes, all.size()) == null) {
                all.add(shapes);
            }
        }
        out.varint(all.size());
        all.forEach(shapes -> shapes.write(out));
        out.varint(keys.length);
        for (long key : keys) {
            out.fixed(key);
            out.varint(numbers.getOrDefault(byPath.get(key), 0));
        }
        return shapes -> numbers.getOrDefault(shapes, all.size());
    }

    /** Takes what was written; only where there is nothing yet. Returns the forms by number. */
    List<Shapes> read(StateReader in) {
        List<Shapes> all = new ArrayList<>();
        int count = in.count(SHAPES);
        for (int i = 0; i < count && !in.failed(); i++) {
            all.add(Shapes.read(in, budget));
        }
        int paths = in.count(PATH);
        for (int i = 0; i < paths && !in.failed(); i++) {
            long key = in.fixedLong();
            int number = in.upTo(all.size());
            if (number == all.size()) {
                in.fail("a path has a form that is not there");
            } else {
                byPath.put(key, all.get(number));
            }
        }
        return all;
    }

    /** Goes on with what was decided before. */
    void decided(RouteTree before) {
        tree = before;
    }
}
