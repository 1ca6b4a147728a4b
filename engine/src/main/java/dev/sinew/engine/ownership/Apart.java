package dev.sinew.engine.ownership;

import java.util.List;
import org.agrona.collections.Long2LongCounterMap;
import org.agrona.collections.Long2ObjectHashMap;
import org.agrona.collections.LongHashSet;

/**
 * Objects of which nobody knows whose they are, but that others were given and the caller never was, where nearly all others name only their own, which they were given. One
 * such object may be the caller's from before anybody looked; several that no one person was given are several people's.
 */
final class Apart {
    /** Nobody is so many people. */
    static final int SEVERAL = 3;

    private Apart() {}

    /** Those objects that a caller names, where at least {@link #SEVERAL} were given to people who have none of the others; else none. */
    static LongHashSet of(Actor actor, List<Looked> all) {
        Long2ObjectHashMap<ObjectFacts> objects = new Long2ObjectHashMap<>();
        for (Looked looked : all) {
            for (Seen seen : looked.asked()) {
                if (isHandedToOthers(actor, seen)) {
                    objects.put(seen.named().object(), seen.facts());
                }
            }
        }
        LongHashSet apart = new LongHashSet();
        if (objects.size() < SEVERAL) {
            return apart;
        }
        Long2LongCounterMap has = new Long2LongCounterMap(0);
        objects.values().forEach(facts -> {
            for (long each : facts.handedTo()) {
                has.incrementAndGet(each);
            }
        });
        objects.forEachLong((object, facts) -> {
            if (hasOneOfItsOwn(facts, has)) {
                apart.add(object);
            }
        });
        if (apart.size() < SEVERAL) {
            apart.clear();
        }
        return apart;
    }

    /** Whether it was given to somebody who was given none of the others. */
    private static boolean hasOneOfItsOwn(ObjectFacts facts, Long2LongCounterMap has) {
        for (long each : facts.handedTo()) {
            if (has.get(each) == 1) {
                return true;
            }
        }
        return false;
    }

    /** Whether others were given an object, of which nobody knows whose it is, and the caller was not, where others name only their own. */
    static boolean isHandedToOthers(Actor actor, Seen seen) {
        ObjectFacts facts = seen.facts();
        PlaceFacts place = seen.place();
        return seen.relation() == Relation.UNKNOWN
                && facts != null
                && place != null
                && !seen.given()
                && !actor.isGuest()
                && !actor.isOnBehalf()
                && actor.attributesOf(seen.named().print()) == 0
                && !seen.named().place().party()
                && !seen.named().place().tenant()
                && place.isOwnersAmongThemselves(actor.key)
                && place.isKept(actor.key);
    }
}
