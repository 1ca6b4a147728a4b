package dev.sinew.engine.ownership;

import java.util.List;
import java.util.Optional;

/** Finds objects that a path names under another one than they live under. */
final class Misplacing {
    /** To so many others the answer never says so. */
    private static final int SEVERAL = 3;

    private final Knowledge knowledge;

    Misplacing(Knowledge knowledge) {
        this.knowledge = knowledge;
    }

    /** The first one that a request names so, and that the caller was not given. */
    Optional<Situation.Misplaced> of(Actor actor, Used use, List<Seen> asked) {
        Named parent = null;
        for (Seen seen : asked) {
            Named named = seen.named();
            if (named.place().path()) {
                if (parent != null
                        && !isHanded(seen)
                        && (livesElsewhere(seen, parent) || isSaidElsewhere(actor, use, seen, parent))) {
                    return Optional.of(new Situation.Misplaced(
                            named.object(),
                            named.place().where(),
                            named.place().type(),
                            parent.place().type()));
                }
                parent = named;
            }
        }
        return Optional.empty();
    }

    /** Whether the caller was given it, or it is its own: then it has moved. */
    private boolean isHanded(Seen child) {
        ObjectFacts facts = child.facts();
        return child.relation() == Relation.OWN
                || (child.given() && facts != null && facts.receivers() < knowledge.many());
    }

    /** Whether the answer itself says that it lives elsewhere, as it does to hardly anybody else. */
    private boolean isSaidElsewhere(Actor actor, Used use, Seen child, Named parent) {
        PlaceFacts place = use.isAbout(child.named()) ? knowledge.place(parent.place()) : null;
        return place != null
                && Inner.saysOfParent(use, parent) < 0
                && place.repeated.no(actor.key) >= SEVERAL
                && place.repeated.no(actor.key) >= PlaceFacts.FOR_EACH * place.repeated.yes(actor.key);
    }

    private boolean livesElsewhere(Seen child, Named parent) {
        ObjectFacts facts = child.facts();
        return facts != null
                && facts.parent() != 0
                && facts.parent() != parent.object()
                && knowledge.type(child.named().place()).isChild();
    }
}
