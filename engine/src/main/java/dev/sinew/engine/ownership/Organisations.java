package dev.sinew.engine.ownership;

import org.jspecify.annotations.Nullable;

/**
 * The organisation that an answer says its objects belong to. Whoever is a member of one is shown what is its own alone, by all operations of most services: so they are
 * looked at together, as the only one whom a single operation shows another's tells nothing.
 */
final class Organisations {
    private Organisations() {}

    /** The one organisation that an answer names; nothing where it names none or several. */
    static @Nullable Named named(Used use) {
        Named only = null;
        for (Named named : use.answered()) {
            if (named.place().organisation()) {
                if (only != null && only.print() != named.print()) {
                    return null;
                }
                only = named;
            }
        }
        return only;
    }

    /** One that an answer names, as standing at the place that all operations share, or nothing. */
    static @Nullable Named shared(Used use, @Nullable Named here) {
        Place shared = here == null ? Place.NONE : use.site().organisation(here.place());
        return here == null || shared.key() == 0 ? null : new Named(shared, here.object(), here.print(), here.number());
    }

    /** Learns whether an answer names the caller's own, for all operations together; and for this one, where it does not. */
    static void learn(Actor actor, Used use, Knowledge knowledge, AttributeNames names, Lessons into) {
        Named here = named(use);
        Named named = shared(use, here);
        if (here == null || named == null) {
            return;
        }
        PlaceFacts known = knowledge.place(named.place());
        long own = actor.attributesOf(named.print()) & names.organisations();
        // Of a place that is new, or at which nobody's was yet, nothing is known to stand there by chance.
        long noticed = known == null || known.noticed() == 0 ? -1 : known.noticed();
        long others = own != 0 ? 0 : noticed & actor.attributes() & names.organisations();
        if (own != 0 || others != 0) {
            actor.work().organisation(own != 0);
        }
        for (long bits = own | others; bits != 0; bits &= bits - 1) {
            int attribute = Long.numberOfTrailingZeros(bits);
            into.attribute(named.place(), attribute, actor.key, own != 0, named.print());
            if (own == 0) {
                into.attribute(here.place(), attribute, actor.key, false, named.print());
            }
        }
    }
}
