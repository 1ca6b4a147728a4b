package dev.sinew.engine.ownership;

import dev.sinew.engine.access.Access;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Finds values that name the caller for all others, and somebody else here. */
final class Breaks {
    /** So many keep to their own organisation for each who does not. */
    private static final int MEMBERS_FOR_EACH = 6;
    /** So many show that operations tell nobody of other organisations than one's own. */
    private static final int MEMBERS = 12;
    /** The same where tokens say to which one they belong. */
    private static final int SURE_MEMBERS_FOR_EACH = 3;

    private static final int SURE_MEMBERS = 5;

    private final Knowledge knowledge;
    private final AttributeNames names;
    private final Relations relations;
    private final Names earlier;

    /** Who was known under which name. */
    interface Names {
        /** Whether who logs in under a name called before a time in microseconds. */
        boolean called(long name, String api, long time);
    }

    Breaks(Knowledge knowledge, AttributeNames names, Relations relations, Names earlier) {
        this.earlier = earlier;
        this.knowledge = knowledge;
        this.names = names;
        this.relations = relations;
    }

    /** What an access breaks that all others keep to, in order. */
    List<Situation.BrokenHabit> of(Actor actor, Looked looked) {
        List<Situation.BrokenHabit> breaks = new ArrayList<>(0);
        Used use = looked.use();
        long attributes = attributes(actor);
        if ((attributes == 0 && actor.dealings().person() == 0)
                || use.access().published()
                || use.access().isSigned()
                || tellsOfAnother(actor, use.access())
                || Relations.isOfRepresented(actor, use)
                || relations.isOfShared(actor, use)) {
            return breaks;
        }
        boolean given = false;
        for (int i = 0; i < looked.asked().size(); i++) {
            Seen seen = looked.asked().get(i);
            given |= seen.given() && use.isAbout(seen.named());
            PlaceFacts place = seen.place();
            long broken = broken(attributes, actor.attributesOf(seen.named().print()), place);
            if (place != null && broken != 0 && !isNoBreak(use, seen.named())) {
                // What the answers to such calls tell of an organisation is no leave to make them.
                boolean untold = seen.named().place().tenant() && looked.kept().isStrange(i);
                long organisations = names.organisations() | 1L << AttributeNames.USUAL_TENANT;
                boolean known = seen.given() && !untold || (broken & ~organisations) == 0 && isOfHanded(actor, use);
                breaks(actor, use, seen.named(), place, broken, known, false, breaks);
            }
        }
        boolean inner = Inner.tellsOfSubject(use);
        if (inner && Inner.namesSeveral(use)) {
            people(actor, use, use.site().people, given, breaks);
        } else if (Inner.listsPeople(use)) {
            people(actor, use, use.site().listed, given, breaks);
        }
        organisation(actor, looked, breaks);
        Map<Place, Long> people = inner ? Inner.attributes(actor, use) : Map.of();
        attributes &= ~shownAsParty(actor, use);
        for (Named named : relations.isWithinOwn(actor, use) ? List.<Named>of() : use.answered()) {
            PlaceFacts place = knowledge.place(named.place());
            boolean within = inner && Inner.isOfPeople(named.place());
            Long together = within ? people.remove(named.place()) : null;
            long own = together == null ? actor.attributesOf(named.print()) : together;
            long broken = within && together == null ? 0 : broken(attributes, own, place);
            if (place != null && broken != 0 && !isNoBreak(use, named)) {
                boolean known = given || (!within && relations.knowsOf(actor, named, use.access()));
                breaks(actor, use, named, place, broken, known, within, breaks);
            }
        }
        if (!given && use.subject() != null) {
            referred(actor, use, breaks);
            if (breaks.isEmpty() && isUntold(use.subject()) && !relations.isWithinOwn(actor, use)) {
                usual(actor, use, breaks);
            }
        }
        if (breaks.size() < 2) {
            return breaks;
        }
        breaks.sort(Comparator.comparing(Situation.BrokenHabit::place).thenComparing(Situation.BrokenHabit::attribute));
        return breaks;
    }

    /** Whether no answer told anybody of a thing, so that nothing but what it says itself tells whose it is. */
    private boolean isUntold(Named subject) {
        ObjectFacts facts = knowledge.object(subject.object());
        return !subject.place().person() && (facts == null || facts.receivers() == 0 && !facts.hasHolder());
    }

    /** Whether an answer about a single thing names another person than such answers name to the caller by habit. That one was told of somebody elsewhere is no leave to what is that one's. */
    private void usual(Actor actor, Used use, List<Situation.BrokenHabit> into) {
        long usual = actor.dealings().person();
        for (Named named : usual == 0 ? List.<Named>of() : use.answered()) {
            PlaceFacts place = AttributeNames.isOfOne(named.place()) ? knowledge.place(named.place()) : null;
            if (place != null
                    && actor.attributesOf(named.print()) == 0
                    && named.print() != usual
                    && !isNoBreak(use, named)) {
                breaks(actor, use, named, place, 1L << AttributeNames.USUAL_PERSON, false, false, into);
            }
        }
    }

