package dev.sinew.engine.ownership;

import dev.sinew.engine.access.Access;
import org.jspecify.annotations.Nullable;

/**
 * What may be said of a request that nobody has answered yet. Some answers say themselves why the caller may have what is known as another's: they name
 * it as the receiver, or show that the thing belongs to something of its own. Where that was so of anybody, a request alone proves nothing.
 */
final class Foresight {
    /** By chance one in so many owners has something together with another: as many as reading asks for who name their own alone. */
    private static final int ONE_IN = 12;

    private final Knowledge knowledge;
    private final AttributeNames names;
    private final Relations relations;

    Foresight(Knowledge knowledge, AttributeNames names, Relations relations) {
        this.knowledge = knowledge;
        this.names = names;
        this.relations = relations;
    }

    /** Whether a use that turned out fine would have looked like one of what is another's, by the request alone. */
    boolean wasExplained(Actor actor, Used use, Seen seen) {
        ObjectFacts facts = seen.facts();
        if (facts == null || seen.relation() == Relation.FOREIGN) {
            return false;
        }
        if (isFirstNamed(actor, facts, use.access())) {
            return true;
        }
        boolean others = relations.isHeldByAnother(actor, seen) || isGivenToAnother(actor, facts);
        return others && relations.of(actor, use.unanswered(), seen.named()).relation() == Relation.FOREIGN;
    }

    /** Whether the answer itself named the caller first, of what somebody else made. */
    private static boolean isFirstNamed(Actor actor, ObjectFacts facts, Access access) {
        boolean made = facts.creator() != 0 && facts.creatorKnown() && !actor.is(facts.creator());
        return made && facts.namedFrom() == access.seconds() && actor.isPerson(facts.person());
    }

    private static boolean isGivenToAnother(Actor actor, ObjectFacts facts) {
        long only = facts.onlyReceiver();
        return only != 0 && !actor.is(only);
    }

    /** Whether an answer names the caller. */
    boolean isNamed(Actor actor, Used use) {
        for (Named named : use.answered()) {
            if ((actor.attributesOf(named.print()) & names.persons()) != 0) {
                return true;
            }
        }
        return false;
    }

    /**
     * Whether an answer may show that a caller may have what is known as another's: those about things of that kind named somebody else so, or said more often
     * than by chance that one may, or it has changed hands.
     */
    boolean mayBeExplained(Actor actor, Used use, Named named) {
        PlaceFacts place = knowledge.place(named.place());
        PlaceFacts kind = knowledge.place(use.site().kind(named.place()));
        int owners = place == null ? 0 : place.owners(actor.key);
        boolean explained =
                kind != null && (kind.explained.yes(actor.key) > 0 || kind.explained.no(actor.key) * ONE_IN > owners);
        return explained || hasChangedHands(knowledge.object(named.object()));
    }

    private static boolean hasChangedHands(@Nullable ObjectFacts facts) {
        return facts != null && facts.names != null && facts.names.before() != 0;
    }
}
