package dev.sinew.engine.ownership;

/** Tells how strange it is that a caller names what no answer ever told it of: where others name only what they were told of. */
final class Unheard {
    private final Knowledge knowledge;

    Unheard(Knowledge knowledge) {
        this.knowledge = knowledge;
    }

    /**
     * How many such things a caller names.
     *
     * @param things how many at the place, or of the kind wherever, of the latest
     * @param listeners how many others name only what they were told of there
     */
    record Count(int things, int listeners) {
        static final Count NONE = new Count(0, 0);
    }

    /**
     * Of something that a caller names now; none where that is its own or everybody's, or where it never named one that it was told of and names but a few there, as programs do that
     * have their ids from elsewhere. Where too few name any, those tell who name things of the kind anywhere.
     */
    Count of(Actor actor, Used use, Seen seen) {
        ObjectFacts facts = seen.facts();
        Place place = seen.named().place();
        PlaceFacts known = seen.place();
        boolean explained = seen.relation() == Relation.OWN
                || seen.given()
                || actor.isOnBehalf()
                || (facts != null && (facts.isPublished() || isEverybodys(place, facts)));
        if (known == null || explained || actor.hasIdsFromOthers()) {
            return Count.NONE;
        }
        Heard heard = actor.heard();
        ApiFacts api = knowledge.api(use.site().apiKey);
        int here = heard.strangeAt(place);
        boolean knows = heard.knowsKind(place);
        boolean enough = here >= Listeners.MANY || (here > 0 && knows);
        int listeners = enough ? known.heard.others(actor.key, actor.worksForOthers(use.access()), api, here) : 0;
        int ofKind = listeners == 0 && known.heard.areAll(actor.key) ? heard.strangeOfKind(place) : 0;
        if (!enough && ofKind < Listeners.MANY) {
            return Count.NONE;
        }
        PlaceFacts kind =
                ofKind < Listeners.MANY ? null : knowledge.place(use.site().kind(place));
        return kind == null
                ? new Count(here, listeners)
                : new Count(ofKind, kind.heard.others(actor.key, actor.worksForOthers(use.access()), api, ofKind));
    }

    /** Whether many were told of it; an organisation for which a call is made has many members, and is no more another's for that. */
    private boolean isEverybodys(Place place, ObjectFacts facts) {
        return !place.tenant() && facts.receivers() >= knowledge.many();
    }
}