    /** Whether nobody whom an answer names is the caller, who is one of them in answers to all others. */
    private void people(Actor actor, Used use, Place all, boolean given, List<Situation.BrokenHabit> into) {
        PlaceFacts place = knowledge.place(all);
        long broken = broken(actor.attributes() & names.persons(), Inner.people(actor, use), place);
        if (place != null && broken != 0) {
            breaks(actor, use, Inner.somebody(actor, use, all), place, broken, given, false, into);
        }
    }

    /**
     * Whether an answer tells of another organisation's, though members of any are shown nothing but what is its own, here as elsewhere. Who was told of it before may have to do
     * with it.
     */
    private void organisation(Actor actor, Looked looked, List<Situation.BrokenHabit> into) {
        Used use = looked.use();
        Named here = Organisations.named(use);
        Named named = Organisations.shared(use, here);
        PlaceFacts place = named == null ? null : knowledge.place(named.place());
        if (here == null || named == null || place == null) {
            return;
        }
        long broken = broken(actor.attributes() & names.organisations(), actor.attributesOf(named.print()), place);
        PlaceFacts shown = knowledge.place(here.place());
        for (long bits = broken; bits != 0; bits &= bits - 1) {
            int attribute = Long.numberOfTrailingZeros(bits);
            int least = names.isClaimed(attribute) ? SURE_MEMBERS : MEMBERS;
            boolean few = place.keepers(attribute, actor.key) < least;
            // Some operations are for all to look at what any of them offers.
            int others = shown == null ? 0 : shown.breakers(attribute, actor.key);
            boolean open =
                    shown != null && others > 1 && shown.keepers(attribute, actor.key) < forEach(attribute) * others;
            broken &= few || open ? ~(1L << attribute) : -1;
        }
        if (broken != 0) {
            boolean told = !looked.kept().isStrange(Kept.ORGANISATION) && relations.knowsOf(actor, named, use.access());
            breaks(actor, use, named, place, broken, told, false, into);
        }
    }

    /** How many keep to an organisation of theirs for each who does not, where that is a habit. */
    private int forEach(int attribute) {
        return names.isClaimed(attribute) ? SURE_MEMBERS_FOR_EACH : MEMBERS_FOR_EACH;
    }

    /** Whether it is an organisation whose own page is read. */
    private static boolean isOnPageOfOrganisation(Used use, Named named) {
        Named subject = use.subject();
        boolean itself = named.place().itself() && !named.place().inList();
        return subject != null && subject.print() == named.print() && itself && use.isPageOf(subject);
    }

    /** Whether an answer says that it belongs to something that few were handed, the caller among them: what another organisation shares is asked for under that one's name. */
    private boolean isOfHanded(Actor actor, Used use) {
        for (Named named : use.answered()) {
            boolean thing = use.refersTo(named)
                    && !named.place().person()
                    && !named.place().organisation();
            ObjectFacts facts = thing ? knowledge.object(named.object()) : null;
            if (facts != null
                    && facts.receivers() < knowledge.many()
                    && relations.knowsOf(actor, named, use.access())) {
                return true;
            }
        }
        return false;
    }

    private boolean isNoBreak(Used use, Named named) {
        return isReached(use, named)
                || renames(use, named)
                || isOnPageOfOrganisation(use, named)
                || isOfAnswer(use, named);
    }

    /** Whether it is the number of an answer itself that lists things, as that of a bundle: each answer has another. */
    private static boolean isOfAnswer(Used use, Named named) {
        Place place = named.place();
        return place.itself() && !place.asked() && !place.inList() && !use.asks(named.object()) && use.listed() > 0;
    }

    /** Whether it is the number of what the request made, which nobody saw before: of that the caller cannot have been told. */
    private boolean isJustMade(Used use, Named named) {
        if (!use.access().writes() || named.place().inList() || isAsked(use, named)) {
            return false;
        }
        ObjectFacts facts = knowledge.object(named.object());
        return facts == null || facts.isUnseenBefore(use.access().seconds());
    }

    private static boolean isAsked(Used use, Named one) {
        for (Named named : use.asked()) {
            if (named.print() == one.print()) {
                return true;
            }
        }
        return false;
    }

