package dev.sinew.engine.ownership;

import dev.sinew.engine.codec.StateReader;
import dev.sinew.engine.codec.StateWriter;

/** Writes what is known of an object, and reads it. */
final class ObjectFactsCodec {
    private ObjectFactsCodec() {}

    static void write(ObjectFacts facts, StateWriter out) {
        out.octet((facts.names != null ? 1 : 0)
                | (facts.deletions != null ? 2 : 0)
                | (facts.published ? 4 : 0)
                | (facts.manyParents ? 8 : 0)
                | (facts.creations != null ? 16 : 0)
                | (facts.first != null ? 32 : 0));
        if (facts.names != null) {
            facts.names.write(out);
        }
        if (facts.deletions != null) {
            facts.deletions.write(out);
        }
        if (facts.creations != null) {
            facts.creations.write(out);
        }
        if (facts.first != null) {
            facts.first.write(out);
        }
        out.varint(facts.publishedAt);
        out.fixed(facts.parent);
        out.varint(facts.receiverCount);
        for (int i : Sorted.places(facts.receivers, facts.receiverCount)) {
            out.fixed(facts.receivers[i]);
            out.octet(facts.given >>> i & 1);
            out.varint(facts.handedAt[i]);
        }
        // Once it was made, when it was handed first after that says nothing.
        boolean since = facts.creations != null && facts.known >= facts.creations.time(0);
        out.varint(since ? 0 : facts.known);
        out.varint(facts.touched);
    }

    static ObjectFacts read(StateReader in, int type) {
        ObjectFacts facts = new ObjectFacts(type);
        int flags = in.octet();
        facts.names = (flags & 1) != 0 ? Namings.read(in) : null;
        facts.deletions = (flags & 2) != 0 ? Deletions.read(in) : null;
        facts.creations = (flags & 16) != 0 ? Creations.read(in) : null;
        facts.first = (flags & 32) != 0 ? FirstGiven.read(in) : null;
        facts.deleted();
        facts.publishedAt = in.below(Integer.MAX_VALUE);
        facts.published = (flags & 4) != 0;
        facts.parent = in.fixedLong();
        facts.manyParents = (flags & 8) != 0;
        int handed = in.below(ObjectFacts.MOST + 1);
        for (int i = 0; i < handed && !in.failed(); i++) {
            facts.handTo(in.fixedLong(), in.octet() != 0, in.below(Integer.MAX_VALUE));
        }
        facts.known = in.below(Integer.MAX_VALUE);
        facts.touched = in.below(Integer.MAX_VALUE);
        return facts;
    }
}
