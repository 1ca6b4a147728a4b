package dev.sinew.engine.ownership;

import java.util.HashSet;
import java.util.Set;

/** What is known of one object: who made it, whom its own fields name, and to whom it was handed. */
final class ObjectFacts {
    static final int MOST = 32;

    final String type;
    long creator;
    /** Whether the creator is a caller, rather than a client that nobody is known behind. */
    boolean creatorKnown;

    long createdAt;
    /** The caller that the object's owner field names, 0 while none does. */
    long named;
    /** To whom lists and answers gave it that had not asked for it by name; a few, then it is everybody's. */
    final Set<Long> receivers = new HashSet<>(2);

    /** What it was seen below. */
    long parent;

    boolean published;

    ObjectFacts(String type) {
        this.type = type;
    }

    void handTo(long caller) {
        if (receivers.size() < MOST) {
            receivers.add(caller);
        }
    }

    /** Whom its fields name, or the caller that made it: who may change it. 0 for none. */
    long holder() {
        return named != 0 ? named : creatorKnown ? creator : 0;
    }

    /** The one that it belongs to: whom its owner field names, else who made it, else the only one it was handed to; 0 for none. */
    long owner() {
        if (named != 0) {
            return named;
        }
        if (creator != 0) {
            return creator;
        }
        return receivers.size() == 1 ? receivers.iterator().next() : 0;
    }
}
