package dev.sinew.engine.ownership;

import dev.sinew.engine.access.Access;
import dev.sinew.engine.access.Visibility;
import java.util.Arrays;
import java.util.List;

/**
 * Reads off an access what it teaches, in four phases, each of which uses only what was concluded before it: how places and
 * operations are used; whose objects are; what own objects lead to; whether callers keep to their own. A call that names an object teaches nothing about
 * whose that object is, and a refused call teaches nothing at all.
 */
final class Learner {
    private final Callers callers;
    private final Knowledge knowledge;
    private final Relations relations;
    private final Habits habits;
    private final Votes votes;
    private final AttributeNames names;
    private final RightNames rights;

    Learner(Callers callers, Knowledge knowledge, AttributeNames names, RightNames rights) {
        this.callers = callers;
        this.knowledge = knowledge;
        this.names = names;
        this.rights = rights;
        this.relations = new Relations(knowledge, names, callers::now);
        this.habits = new Habits(knowledge, relations, names);
        this.votes = new Votes(knowledge, names);
    }

    /** First phase: who calls what, and which values are attributes of callers. */
    void usage(Actor actor, Kept kept, Used use, Lessons into) {
        Access access = use.access();
        boolean works = actor.worksForOthers(access);
        into.called(use.site(), access, works, actor.isGuest());
        missed(actor, use, into);
        if (use.site().office
                && actor.known
                && Office.isOfFew(knowledge.of(use.site()), knowledge.api(use.site().apiKey), actor.key)) {
            actor.work().office(access);
        }
        if (!access.succeeded()) {
            return;
        }
        into.used(use.site(), access, works, actor.isGuest());
        if (!actor.known) {
            return;
        }
        into.rights(use.site(), actor.key, rights.of(access) | actor.roles());
        kept.strange = actor.heard().learn(actor, use);
        attributes(actor, use);
        tenants(actor, use);
        named(actor, use);
        repeats(actor, use, into);
        boolean few = access.visibility() == Visibility.UNTOLD || access.visibility() == Visibility.CLOSED;
        if (few) {
            Organisations.learn(actor, use, knowledge, names, into);
        }
        if (works) {
            return;
        }
        votes.onRequest(actor, use, into);
        for (Named named : use.asked()) {
            if (!named.place().inList()) {
                into.told(named.place(), actor.key, named.print());
            }
        }
        if (few) {
            votes.onAnswer(actor, use, into);
        }
        if (use.tellsOfItself()) {
            for (Named named : use.answered()) {
                if (!named.place().inList() || named.place().owner()) {
                    into.told(named.place(), actor.key, named.print());
                }
            }
        }
    }

    /** How many objects a caller asks for that do not exist. */
    private static void missed(Actor actor, Used use, Lessons into) {
        Named subject = use.subject();
        if (subject != null && subject.place().path() && use.access().missed()) {
            int count = actor.misses()
                    .add(
                            Long.hashCode(use.site().key),
                            subject.object(),
                            use.access().seconds());
            into.missed(use.site(), actor.key, count);
            actor.work().missed(count);
        }
    }

    /** Whether a place outside of lists is given several values at once. */
    private static void repeats(Actor actor, Used use, Lessons into) {
        List<Named> asked = use.asked();
        for (int i = 0; i < asked.size(); i++) {
            if (!asked.get(i).place().inList() && !asked.get(i).place().path()) {
                into.repeated(asked.get(i).place(), actor.key, Pollution.isRepeated(asked, i));
            }
            int says = Inner.saysOfParent(use, asked.get(i));
            if (says != 0) {
                into.repeated(asked.get(i).place(), actor.key, says < 0);
            }
        }
    }

    private static void tenants(Actor actor, Used use) {
        for (Named named : use.asked()) {
            if (named.place().tenant()) {
                actor.dealings().organisations().add(named);
                return;
            }
        }
    }

    /** Whom an answer about a single thing says that it belongs to. */
    private static void named(Actor actor, Used use) {
        if (use.access().reads() && !actor.isGuest()) {
            for (Named named : use.answered()) {
                if (AttributeNames.isOfOne(named.place())) {
                    actor.dealings().persons().add(named);
                    return;
                }
            }
        }
    }