    /** What an answer says that its object belongs to is another's, where it is the caller's own for all others: the account of an order. */
    private void referred(Actor actor, Used use, List<Situation.BrokenHabit> into) {
        for (Named named : use.answered()) {
            boolean refers = use.refersTo(named) && !isJustMade(use, named);
            PlaceFacts place = refers ? knowledge.place(named.place()) : null;
            if (place != null
                    && place.isOwnersAmongThemselves(actor.key)
                    && relations.referred(actor, named, use.access()) == Relation.FOREIGN) {
                into.add(new Situation.BrokenHabit(
                        named.place().where(),
                        named.place().type(),
                        place.owners(actor.key),
                        place.strangers(actor.key),
                        false,
                        false,
                        false));
            }
        }
    }

    /** The attributes by which what is read names the caller, beside others: who was paid as well as who paid. As bits. */
    private long shownAsParty(Actor actor, Used use) {
        long shown = 0;
        for (Named named : use.access().writes() ? List.<Named>of() : use.answered()) {
            if (!named.place().inList()) {
                boolean somebody = named.place().person() || named.place().party();
                shown |= actor.attributesOf(named.print()) & (somebody ? -1 : names.spelled());
            }
        }
        return shown;
    }

    /** Whether it is a number or an address that the body of a change gives: where somebody is reached who is sent or paid something. */
    private static boolean isReached(Used use, Named one) {
        if (use.access().writes()) {
            for (Named named : use.asked()) {
                if (named.print() == one.print()
                        && !named.place().path()
                        && Situation.isContact(named.place().field())) {
                    return true;
                }
            }
        }
        return false;
    }

    /** Whether a change gives the caller a name that nobody had before. */
    private boolean renames(Used use, Named one) {
        if (!use.access().replaces()) {
            return false;
        }
        for (Named named : use.asked()) {
            if (named.print() == one.print() && !named.place().path()) {
                ObjectFacts facts = knowledge.object(one.object());
                Access access = use.access();
                boolean unseen = facts == null || facts.isUnseenBefore(access.seconds());
                return unseen && !earlier.called(named.print(), access.api(), access.timeMicros());
            }
        }
        return false;
    }

    /** Whether somebody else logs in where the caller was before, so that the answer is about them: several people use one browser. */
    private static boolean tellsOfAnother(Actor actor, Access access) {
        return access.account() != 0 && !access.onBehalf() && !access.opens() && !actor.is(access.account());
    }

    /** The attributes of a caller that are known to be all that it has of their kind: of organisations, where it was told of its own. */
    private long attributes(Actor actor) {
        long attributes = actor.attributes();
        boolean told = actor.tenant() == 0 || relations.wasHanded(actor, actor.tenant());
        return told ? attributes : attributes & ~(1L << AttributeNames.USUAL_TENANT);
    }

    /** Those of the caller's attributes that values at a place may be and, but for {@code own}, are not, as bits. */
    private long broken(long attributes, long own, @Nullable PlaceFacts place) {
        // Who logs in by a name in small letters has it in capitals elsewhere.
        boolean itself = (own & names.persons()) != 0;
        return place == null || itself ? 0 : place.candidates() & attributes & ~own;
    }

    private void breaks(
            Actor actor,
            Used use,
            Named named,
            PlaceFacts place,
            long broken,
            boolean given,
            boolean within,
            List<Situation.BrokenHabit> into) {
        if (isNoHabit(actor, named, place, broken)) {
            return;
        }
        boolean several = actor.worksForOthers(use.access()) && actor.work().isBeyondOrganisation();
        for (long bits = broken; bits != 0; bits &= bits - 1) {
            int attribute = Long.numberOfTrailingZeros(bits);
            int keepers = names.comparable(attribute, named.place()) ? place.keepers(attribute, actor.key) : 0;
            boolean organisation = (names.organisations() & 1L << attribute) != 0;
            // Who works for several organisations, or trades with one, may look at another's.
            boolean foreign =
                    !organisation || (!several && keepers >= forEach(attribute) * place.breakers(attribute, actor.key));
            if (keepers > 0
                    && foreign
                    && !place.isBrokenByPeers(attribute, knowledge.api(use.site().apiKey), actor.key)) {
                into.add(new Situation.BrokenHabit(
                        named.place().where(),
                        names.name(attribute),
                        keepers,
                        place.breakers(attribute, actor.key),
                        given,
                        named.place().inList() && !within,
                        organisation));
            }
        }
    }

    /**
     * Whether the attribute by which most callers can be told at a place is none that they keep to: by another name of the same number, which few are called
     * by, a few may seem to.
     */
    private boolean isNoHabit(Actor actor, Named named, PlaceFacts place, long broken) {
        int most = -1;
        for (long bits = broken; bits != 0; bits &= bits - 1) {
            int attribute = Long.numberOfTrailingZeros(bits);
            boolean comparable = names.comparable(attribute, named.place());
            most = comparable && (most < 0 || place.known(attribute) > place.known(most)) ? attribute : most;
        }
        return most < 0 || place.keepers(most, actor.key) == 0;
    }
}
