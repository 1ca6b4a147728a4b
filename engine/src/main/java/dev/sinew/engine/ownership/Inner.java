package dev.sinew.engine.ownership;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/**
 * Lists of people within what an answer tells of one object: those who take part in an appointment, the members of a channel. The object
 * is whose of anybody in such a list, while each element of a list of objects is somebody's by itself.
 */
final class Inner {
    private Inner() {}

    /**
     * Whether an answer says of what a path names above its subject that the subject is there, above 0, or that it is somewhere else, below 0; 0 where it
     * says nothing.
     */
    static int saysOfParent(Used use, Named parent) {
        if (!parent.place().path() || use.isAbout(parent)) {
            return 0;
        }
        int says = 0;
        for (Named named : use.answered()) {
            Place place = named.place();
            if (!place.inList() && place.typeKey() == parent.place().typeKey()) {
                if (named.print() == parent.print()) {
                    return 1;
                }
                says = -1;
            }
        }
        return says;
    }

    private static final Set<String> ID = Set.of("id", "_id", "uuid", "guid", "pk", "Id", "ID");

    /** Whether an answer tells of the object that was asked for, and may so have lists of people within. */
    static boolean tellsOfSubject(Used use) {
        Named subject = use.subject();
        if (subject == null) {
            return false;
        }
        for (Named named : use.answered()) {
            Place place = named.place();
            if (named.print() == subject.print() && !place.inList() && (place.identity() || place.itself())) {
                return true;
            }
        }
        return false;
    }

    /**
     * Whether a person is named by something else that stands within the answer's subject and has an id of its own: the customer of the order
     * that an offer is about.
     */
    static boolean isOfAnother(Used use, Named subject, Named person) {
        String around = around(person.place());
        for (Named named : use.answered()) {
            boolean itself = named.print() == subject.print() && !named.place().inList();
            String outer = itself ? parent(named.place().where()) : around;
            if (around.length() > outer.length() && around.startsWith(outer + '.')) {
                return hasId(use, subject, around);
            }
        }
        return false;
    }

    private static boolean hasId(Used use, Named subject, String object) {
        for (Named named : use.answered()) {
            boolean id = named.print() != subject.print() && isId(named.place());
            if (id && parent(named.place().where()).equals(object)) {
                return true;
            }
        }
        return false;
    }

    /** The object that says who a person is to it: that around the field, or around the object of the person that the field is the id of. */
    private static String around(Place person) {
        String object = parent(person.where());
        return isId(person) ? parent(object) : object;
    }

    /** Whether a field says nothing but that it is an id: of the object around it. */
    private static boolean isId(Place place) {
        return ID.contains(place.field());
    }

    private static String parent(String where) {
        int end = where.lastIndexOf('.');
        return end < 0 ? where : where.substring(0, end);
    }

    /** Whether an answer has the caller in a list of those who have its subject together. */
    static boolean isMember(Actor actor, Used use, AttributeNames names) {
        if (use.subject() == null || !use.answersWith(use.subject())) {
            return false;
        }
        for (Named named : use.answered()) {
            boolean member = named.place().inList() && named.place().type().equals(TypeNames.MEMBER);
            if (member && (actor.attributesOf(named.print()) & names.persons()) != 0) {
                return true;
            }
        }
        return false;
    }

    /** Whether a place is of people in a list. */
    static boolean isOfPeople(Place place) {
        return place.inList() && place.person();
    }

    /** The attributes of the caller that any of the values at each place of people in a list are, as bits; each place once, in the order met. */
    static Map<Place, Long> attributes(Actor actor, Used use) {
        Map<Place, Long> bits = new LinkedHashMap<>(4);
        for (Named each : use.answered()) {
            if (isOfPeople(each.place())) {
                bits.merge(each.place(), actor.attributesOf(each.print()), (one, other) -> one | other);
            }
        }
        return bits;
    }

    /** Whether an answer has more than one field that names people: a sender and a receiver, a driver and who rides along. */
    static boolean namesSeveral(Used use) {
        Place first = Place.NONE;
        for (Named each : use.answered()) {
            Place place = each.place();
            if (isPerson(place) && !place.inList()) {
                if (first.key() != 0 && first.key() != place.key()) {
                    return true;
                }
                first = place;
            }
        }
        return false;
    }

    /** The attributes of the caller that any of the people is whom an answer names, as bits. */
    static long people(Actor actor, Used use) {
        long bits = 0;
        for (Named each : use.answered()) {
            bits |= isPerson(each.place()) ? actor.attributesOf(each.print()) : 0;
        }
        return bits;
    }

    /** One of the people whom an answer names, as standing at a place: the caller where that is one of them. */
    static Named somebody(Actor actor, Used use, Place place) {
        long print = 0;
        for (Named each : use.answered()) {
            if (isPerson(each.place())) {
                boolean own = actor.attributesOf(each.print()) != 0;
                print = print == 0 || own ? each.print() : print;
            }
        }
        return new Named(place, 0, print, 0);
    }

    /** Whether an answer about nothing that was asked for by its id lists what names people: who finds himself in no element of it is shown what is others' alone. */
    static boolean listsPeople(Used use) {
        if (use.subject() != null) {
            return false;
        }
        for (Named each : use.answered()) {
            if (isOfPeople(each.place())) {
                return true;
            }
        }
        return false;
    }

    private static boolean isPerson(Place place) {
        return place.person() || place.party();
    }
}
