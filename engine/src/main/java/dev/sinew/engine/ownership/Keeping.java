package dev.sinew.engine.ownership;

/** How many others keep to what they were given, or to what is always theirs, at a place where a caller goes beyond. */
final class Keeping {
    private final Knowledge knowledge;
    private final AttributeNames names;

    Keeping(Knowledge knowledge, AttributeNames names) {
        this.knowledge = knowledge;
        this.names = names;
    }

    /**
     * How many others name only what they were given, where the caller names what it was not and some others were; else 0, as where a
     * token or a login names it as the caller's, and where an organisation's own page is read, which says what it is to whoever looks for one.
     */
    int of(Actor actor, Used use, Seen seen) {
        ObjectFacts facts = seen.facts();
        PlaceFacts place = seen.place();
        if (facts == null || place == null || actor.isGuest() || actor.isOnBehalf()) {
            return 0;
        }
        if (use.isPageOf(seen.named())) {
            return 0;
        }
        boolean others = seen.relation() == Relation.UNKNOWN
                && !seen.given()
                && actor.attributesOf(seen.named().print()) == 0
                && facts.receivers() > 0
                && facts.receivers() < knowledge.many()
                && !actor.heard().made(seen.named().print())
                && !isParty(actor, use)
                && !isOfFamily(actor, use);
        return others ? place.keepers(actor.key) : 0;
    }

    /** Whether an answer about one thing names the caller where it names others: then it is one of the two whose business it is. */
    private boolean isParty(Actor actor, Used use) {
        for (Named named : use.answered()) {
            PlaceFacts place = named.place().inList() ? null : knowledge.place(named.place());
            if (place != null && (place.candidates() & actor.attributesOf(named.print()) & names.persons()) != 0) {
                return true;
            }
        }
        return false;
    }

    /** Whether an answer about one thing says that it belongs to something that the caller was handed, and few others were: the household of a delivery. */
    private boolean isOfFamily(Actor actor, Used use) {
        for (Named named : use.answered()) {
            boolean thing = use.refersTo(named) && !named.place().person();
            ObjectFacts facts = thing ? knowledge.object(named.object()) : null;
            if (facts != null
                    && facts.receivers() <= Habits.FAMILY
                    && actor.hasKey(facts::wasHandedTo)
                    && !actor.taken.has(named.object(), use.access())) {
                return true;
            }
        }
        return false;
    }

    /** How many others always name one and the same of their own, where nearly everybody does and the caller names what it was not given; else 0. */
    int constant(Actor actor, Seen seen) {
        PlaceFacts place = seen.place();
        if (place == null || !actor.known || actor.isOnBehalf() || seen.given() || seen.relation() == Relation.OWN) {
            return 0;
        }
        return actor.attributesOf(seen.named().print()) == 0 ? place.constant(actor.key) : 0;
    }
}