    /** Takes what answers tell the caller of itself: also in a list, where all its elements name one owner. */
    private void attributes(Actor actor, Used use) {
        if (use.tellsOfItself()) {
            for (Named named : use.answered()) {
                boolean one = !named.place().inList() || (named.place().owner() && isSame(use, named));
                PlaceFacts place = one ? knowledge.place(named.place()) : null;
                if (place != null && place.self() >= 0) {
                    actor.attribute(place.self(), named.print());
                }
            }
        }
    }

    /** Whether an answer has one value at a place. */
    private static boolean isSame(Used use, Named named) {
        for (Named each : use.answered()) {
            if (each.print() != named.print() && each.place().equals(named.place())) {
                return false;
            }
        }
        return true;
    }

    /** Second phase: who made which object, whom its fields name, to whom it was handed. */
    void objects(Actor actor, Used use, Nesting nesting, Lessons into) {
        Access access = use.access();
        if (!access.succeeded()) {
            return;
        }
        int time = access.seconds();
        Named subject = use.subject();
        if (subject != null) {
            owner(use, subject, into, time);
            children(use, subject, nesting, into, time);
            if (access.method().equals("DELETE") && subject.place().path() && endsPath(use, subject)) {
                into.deleted(subject, time);
            }
        }
        ListOwners.learn(knowledge, use, into, time);
        if (!actor.worksForOthers(access)) {
            member(actor, use);
            usual(actor, use, into, time);
            // Whoever gets in is told of itself, and made nothing.
            boolean entered = access.account() != 0 && !access.opens() && access.status() != 201;
            boolean creates = (access.makes() && !entered) || access.status() == 201;
            boolean namesOne = namesObject(use);
            long receiver = access.account() != 0 ? callers.now(access.account()) : actor.key;
            boolean oneself = (access.account() != 0 && !access.onBehalf() && !access.opens()) || use.tellsOfItself();
            for (Named named : use.answered()) {
                if (use.asks(named.object())) {
                    continue;
                }
                if (creates && !named.place().inList() && named.place().identity()) {
                    into.created(named, receiver, isSomebody(actor, access), time, parties(actor, use));
                    if (access.opens()) {
                        // Who keeps no cookies has it as well.
                        into.handed(named, actor.key, true, time);
                    }
                } else if (!namesOne || use.site().accepts) {
                    boolean gift = ((oneself || use.letsIn()) && !named.place().inList()) || isGift(named);
                    boolean closed = !knowledge.lists().isPublic(use.site().key);
                    boolean given = gift && closed;
                    into.handed(named, receiver, given, time);
                    if (access.opens()) {
                        into.handed(named, actor.key, given, time);
                    }
                    if (access.onBehalf()) {
                        actor.grant(named.object(), true);
                    } else if (actor.known && closed && use.site().represents) {
                        actor.grant(named.object(), false);
                    }
                }
            }
        }
    }

    /** What an answer says that the caller has together with others, it may use wherever it is named. */
    private void member(Actor actor, Used use) {
        Named subject = use.subject();
        boolean reads = actor.known && !actor.isOnBehalf() && use.access().reads();
        if (reads && subject != null && Inner.isMember(actor, use, names)) {
            actor.grant(subject.object(), false);
        }
    }

    /** What a caller names nearly always, where all others do so, each something else, is its own, as far as nobody is known to have it. */
    private void usual(Actor actor, Used use, Lessons into, int time) {
        for (Named named : use.asked()) {
            Place place = named.place();
            if (!actor.known || actor.isGuest() || place.inList() || place.tenant()) {
                continue;
            }
            boolean always = actor.work().gives(place.key(), named.print());
            PlaceFacts known = always && actor.attributesOf(named.print()) == 0 ? knowledge.place(place) : null;
            if (known != null && known.isPersonal()) {
                ObjectFacts facts = knowledge.object(named.object());
                if (facts == null || !facts.hasHolder()) {
                    into.handed(named, actor.key, true, time);
                }
            }
        }
    }

    /** Whether it can be told from all others who made something: not so of guests, who come back as somebody else. */
    private static boolean isSomebody(Actor actor, Access access) {
        return actor.known ? !actor.isGuest() : access.account() != 0 && !access.opens();
    }

    /** Whom a request names that takes part in something, the caller aside. */
    private static long[] parties(Actor actor, Used use) {
        long[] values = {};
        for (Named each : use.asked()) {
            boolean other = each.place().party() && actor.attributesOf(each.print()) == 0;
            if (other && values.length < Creations.MOST_PARTIES) {
                values = Arrays.copyOf(values, values.length + 1);
                values[values.length - 1] = each.print();
            }
        }
        return values;
    }

