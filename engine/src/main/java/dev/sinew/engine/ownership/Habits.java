package dev.sinew.engine.ownership;

import dev.sinew.engine.access.Access;
import dev.sinew.engine.access.Visibility;
import java.util.List;
import org.agrona.collections.LongHashSet;

/** Reads off an access, once it is known whose objects are, whether its caller keeps to its own. */
final class Habits {
    /** Objects of so many owners may be one person's and their family's; more are given by lists for staff. */
    static final int FAMILY = 6;

    private final Knowledge knowledge;
    private final Relations relations;
    private final AttributeNames names;
    private final Foresight foresight;
    private final LongHashSet people = new LongHashSet();

    Habits(Knowledge knowledge, Relations relations, AttributeNames names) {
        this.knowledge = knowledge;
        this.relations = relations;
        this.names = names;
        this.foresight = new Foresight(knowledge, names, relations);
    }

    /** Learns from a use that succeeded. */
    void learn(Actor actor, Kept kept, Used use, Lessons into) {
        Access access = use.access();
        shown(actor, kept, use, into);
        boolean works = actor.worksForOthers(access);
        boolean ordinary = actor.known && !works;
        boolean open = access.visibility() == Visibility.OPEN || access.visibility() == Visibility.SHARED;
        List<Seen> asked = relations.asked(actor, use);
        for (int i = 0; i < asked.size(); i++) {
            Seen seen = asked.get(i);
            Relation relation = seen.relation();
            boolean strange = kept.isStrange(i);
            if (actor.known && !(strange && relation == Relation.OWN)) {
                into.heard(seen.named().place(), actor.key, !strange, works);
                into.heard(use.site().kind(seen.named().place()), actor.key, !strange, works);
            }
            if (foresight.wasExplained(actor, use, seen)) {
                into.explained(use.site().kind(seen.named().place()), actor.key, foresight.isNamed(actor, use));
            }
            if (!works) {
                // Who works for others is given nothing, and names everybody's.
                into.given(seen.named().place(), actor.key, seen.given());
            }
            if (relation == Relation.FOREIGN && !seen.given() && !works) {
                strayed(actor, use, seen.named(), into);
            }
            // What is ordered of somebody's goods was given, too, and is nobody's own for that.
            boolean goods =
                    relation == Relation.OWN && seen.named().place().isLine() && relations.isHeldByAnother(actor, seen);
            if (ordinary && !open && seen.mentioned()) {
                into.mentioned(seen.named().place(), actor.key);
            }
            if (ordinary && !open && !goods && (relation == Relation.OWN || relation == Relation.FOREIGN)) {
                into.own(seen.named().place(), actor.key, relation == Relation.OWN);
            }
        }
        if (ordinary && !open && use.subject() != null) {
            referred(actor, use, into);
        }
        if (actor.known) {
            work(actor, use, asked, into);
        }
        if (actor.known && !asksForListed(use) && (access.reads() || access.makes())) {
            lists(actor, kept, use, into);
        }
    }

    /** Whether what an answer says that an object belongs to is the caller's own. */
    private void referred(Actor actor, Used use, Lessons into) {
        for (Named named : use.answered()) {
            if (use.refersTo(named)) {
                Relation relation = relations.referred(actor, named, use.access());
                if (relation == Relation.OWN || relation == Relation.FOREIGN) {
                    into.own(named.place(), actor.key, relation == Relation.OWN);
                }
            }
        }
    }

    /** How many objects of others a caller goes through. */
    private static void strayed(Actor actor, Used use, Named named, Lessons into) {
        int site = ~Long.hashCode(use.site().key);
        int count = actor.misses().add(site, named.object(), use.access().seconds());
        into.strayed(use.site(), actor.key, count);
    }

    /** How much of what is sensitive a caller is shown that it does not own. */
    private void shown(Actor actor, Kept kept, Used use, Lessons into) {
        Access access = use.access();
        kept.shown = 0;
        if (!actor.known || access.dataClasses().isEmpty() || access.writes()) {
            return;
        }
        Named subject = use.subject();
        if (subject != null && !relations.holds(actor, subject, access)) {
            kept.shown = actor.extents().add(subject.place().typeKey(), subject.object(), access.seconds());
        }
        for (Named named : use.answered()) {
            if (named.place().inList() && named.place().itself() && !relations.holds(actor, named, access)) {
                int count = actor.extents().add(named.place().typeKey(), named.object(), access.seconds());
                kept.shown = Math.max(kept.shown, count);
            }
        }
        into.shown(use.site(), actor.key, kept.shown);
    }

