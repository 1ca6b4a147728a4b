package dev.sinew.engine.ownership;

import dev.sinew.engine.access.Access;
import dev.sinew.engine.access.Visibility;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongUnaryOperator;
import org.jspecify.annotations.Nullable;

/** What objects are to callers, by all that is known. */
final class Relations {
    /** What no more than so many were told of is shared with each of them rather than shown to them. */
    static final int SHARING = 3;

    private final Knowledge knowledge;

    private final AttributeNames names;
    private final LongUnaryOperator now;

    /** {@code now} says under which key a caller is known today. */
    Relations(Knowledge knowledge, AttributeNames names, LongUnaryOperator now) {
        this.knowledge = knowledge;
        this.names = names;
        this.now = now;
    }

    /** What is known of an object that an access names. */
    Seen of(Actor actor, Used use, Named named) {
        ObjectFacts now = known(actor, named, use.access());
        ObjectFacts then = now == null ? null : now.asOf(use.access().seconds());
        PlaceFacts place = knowledge.place(named.place());
        Relation relation = relation(actor, use, named, place, then);
        boolean mentioned = relation == Relation.SHARED && then != null && isMentioned(actor, then);
        return new Seen(named, place, then, relation, knowsOf(actor, named, now), mentioned);
    }

    /** Whether one other alone was given it itself, though many were told of it. */
    private static boolean isMentioned(Actor actor, ObjectFacts facts) {
        boolean one = !facts.isPublished() && !facts.hasHolder() && facts.onlyReceiver() != 0;
        return one && !facts.isGivenAlone(actor);
    }

    /** What is known of an object, but for what the caller was shown of it in answers about what is another's. */
    private @Nullable ObjectFacts known(Actor actor, Named named, Access access) {
        return actor.taken.from(actor, named.object(), knowledge.object(named.object()), access);
    }

    private @Nullable ObjectFacts knownThen(Actor actor, Named named, Access access) {
        ObjectFacts now = known(actor, named, access);
        return now == null ? null : now.asOf(access.seconds());
    }

    /** What the objects are that the request of an access names. */
    List<Seen> asked(Actor actor, Used use) {
        List<Seen> seen = new ArrayList<>(use.asked().size());
        for (Named named : use.asked()) {
            seen.add(of(actor, use, named));
        }
        return seen;
    }

    /** What an object is to the caller of an access that names it, by what the answer shows as well. */
    private Relation relation(
            Actor actor, Used use, Named named, @Nullable PlaceFacts place, @Nullable ObjectFacts facts) {
        Access access = use.access();
        boolean subject = use.isAbout(named);
        if (subject && access.published()) {
            return Relation.SHARED;
        }
        // A link lets others look, and change nothing.
        if ((access.isSigned() && !access.writes()) || actor.wasGranted(named.object())) {
            return Relation.OWN;
        }
        boolean closed = subject && access.visibility() != Visibility.UNTOLD;
        Relation relation = closed && facts != null
                ? closed(actor, facts, access.seconds())
                : of(actor, named, place, facts, access);
        if (relation != Relation.FOREIGN || facts == null) {
            return relation;
        }
        boolean party = !actor.isOnBehalf() && facts.isFor(actor, names.persons());
        if (party
                || (subject && (leadsToOwn(actor, use) || isWithinOwn(actor, use) || isOfShared(actor, use)))
                || livesUnderOwn(actor, use, named, facts)) {
            return Relation.OWN;
        }
        if (facts.isForgottenAt(access.seconds()) && !(subject && namesAnother(actor, use))) {
            return Relation.UNKNOWN;
        }
        boolean unlisted = actor.isOnBehalf() && !actor.knowsItsGrants() && wasGivenToAccount(access, facts);
        return isTold(facts, use) && !unlisted ? Relation.FOREIGN : Relation.UNKNOWN;
    }

    /** Whether the person was given it on whose behalf a third party calls. */
    private boolean wasGivenToAccount(Access access, ObjectFacts facts) {
        long person = now.applyAsLong(access.account());
        return facts.wasGivenToOne(key -> now.applyAsLong(key) == person);
    }

