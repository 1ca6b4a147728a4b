package dev.sinew.engine.ownership;

import org.jspecify.annotations.Nullable;

/**
 * An object that an access names, with what is known of it and of where it was named: looked up once, as looking is what judging
 * takes most of its time for.
 *
 * @param named the object
 * @param place how its place is used, or nothing
 * @param facts what was known of it at the time of the access, or nothing
 * @param relation what it is to the caller
 * @param given whether the caller got to know of it without asking for it by name, made it, or is named by it
 * @param mentioned whether everybody is told of it, but one other alone was given it itself: the author's car beside a post
 */
record Seen(
        Named named,
        @Nullable PlaceFacts place,
        @Nullable ObjectFacts facts,
        Relation relation,
        boolean given,
        boolean mentioned) {

    /** The same, known to be the caller's own. */
    Seen asOwn() {
        return new Seen(named, place, facts, Relation.OWN, given, false);
    }

    /** Whether the caller was given it itself though its owner field names somebody else. */
    boolean isEntrusted(Actor actor) {
        if (facts == null || relation != Relation.OWN || facts.person() == 0) {
            return false;
        }
        long person = facts.person();
        return actor.hasKey(facts::wasGivenTo) && actor.isComparable(person) && !actor.isPerson(person);
    }
}