    /** Whether the caller works on its own or on others' objects. */
    private void work(Actor actor, Used use, List<Seen> asked, Lessons into) {
        boolean own = false;
        boolean made = false;
        Seen others = null;
        for (Seen seen : asked) {
            Named named = seen.named();
            if (seen.facts() != null) {
                customer(actor, seen.facts());
            }
            boolean owns = relations.owns(actor, seen, use.access())
                    || (actor.attributesOf(named.print()) & ~names.organisations()) != 0;
            boolean forAnother = owns && Relations.isForAnother(actor, seen);
            made |= forAnother;
            own |= owns && !forAnother;
            boolean other = seen.relation() == Relation.FOREIGN
                    || (seen.relation() == Relation.UNKNOWN && named.place().path());
            others = other ? seen : others;
        }
        if (own) {
            actor.work().own();
        } else if (made) {
            actor.work().made();
        } else if (others != null) {
            // Lists for those who work are not counted as giving anything.
            boolean shown = others.given() || actor.worksForOthers(use.access());
            actor.work()
                    .others(
                            use.site().apiKey,
                            others.named().object(),
                            others.named().number(),
                            use.access().seconds(),
                            shown);
            if (actor.worksForOthers(use.access())
                    ? actor.work().isOnOthers()
                    : actor.work().isAllThereIs()) {
                into.worksOnOthers(use.site(), actor.key);
            }
        }
        if ((own || made || others != null) && actor.work().tells() && !actor.worksForOthers(use.access())) {
            into.serves(use.site(), actor.key, actor.work().isMostlyOnOthers());
        }
    }

    /** Notes who made an object for the caller. */
    private void customer(Actor actor, ObjectFacts facts) {
        boolean other = facts.creatorKnown() && !actor.is(facts.creator());
        if (other && facts.isFor(actor, names.persons())) {
            actor.work().namedBy(facts.creator());
        }
    }

    /** Whether a request names objects of a kind that the answer lists: whoever picks them is given no list. What it lists may lie below another object. */
    private static boolean asksForListed(Used use) {
        if (!Learner.namesObject(use)) {
            return false;
        }
        boolean lists = false;
        for (Named answered : use.answered()) {
            if (answered.place().inList() && answered.place().itself()) {
                lists = true;
                for (Named asked : use.asked()) {
                    if (asked.place().typeKey() == answered.place().typeKey()) {
                        return true;
                    }
                }
            }
        }
        return !lists;
    }

    /** Counts the other people whose objects a list gives. */
    private void lists(Actor actor, Kept kept, Used use, Lessons into) {
        people.clear();
        boolean gives = false;
        for (Named named : use.answered()) {
            ObjectFacts facts = named.place().inList() ? knowledge.object(named.object()) : null;
            if (facts != null) {
                gives = true;
                customer(actor, facts);
                if (facts.person() != 0 || facts.creator() != 0 || facts.receivers() <= FAMILY) {
                    others(actor, facts);
                }
            }
        }
        kept.people = people.size();
        if (gives) {
            into.people(use.site(), actor.key, people.size());
            // What is listed of somebody who is named is no list of many people's, whoever else stands in it.
            boolean ofOne = use.subject() != null && use.subject().place().person();
            if (people.size() >= OperationFacts.PEOPLE && !ofOne) {
                actor.usesList(use.site().key);
                actor.work().at(use.site().apiKey);
            }
        }
    }

    /** Adds whom an object belongs to or was handed, a caller aside. */
    private void others(Actor actor, ObjectFacts facts) {
        if (facts.person() == 0 && facts.creator() == 0) {
            for (long each : facts.handedTo()) {
                if (!actor.is(each)) {
                    people.add(each);
                }
            }
            return;
        }
        boolean own = facts.person() != 0 ? actor.isPerson(facts.person()) : actor.is(facts.creator());
        if (!own) {
            people.add(facts.owner());
        }
    }
}
