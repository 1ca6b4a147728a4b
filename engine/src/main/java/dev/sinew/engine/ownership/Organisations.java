package dev.sinew.engine.ownership;

import org.jspecify.annotations.Nullable;

/**
 * The organisation that an answer says its objects belong to. Whoever is a member of one is shown what is its own alone, by all operations of most services: so they are
 * looked at together, as the only one whom a single operation shows another's tells nothing.
 */
final class Organisations {
    private Organisations() {}

    /** The one organisation that an answer names, as standing at a place that all operations share; nothing where it names none or several. */
    static @Nullable Named of(Used use) {
        Named only = null;
        for (Named named : use.answered()) {
            if (named.place().organisation()) {
                if (only != null && only.print() != named.print()) {
                    return null;
                }
                only = named;
            }
        }
        Place shared = only == null ? Place.NONE : use.site().organisation(only.place());
        return only == null || shared.key() == 0 ? null : new Named(shared, only.object(), only.print(), only.number());
    }
}