    /** Whether it was another's by then: not so where it did not exist yet, or where this very call gave it away. */
    private static boolean isTold(ObjectFacts facts, Used use) {
        Access access = use.access();
        int time = access.seconds();
        boolean unseen = access.status() == 404 && facts.creator() == 0;
        boolean early = facts.isMadeAfter(time) || (unseen && facts.isHandedAfter(time));
        boolean first = facts.namedFrom() == time || facts.isFirstNamedAfter(time);
        boolean moves = access.writes() && access.succeeded() && facts.person() != 0 && first;
        return !early
                && !(moves
                        && use.asked().stream()
                                .anyMatch(named ->
                                        named.place().person() && !named.place().path()));
    }

    /** Of what its owner does not show to everybody: that many were given it once does not count. */
    private Relation closed(Actor actor, ObjectFacts facts, int time) {
        if (isHolder(actor, facts, time)) {
            return Relation.OWN;
        }
        boolean few = facts.receivers() < knowledge.many();
        if (few && wasGiven(actor, facts)) {
            return Relation.OWN;
        }
        boolean other = hasHolder(actor, facts) || (few && owner(actor, facts) != 0);
        return other ? Relation.FOREIGN : Relation.UNKNOWN;
    }

    /** Whether the answer shows that the object belongs to something of the caller's: an appointment to one's own child. */
    private boolean leadsToOwn(Actor actor, Used use) {
        boolean inner = Inner.tellsOfSubject(use);
        if (isOfRepresented(actor, use) || Inner.isMember(actor, use, names)) {
            return true;
        }
        PlaceFacts people = inner ? knowledge.place(use.site().people) : null;
        if (people != null && people.isKept() && (people.candidates() & Inner.people(actor, use)) != 0) {
            return true;
        }
        for (Named named : use.answered()) {
            boolean one = !named.place().inList() || (inner && Inner.isOfPeople(named.place()));
            PlaceFacts place = one ? knowledge.place(named.place()) : null;
            long attributes = actor.attributesOf(named.print());
            // Of what is its organisation's, whose it is there is another matter.
            boolean all = (attributes & names.organisations()) != 0;
            if (place != null && place.isKept() && !all && !use.isAbout(named)) {
                boolean own = (place.candidates() & attributes) != 0;
                ObjectFacts facts = own ? null : known(actor, named, use.access());
                if (own || (facts != null && facts.receivers() < knowledge.many() && wasGivenItself(actor, facts))) {
                    return true;
                }
            }
        }
        return false;
    }

    /** Whether the answer says that its object belongs to something that its owner shares with the caller: a report about a car of the family. */
    boolean isOfShared(Actor actor, Used use) {
        for (Named named : use.answered()) {
            ObjectFacts facts = use.refersTo(named)
                            && !named.place().person()
                            && !named.place().tenant()
                    ? known(actor, named, use.access())
                    : null;
            int many = knowledge.many();
            if (facts != null
                    && facts.receivers() <= SHARING
                    && wasHanded(actor, facts)
                    && !knowledge.type(facts.type()).isShared(many)
                    && !knowledge.type(facts.type()).isMixed(many)) {
                return true;
            }
        }
        return false;
    }

    /** Whether the answer names somebody for whom the caller acts, or what is theirs, as a page told it: a delegate reads what is of whom it is one. */
    static boolean isOfRepresented(Actor actor, Used use) {
        for (Named named : use.answered()) {
            if (!named.place().inList() && !use.asks(named.object()) && actor.wasGranted(named.object())) {
                return true;
            }
        }
        return false;
    }

    /** Whether the answer itself shows whose the object was then, and that it was not the caller's. */
    private boolean namesAnother(Actor actor, Used use) {
        for (Named named : use.answered()) {
            boolean person = named.place().person() && !named.place().inList();
            int owner = person && !use.access().writes() ? knowledge.ownerAt(named.place()) : -1;
            if (owner >= 0) {
                long shown = Person.of(owner, named.print());
                return actor.isComparable(shown) && !actor.isPerson(shown);
            }
        }
        return false;
    }

    /** Whether the subject is asked for under something of the caller's own, and the answer says that it is there: a ticket of one's own order. */
    boolean isWithinOwn(Actor actor, Used use) {
        for (Named above : use.asked()) {
            // What is in one's organisation is its members', not each one's own.
            boolean thing = above.place().path()
                    && !above.place().person()
                    && !above.place().tenant()
                    && actor.attributesOf(above.print()) == 0;
            if (thing && !use.isAbout(above) && use.answersWith(above)) {
                Access access = use.access();
                ObjectFacts facts = knownThen(actor, above, access);
                if (of(actor, above, knowledge.place(above.place()), facts, access) == Relation.OWN) {
                    return true;
                }
            }
        }
        return false;
    }