    /** Whether an answer gives an object rather than something else that mentions it. */
    private static boolean isGift(Named named) {
        return named.place().identity() || named.place().itself();
    }

    /** Whether an answer lists a thing itself, and no person. */
    private static boolean isListed(Named named) {
        return named.place().inList()
                && named.place().itself()
                && !named.place().person();
    }

    private void owner(Used use, Named subject, Lessons into, int time) {
        if (makesAnother(use, subject)) {
            return;
        }
        for (Named named : use.answered()) {
            boolean person = named.place().person() && !named.place().inList();
            int owner = person ? knowledge.ownerAt(named.place()) : -1;
            // The number that a thing has itself says nobody's.
            boolean itself =
                    named.print() == subject.print() && !subject.place().person();
            if (owner >= 0 && (!itself || names.isSpelled(owner)) && !Inner.isOfAnother(use, subject, named)) {
                into.named(subject, Person.of(owner, named.print()), time);
            }
        }
        if (use.access().visibility() != Visibility.UNTOLD) {
            into.published(subject, use.access().visibility() == Visibility.OPEN, time);
        }
    }

    /** Whether a call made something below its subject, which then is what the answer tells of: a product's review. */
    private static boolean makesAnother(Used use, Named subject) {
        if (!use.access().makes()) {
            return false;
        }
        boolean makes = false;
        for (Named named : use.answered()) {
            boolean identity = named.place().identity() && !named.place().inList();
            if (identity && named.print() == subject.print()) {
                return false;
            }
            makes |= identity;
        }
        return makes;
    }

    /** What an answer about an object lists lives under it. */
    private static void children(Used use, Named subject, Nesting nesting, Lessons into, int time) {
        for (Named named : use.answered()) {
            if (named.place().itself() && nesting.has(named.place(), subject.place())) {
                into.under(named, subject.object(), time);
            }
        }
    }

    static boolean endsPath(Used use, Named subject) {
        Place last = use.site().last();
        return last.equals(subject.place());
    }

    static boolean namesObject(Used use) {
        return use.subject() != null;
    }

    /**
     * Third phase, a level at a time: what an object of the caller's own leads to, as an account does to its cards; what is below an object that many
     * have, as the board of a team, was mentioned. Returns whether nothing is to be looked for in this use any more.
     */
    boolean leads(Actor actor, Used use, HandedLater later) {
        Access access = use.access();
        boolean may = access.succeeded() && actor.known && !actor.worksForOthers(access) && namesObject(use);
        if (!may) {
            return true;
        }
        if (use.site().admits && access.writes()) {
            admitted(actor, use, later);
        }
        if (use.answered().isEmpty()) {
            return true;
        }
        boolean shared = false;
        for (Named named : use.asked()) {
            // For whom a call is made, as a header says, is not what it is about.
            boolean about = !named.place().tenant() || named.place().path();
            Relation relation = about ? relations.of(actor, use, named).relation() : Relation.OWN;
            if (relation != Relation.OWN && relation != Relation.SHARED) {
                return false;
            }
            shared |= relation == Relation.SHARED;
        }
        for (Named named : use.answered()) {
            if (actor.isOnBehalf()) {
                actor.grant(named.object(), false);
            } else if (!use.asks(named.object()) && (!shared || isListed(named))) {
                later.handed(named, actor.key, isGift(named) && !shared, access.seconds());
            }
        }
        return true;
    }

    /** Whom an owner lets use what is its own: the people that its request names, by the names that they log in with. */
    private void admitted(Actor actor, Used use, HandedLater later) {
        for (Named whom : use.asked()) {
            if (whom.place().party() && actor.attributesOf(whom.print()) == 0) {
                long receiver = callers.named(whom.print(), use.access().api());
                for (Named named : use.asked()) {
                    boolean own = receiver != 0
                            && !named.place().party()
                            && relations.of(actor, use, named).relation() == Relation.OWN;
                    if (own) {
                        later.handed(named, receiver, true, use.access().seconds());
                    }
                }
            }
        }
    }

    /** Fourth phase: whether callers keep to their own. */
    void habits(Actor actor, Kept kept, Used use, Lessons into) {
        if (use.access().succeeded()) {
            habits.learn(actor, kept, use, into);
        }
    }
}
