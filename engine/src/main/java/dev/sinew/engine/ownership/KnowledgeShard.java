package dev.sinew.engine.ownership;

import dev.sinew.engine.codec.ByteWriter;
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

    void write(ByteWriter out) {
        out.varint(places.size());
        places.values().forEach(facts -> facts.write(out));
        out.varint(operations.size());
        operations.forEachLong((key, facts) -> {
            out.fixed(key);
            facts.write(out);
        });
        out.varint(apis.size());
        apis.forEachInt((key, facts) -> {
            out.fixed(key);
            facts.write(out);
        });
        objects.write(out);
    }
}