    /** Whether nobody is known to hold it, and it was listed under the very object of the caller's that it is named under. */
    private boolean livesUnderOwn(Actor actor, Used use, Named named, ObjectFacts facts) {
        if (!named.place().path() || facts.parent() == 0 || facts.hasHolder()) {
            return false;
        }
        for (Named parent : use.asked()) {
            if (parent.place().path() && parent.object() == facts.parent()) {
                Access access = use.access();
                ObjectFacts above = knownThen(actor, parent, access);
                return of(actor, parent, knowledge.place(parent.place()), above, access) == Relation.OWN;
            }
        }
        return false;
    }

    /** What an object is to a caller who reads it, or who changes it: then being handed what is everybody's makes it nobody's own. */
    private Relation of(
            Actor actor, Named named, @Nullable PlaceFacts place, @Nullable ObjectFacts facts, Access access) {
        long attributes = actor.attributesOf(named.print());
        boolean itself = named.place().person() && (attributes & names.persons()) != 0;
        if (!actor.isOnBehalf() && (itself || (place != null && place.keepsTo(attributes)))) {
            return Relation.OWN;
        }
        if (facts == null) {
            return Relation.UNKNOWN;
        }
        if (isHolder(actor, facts, access.seconds())) {
            return Relation.OWN;
        }
        if (named.place().tenant()) {
            // An organisation has members: who made it, was given it, or is known by it, is one of them; of many it is
            // not remembered who was given it.
            return wasHanded(actor, facts) || attributes != 0 ? Relation.OWN : Relation.UNKNOWN;
        }
        boolean everybodys = facts.isPublished() || facts.receivers() >= knowledge.many();
        if (!everybodys && wasGiven(actor, facts)) {
            return Relation.OWN;
        }
        TypeFacts type = knowledge.type(named.place());
        TypeFacts met = knowledge.type(facts.type());
        int many = knowledge.many();
        if (everybodys && facts.isGivenAlone(actor)) {
            return Relation.OWN;
        }
        if (everybodys || type.isShared(many) || met.isShared(many)) {
            // What everybody may read is its owner's to change all the same.
            return access.writes() && hasHolder(actor, facts) ? Relation.FOREIGN : Relation.SHARED;
        }
        // Whom a message or a payment is for is known to many, though lists may have shown it to one.
        boolean told = type.isMixed(many)
                || met.isMixed(many)
                || PeopleWords.isCounterpart(named.place().type());
        // Who made goods does not own them: those that nobody was shown yet are ordered like all others.
        boolean goods = named.place().isLine() && facts.person() == 0;
        // Nor can one guest be told from another.
        boolean known = told || actor.isGuest() ? hasHolder(actor, facts) : owner(actor, facts) != 0;
        return known && !goods && !isKin(actor, place, facts) ? Relation.FOREIGN : Relation.UNKNOWN;
    }

    /** Whether it is only known as what somebody always names, and the caller was told of it, too: those of a family are told of each other's. */
    private static boolean isKin(Actor actor, @Nullable PlaceFacts place, ObjectFacts facts) {
        return !hasHolder(actor, facts) && place != null && place.isPersonal() && wasHanded(actor, facts);
    }

    /** Whether somebody is known to hold it that the caller can be told from. */
    private static boolean hasHolder(Actor actor, ObjectFacts facts) {
        return (facts.person() != 0 && actor.isComparable(facts.person()))
                || (facts.creator() != 0 && facts.creatorKnown());
    }

    /** Stands for whom it belongs to, as far as the caller can be told from them; 0 for nobody known. */
    private static long owner(Actor actor, ObjectFacts facts) {
        if (facts.person() != 0 && actor.isComparable(facts.person())) {
            return facts.person();
        }
        return facts.creator() != 0 ? facts.creator() : facts.onlyReceiver();
    }

