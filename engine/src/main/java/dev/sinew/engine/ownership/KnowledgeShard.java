package dev.sinew.engine.ownership;

import dev.sinew.engine.codec.StateWriter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.agrona.collections.Int2ObjectHashMap;
import org.agrona.collections.Long2ObjectHashMap;

/** The part of what is known across callers that one shard keeps. */
final class KnowledgeShard {
    final Long2ObjectHashMap<PlaceFacts> places = new Long2ObjectHashMap<>();
    /** Places that something was learned of since conclusions were drawn. */
    final List<PlaceFacts> dirty = new ArrayList<>();

    final Long2ObjectHashMap<OperationFacts> operations = new Long2ObjectHashMap<>();
    final Map<Long, Site> sites = new HashMap<>();
    final Int2ObjectHashMap<ApiFacts> apis = new Int2ObjectHashMap<>();
    ObjectStore objects;

    /** A shard of so many objects at most. */
    KnowledgeShard(int objects) {
        this.objects = new ObjectStore(objects);
    }

    /** Puts operations, apis and objects, as known now, into another; for many threads. */
    void freeze(KnowledgeShard into) {
        operations.forEachLong((key, facts) -> into.operations.put(key, facts.frozen()));
        apis.forEachInt((key, facts) -> into.apis.put(key, facts.frozen()));
        into.objects = objects.frozen();
    }

    /** Puts how a place is used, as known now, into another. */
    void freeze(Place place, KnowledgeShard into) {
        PlaceFacts facts = places.get(place.key());
        if (facts != null) {
            into.places.put(place.key(), facts.frozen());
        }
    }

    void write(StateWriter out) {
        out.varint(places.size());
        for (long key : Sorted.of(places.keySet())) {
            places.get(key).write(out);
        }
        out.varint(operations.size());
        for (long key : Sorted.of(operations.keySet())) {
            out.fixed(key);
            operations.get(key).write(out);
        }
        out.varint(apis.size());
        apis.keySet().stream().sorted().forEach(key -> {
            out.fixed((int) key);
            apis.get((int) key).write(out);
        });
        objects.write(out);
    }
}
