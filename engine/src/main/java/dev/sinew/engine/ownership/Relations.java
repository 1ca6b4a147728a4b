package dev.sinew.engine.ownership;

/** What objects are to callers, by all that is known. */
final class Relations {
    private final Knowledge knowledge;

    Relations(Knowledge knowledge) {
        this.knowledge = knowledge;
    }

    /** What an object is to a caller who reads it, or who changes it: then being handed what is everybody's makes it nobody's own. */
    Relation of(Actor actor, Named named, boolean writes) {
        if (named.place().person() && actor.isPerson(named.print())) {
            return Relation.OWN;
        }
        ObjectFacts facts = knowledge.object(named.object());
        if (facts == null) {
            return Relation.UNKNOWN;
        }
        if (isHolder(actor, facts)) {
            return Relation.OWN;
        }
        boolean everybodys = facts.isPublished() || facts.receivers() >= knowledge.many();
        if (!everybodys && wasHanded(actor, facts)) {
            return Relation.OWN;
        }
        if (writes && everybodys && facts.hasHolder()) {
            return Relation.FOREIGN;
        }
        TypeFacts type = knowledge.type(named.place());
        if (everybodys || type.isShared(knowledge.many())) {
            return Relation.SHARED;
        }
        boolean known = type.isMixed(knowledge.many()) ? facts.hasHolder() : facts.owner() != 0;
        return known ? Relation.FOREIGN : Relation.UNKNOWN;
    }

    /** Whether a caller made an object or is named by it. */
    private static boolean isHolder(Actor actor, ObjectFacts facts) {
        long person = facts.person();
        if (person != 0 && actor.isPerson(person)) {
            return true;
        }
        return facts.creator() != 0 && actor.is(facts.creator());
    }

    private static boolean wasHanded(Actor actor, ObjectFacts facts) {
        for (long key : actor.keys()) {
            if (facts.wasHandedTo(key)) {
                return true;
            }
        }
        return false;
    }

    /** Whether a caller was handed an object, or made it, or is named by it. */
    boolean wasGiven(Actor actor, Named named) {
        ObjectFacts facts = knowledge.object(named.object());
        return facts != null && (isHolder(actor, facts) || wasHanded(actor, facts));
    }
}