    /** Whether a caller made an object or is named by it; who acts on another's behalf is neither. */
    private static boolean isHolder(Actor actor, ObjectFacts facts, int time) {
        if (actor.isOnBehalf()) {
            return false;
        }
        long person = facts.person();
        long before = facts.personBefore(time);
        boolean named = (person != 0 && actor.isPerson(person)) || (before != 0 && actor.isPerson(before));
        return named || (facts.creator() != 0 && actor.is(facts.creator()));
    }

    /** Whether it was given to a caller, or mentioned where nobody is known to own it. */
    private static boolean wasGiven(Actor actor, ObjectFacts facts) {
        if (wasGivenItself(actor, facts)) {
            return true;
        }
        boolean free = facts.owner() == 0 || actor.is(facts.owner());
        return free && wasHanded(actor, facts);
    }

    private static boolean wasGivenItself(Actor actor, ObjectFacts facts) {
        return actor.hasKey(facts::wasGivenTo) || actor.hasGuest(facts::wasGivenTo);
    }

    /** Whether a caller was given an object, or something that mentions it, without asking for it. */
    boolean wasHanded(Actor actor, long object) {
        ObjectFacts facts = knowledge.object(object);
        return facts != null && wasHanded(actor, facts);
    }

    private static boolean wasHanded(Actor actor, ObjectFacts facts) {
        return actor.hasKey(facts::wasHandedTo);
    }

    /** What something is to a caller that an answer about one object says it belongs to, where the caller can be told from whose it is. */
    Relation referred(Actor actor, Named named, Access access) {
        ObjectFacts facts = knownThen(actor, named, access);
        if (facts == null || actor.isGuest() || actor.isOnBehalf()) {
            return Relation.UNKNOWN;
        }
        Relation relation = of(actor, named, knowledge.place(named.place()), facts, access);
        boolean known = relation == Relation.FOREIGN && knowsOf(actor, named, facts);
        return known || facts.isMadeAfter(access.seconds()) ? Relation.UNKNOWN : relation;
    }

    /** Whether a call asks for nothing of anybody's, and all that the answer names many were given. */
    boolean tellsWhatAllKnow(Used use) {
        if (!use.asked().isEmpty() || use.answered().isEmpty()) {
            return false;
        }
        for (Named named : use.answered()) {
            ObjectFacts facts = knowledge.object(named.object());
            if (facts == null || facts.receivers() < knowledge.many()) {
                return false;
            }
        }
        return true;
    }

    /** Whether an object is a caller's own for sure: made by it, naming it, or given to it alone. */
    boolean owns(Actor actor, Seen seen, Access access) {
        ObjectFacts facts = seen.facts();
        if (facts == null || actor.isOnBehalf()) {
            return false;
        }
        return isHolder(actor, facts, access.seconds()) || (!facts.hasHolder() && actor.is(facts.owner()));
    }

    /** Whether somebody else is known to have made an object or to be named by it. */
    boolean isHeldByAnother(Actor actor, Seen seen) {
        ObjectFacts facts = seen.facts();
        return facts != null && hasHolder(actor, facts) && !isHolder(actor, facts, Integer.MAX_VALUE);
    }

    /** Whether an object names somebody else than a caller, who may have made it nonetheless: a doctor's report about a patient. */
    static boolean isForAnother(Actor actor, Seen seen) {
        ObjectFacts facts = seen.facts();
        long person = facts == null ? 0 : facts.person();
        return person != 0 && actor.isComparable(person) && !actor.isPerson(person);
    }

    /** Whether a caller made an object or is named by it. */
    boolean holds(Actor actor, Named named, Access access) {
        ObjectFacts facts = knowledge.object(named.object(), access.seconds());
        return facts != null && isHolder(actor, facts, access.seconds());
    }

    /** Whether a caller got to know of an object without asking for it by name, made it, or is named by it. */
    boolean knowsOf(Actor actor, Named named, Access access) {
        return knowsOf(actor, named, known(actor, named, access));
    }

    private static boolean knowsOf(Actor actor, Named named, @Nullable ObjectFacts facts) {
        if (actor.isOnBehalf()) {
            return actor.wasGranted(named.object());
        }
        // Of what so many were told it is not remembered who was.
        return facts != null
                && (isHolder(actor, facts, Integer.MAX_VALUE)
                        || facts.receivers() >= ObjectFacts.MOST
                        || wasHanded(actor, facts));
    }
}
