package dev.sinew.engine.ownership;

import java.util.List;
import java.util.Map;

/** Learns which values are attributes of callers: a caller's accesses vote, at each place that names what such an attribute may be. */
final class Votes {
    private final Knowledge knowledge;
    private final AttributeNames names;

    Votes(Knowledge knowledge, AttributeNames names) {
        this.knowledge = knowledge;
        this.names = names;
    }

    /** Of what a request names. */
    void onRequest(Actor actor, Used use, Lessons into) {
        each(actor, use.asked(), into);
    }

    private void each(Actor actor, List<Named> all, Lessons into) {
        long attributes = actor.attributes();
        if (attributes != 0) {
            for (Named named : all) {
                vote(actor, attributes, named, actor.attributesOf(named.print()), into);
            }
        }
    }

    /** Of what an answer names; of lists of people within what it tells of, and of all that it names, whether one is the caller. */
    void onAnswer(Actor actor, Used use, Lessons into) {
        usual(actor, use, into);
        long attributes = actor.attributes();
        if (attributes == 0 || !Inner.tellsOfSubject(use)) {
            each(actor, use.answered(), into);
            if (attributes != 0 && Inner.listsPeople(use)) {
                onPeople(actor, use, use.site().listed, into);
            }
            return;
        }
        if (Inner.namesSeveral(use)) {
            onPeople(actor, use, use.site().people, into);
        }
        Map<Place, Long> inner = Inner.attributes(actor, use);
        for (Named named : use.answered()) {
            Long together = inner.isEmpty() ? null : inner.remove(named.place());
            if (!Inner.isOfPeople(named.place())) {
                vote(actor, attributes, named, actor.attributesOf(named.print()), into);
            } else if (together != null) {
                vote(actor, attributes, named, together, into);
            }
        }
    }

    /** Whether the caller is any of the people whom an answer names. */
    private void onPeople(Actor actor, Used use, Place place, Lessons into) {
        long persons = names.persons();
        long yes = Inner.people(actor, use) & persons;
        vote(actor, actor.attributes() & persons, Inner.somebody(actor, use, place), yes, into);
    }

    /** Whether an answer about a single thing names whom it names to the caller by habit. */
    private static void usual(Actor actor, Used use, Lessons into) {
        long usual = actor.dealings().person();
        for (Named named : usual == 0 ? List.<Named>of() : use.answered()) {
            if (AttributeNames.isOfOne(named.place())) {
                // That each has another is told by whom it has, and not by whom it looks at beside.
                into.attribute(named.place(), AttributeNames.USUAL_PERSON, actor.key, usual == named.print(), usual);
            }
        }
    }

    private void vote(Actor actor, long attributes, Named named, long yes, Lessons into) {
        Place place = named.place();
        PlaceFacts known = knowledge.place(place);
        // Whoever names what else is its own does not name what is another's.
        long no = known == null || yes != 0 ? 0 : known.noticed() & attributes;
        for (long bits = yes | no; bits != 0; bits &= bits - 1) {
            int attribute = Long.numberOfTrailingZeros(bits);
            if (names.comparable(attribute, place)) {
                into.attribute(place, attribute, actor.key, (yes & 1L << attribute) != 0, named.print());
            }
        }
    }
}
