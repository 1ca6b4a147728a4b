package dev.sinew.engine.ownership;

import dev.sinew.engine.access.Access;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.LongPredicate;
import org.jspecify.annotations.Nullable;

/**
 * Owners of objects, from what honest use shows: who created an object, whom its own fields name, to whom lists that differ by
 * caller gave it. A call that names an object teaches nothing about whose that object is, and a refused call teaches nothing at
 * all.
 */
final class Objects {
    private static final int MOST = 2_000_000;
    /** To so many callers an object is given only where it is everybody's: a few, and one in so many of all. */
    private static final int MANY = 3;

    private static final int ONE_IN = 10;

    private final Map<Long, ObjectFacts> objects = new HashMap<>();
    private final Map<String, TypeFacts> types = new HashMap<>();
    private final Attributes attributes;
    /** Callers who create and read for others: staff and services. */
    private final LongPredicate forOthers;

    private final Set<Long> actors = new HashSet<>();
    private int many = MANY;
    private long left;

    /** How the objects of one type are given out. */
    private static final class TypeFacts {
        int single;
        int many;
        final Set<Long> owners = new HashSet<>();
    }

    Objects(Attributes attributes, LongPredicate forOthers) {
        this.attributes = attributes;
        this.forOthers = forOthers;
    }

    /** What is known of an object. */
    @Nullable
    ObjectFacts of(long object) {
        return objects.get(object);
    }

    private @Nullable ObjectFacts facts(Named named) {
        ObjectFacts known = objects.get(named.object());
        if (known == null) {
            if (objects.size() >= MOST) {
                left++;
                return null;
            }
            known = new ObjectFacts(named.type());
            objects.put(named.object(), known);
        }
        return known;
    }

    /** Objects of which nothing is remembered for lack of room. */
    long left() {
        return left;
    }

    /** Learns from an answer that gives objects to somebody who did not ask for any by name. */
    void learnGiven(Used use) {
        Access access = use.access();
        if (!access.succeeded() || forOthers.test(use.actor())) {
            return;
        }
        if (actors.size() < 10_000) {
            actors.add(use.actor());
        }
        boolean creates = access.method().equals("POST") || access.status() == 201;
        for (Named named : use.answered()) {
            if (use.asks(named.object())) {
                continue;
            }
            ObjectFacts facts = facts(named);
            if (facts == null) {
                continue;
            }
            if (creates && !named.inList() && named.identity()) {
                if (facts.creator == 0 || facts.creator == use.actor()) {
                    facts.creator = use.actor();
                    facts.creatorKnown = access.actor().known();
                    facts.createdAt = access.timeMicros();
                }
            } else if (!namesObject(use)) {
                facts.handTo(use.actor());
            }
        }
    }

    /** Learns from the fields of objects whom they belong to. */
    void learnNamed(Used use, Set<String> ownerFields) {
        Access access = use.access();
        if (!access.succeeded()) {
            return;
        }
        Named subject = subject(use);
        if (subject == null) {
            return;
        }
        ObjectFacts facts = facts(subject);
        for (Named named : use.answered()) {
            long person = ownerFields.contains(use.at(named)) ? attributes.personOf(named.print()) : 0;
            if (facts != null && person != 0 && !named.inList() && !forOthers.test(person)) {
                facts.named = person;
                facts.published |= access.published();
            }
        }
    }

    /** The object that a call is about: the last that its path names, where the answer is one object. */
    static @Nullable Named subject(Used use) {
        Named subject = null;
        for (Named named : use.asked()) {
            if (named.place().startsWith("path:")) {
                subject = named;
            }
        }
        if (subject == null) {
            for (Named named : use.asked()) {
                subject = subject == null && named.identity() ? named : subject;
            }
        }
        return subject;
    }

    private static boolean namesObject(Used use) {
        for (Named named : use.asked()) {
            if (named.place().startsWith("path:") || named.identity()) {
                return true;
            }
        }
        return false;
    }

    /** What answers about one's own objects give counts as given, too: the items of one's own order. */
    void learnFromOwn(Used use) {
        Access access = use.access();
        if (!access.succeeded() || !access.actor().known() || !namesObject(use) || forOthers.test(use.actor())) {
            return;
        }
        for (Named named : use.asked()) {
            if (relation(use.actor(), named, access.writes()) != Relation.OWN) {
                return;
            }
        }
        for (Named named : use.answered()) {
            ObjectFacts facts = use.asks(named.object()) ? null : facts(named);
            if (facts != null) {
                facts.handTo(use.actor());
            }
        }
    }

    /** Sums up types once all is learned. */
    void sumUp() {
        types.clear();
        many = Math.clamp(actors.size() / ONE_IN, MANY, ObjectFacts.MOST);
        for (ObjectFacts facts : objects.values()) {
            TypeFacts type = types.computeIfAbsent(facts.type, key -> new TypeFacts());
            if (facts.receivers.size() >= many) {
                type.many++;
            } else if (facts.owner() != 0) {
                type.single++;
                if (type.owners.size() < 64) {
                    type.owners.add(facts.owner());
                }
            }
        }
    }

    /** Whether the objects of a type are given to everybody. */
    boolean isShared(String type) {
        TypeFacts facts = types.get(type);
        return facts != null && facts.many > 3 * facts.single;
    }

    /** Whether some objects of a type are given to everybody and others are not: then having been given one alone says little. */
    private boolean isMixed(String type) {
        TypeFacts facts = types.get(type);
        return facts != null && facts.many * 3 > facts.single;
    }

    /** Whether an actor was given an object, or made it. */
    boolean wasGiven(long actor, Named named) {
        ObjectFacts facts = objects.get(named.object());
        return facts != null && (facts.receivers.contains(actor) || facts.creator == actor || facts.named == actor);
    }

    /** How many callers own objects of a type. */
    int owners(String type) {
        TypeFacts facts = types.get(type);
        return facts == null ? 0 : facts.owners.size();
    }

    /** What an object is to a caller who reads it, or who changes it: then being given it makes it nobody's own. */
    Relation relation(long caller, Named named, boolean writes) {
        if (attributes.isPerson(caller, named.print()) && TypeNames.isPerson(named.type())) {
            return Relation.OWN;
        }
        ObjectFacts facts = objects.get(named.object());
        if (facts == null) {
            return Relation.UNKNOWN;
        }
        if (facts.named == caller || facts.creator == caller) {
            return Relation.OWN;
        }
        boolean everybodys = facts.published || facts.receivers.size() >= many;
        if (facts.receivers.contains(caller) && !everybodys) {
            return Relation.OWN;
        }
        if (writes && everybodys && facts.holder() != 0) {
            return Relation.FOREIGN;
        }
        if (everybodys || isShared(named.type())) {
            return Relation.SHARED;
        }
        boolean known = isMixed(named.type()) ? facts.holder() != 0 : facts.owner() != 0;
        return known ? Relation.FOREIGN : Relation.UNKNOWN;
    }
}
