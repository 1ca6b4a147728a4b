package dev.sinew.engine.ownership;

import java.util.List;
import org.agrona.collections.LongHashSet;
import org.jspecify.annotations.Nullable;

/** Which of the accesses of a caller are steps of a walk: those to objects that nothing explains. */
final class Strolls {
    /** Nobody is so many people. */
    private static final int SEVERAL = 3;

    private final AttributeNames names;

    Strolls(AttributeNames names) {
        this.names = names;
    }

    /**
     * Notes those of all accesses of a caller that are such steps, in their order.
     *
     * @param visits takes those to others' objects that the caller was given, as by a list of all, where others name only their own
     */
    void note(Actor actor, List<Looked> all, Walks walks, Walks visits) {
        boolean several = namesSeveral(actor, all);
        LongHashSet apart = Apart.of(actor, all);
        LongHashSet numbers = numbers(all);
        for (int i = 0; i < all.size(); i++) {
            walk(actor, all.get(i), i, several, apart, numbers, walks);
            visit(actor, all.get(i), i, visits);
        }
    }

    /** Whether a caller that nothing is known of names objects of several people, as nobody else does there: it may be any one of them, not all. */
    private boolean namesSeveral(Actor actor, List<Looked> all) {
        if (!actor.isGuest() && (actor.attributes() & names.persons()) != 0) {
            return false;
        }
        LongHashSet people = new LongHashSet();
        all.forEach(looked -> looked.asked().forEach(seen -> people.add(personOf(actor, seen))));
        people.remove(0);
        return people.size() >= SEVERAL;
    }

    /** Whose an object is that was never given to the caller, at a place where nearly all name only their own; 0 where not known. */
    private static long personOf(Actor actor, Seen seen) {
        PlaceFacts place = seen.place();
        boolean strict = place != null && place.isOwnersAlone(actor.key);
        return !strict || seen.facts() == null || seen.given()
                ? 0
                : seen.facts().person();
    }

    /** The numbers of things that lists showed, which paths call otherwise: {@code "number": 383341} of an item is a payslip. */
    private static LongHashSet numbers(List<Looked> all) {
        LongHashSet numbers = new LongHashSet();
        for (Looked looked : all) {
            Used use = looked.use();
            for (Named named : use.access().succeeded() ? use.answered() : List.<Named>of()) {
                if (named.number() != 0
                        && named.place().inList()
                        && named.place().isNumber()) {
                    numbers.add(named.print());
                }
            }
        }
        return numbers;
    }

    private static void walk(
            Actor actor, Looked looked, int at, boolean several, LongHashSet apart, LongHashSet numbers, Walks walks) {
        for (Seen seen : looked.asked()) {
            Named named = seen.named();
            boolean strange = apart.contains(named.object()) && Apart.isHandedToOthers(actor, seen);
            if (named.place().path() || named.place().identity() || strange) {
                boolean anothers = several && seen.relation() == Relation.UNKNOWN && personOf(actor, seen) != 0;
                Relation relation = anothers || strange ? Relation.FOREIGN : seen.relation();
                boolean explained = relation == Relation.OWN
                        || (relation == Relation.SHARED && !isKept(actor, seen.place()))
                        || seen.given()
                        || (relation == Relation.UNKNOWN && numbers.contains(named.print()));
                if (!explained) {
                    boolean common = relation == Relation.FOREIGN && isCommon(actor, seen.place());
                    walks.note(
                            at,
                            looked.use().access(),
                            named,
                            relation,
                            common,
                            strange,
                            isShown(seen),
                            looked.reached());
                }
            }
        }
    }

    private static void visit(Actor actor, Looked looked, int at, Walks visits) {
        for (Seen seen : looked.asked()) {
            PlaceFacts place = seen.place();
            if (place != null
                    && seen.given()
                    && place.isOwnersAmongThemselves(actor.key)
                    && (seen.relation() == Relation.FOREIGN || isSomebodyElse(actor, seen.named(), place))) {
                visits.note(
                        at,
                        looked.use().access(),
                        seen.named(),
                        Relation.FOREIGN,
                        false,
                        false,
                        isShown(seen),
                        looked.reached());
            }
        }
    }

    /** Whether it is a person where nearly all others name themselves, and not the caller, of whom it is known what it is called there. */
    private static boolean isSomebodyElse(Actor actor, Named named, PlaceFacts place) {
        return named.place().person() && place.keepsTo(actor.attributes()) && actor.attributesOf(named.print()) == 0;
    }

    private static boolean isShown(Seen seen) {
        return seen.facts() != null && seen.facts().receivers() >= SEVERAL;
    }

    /** Whether others use objects of other people there, too: then an object's owner says little. */
    private static boolean isCommon(Actor actor, @Nullable PlaceFacts place) {
        return place != null && place.strangers(actor.key) > place.owners(actor.key);
    }

    private static boolean isKept(Actor actor, @Nullable PlaceFacts place) {
        return place != null && place.isKept(actor.key);
    }
}
