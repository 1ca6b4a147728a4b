package dev.sinew.engine.route;

import dev.sinew.engine.codec.PartReader;
import dev.sinew.engine.codec.PartWriter;
import dev.sinew.engine.codec.StateReader;
import dev.sinew.engine.codec.StateWriter;
import dev.sinew.model.Observation;
import dev.sinew.model.Segment;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** Paths of one api that were not found, each kept until a template may claim it; of too many the first. */
final class PendingPaths {
    /** The fewest bytes that one takes. */
    private static final int PATH = 32;

    private static final Existence[] EXISTENCES = Existence.values();

    private final int limit;
    private final Map<Key, Pending> byKey = new HashMap<>();
    private final List<Pending> inOrder = new ArrayList<>();

    private record Key(String method, String selector, List<Long> prints) {
        static Key of(String method, String selector, List<Segment> segments) {
            List<Long> prints = new ArrayList<>(segments.size());
            segments.forEach(segment -> prints.add(segment.print()));
            return new Key(method, selector, prints);
        }
    }

    private record Pending(List<Segment> segments, Endpoint endpoint, Existence existence) {}

    PendingPaths(int limit) {
        this.limit = limit;
    }

    /** The endpoint of a call that was not found, or nothing where there is no room for another. */
    Optional<Endpoint> endpoint(Observation observation, Existence existence) {
        Key key = Key.of(observation.method(), observation.selector(), observation.segments());
        Pending held = byKey.get(key);
        if (held == null) {
            if (byKey.size() >= limit) {
                return Optional.empty();
            }
            Endpoint made = new Endpoint(observation.method(), observation.selector());
            held = new Pending(observation.segments(), made, existence);
            hold(key, held);
        }
        return Optional.of(held.endpoint);
    }

    private void hold(Key key, Pending one) {
        byKey.put(key, one);
        inOrder.add(one);
    }

    /**
     * What was not found, by the endpoint of the template that matches it; what matches none is counted as not attributed.
     * Nothing of it is forgotten: later calls may prove more.
     */
    IdentityHashMap<Endpoint, List<Endpoint>> claimed(RouteTree tree, Unattributed left) {
        IdentityHashMap<Endpoint, List<Endpoint>> claimed = new IdentityHashMap<>();
        for (Pending each : inOrder) {
            RouteTree place = tree.find(each.segments);
            List<Endpoint> known = place == null
                    ? List.of()
                    : place.calls.getOrDefault(
                            new RouteTree.Call(each.endpoint.method, each.endpoint.selector), List.of());
            if (known.isEmpty()) {
                left.add(each.existence, each.endpoint.requests);
            } else {
                claimed.computeIfAbsent(known.getFirst(), key -> new ArrayList<>())
                        .add(each.endpoint);
            }
        }
        return claimed;
    }

    void forEachEndpoint(Consumer<Endpoint> visitor) {
        inOrder.forEach(each -> visitor.accept(each.endpoint));
    }

    void write(StateWriter out, TrieWriter trie) {
        PartWriter parts = new PartWriter(out);
        out.varint(inOrder.size());
        for (Pending each : inOrder) {
            parts.segments(each.segments);
            out.varint(each.existence.ordinal());
            trie.endpoint(each.endpoint);
        }
    }

    void read(StateReader in, TrieReader trie) {
        PartReader parts = new PartReader(in);
        int count = in.count(PATH);
        for (int i = 0; i < count && !in.failed(); i++) {
            List<Segment> segments = parts.segments();
            Existence existence = EXISTENCES[in.below(EXISTENCES.length)];
            Endpoint endpoint = trie.endpoint();
            hold(Key.of(endpoint.method, endpoint.selector, segments), new Pending(segments, endpoint, existence));
        }
    }
}
