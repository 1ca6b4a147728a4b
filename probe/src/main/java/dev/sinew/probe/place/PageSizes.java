package dev.sinew.probe.place;

import java.util.Locale;
import java.util.Set;

/** What parameters are called that say how much stands on a page. */
public final class PageSizes {
    private static final Set<String> NAMES = Set.of(
            "limit",
            "size",
            "perpage",
            "pagesize",
            "take",
            "count",
            "top",
            "first",
            "maxresults",
            "max",
            "rows",
            "pagelimit");

    private PageSizes() {}

    /** Whether a parameter is called so, whatever stands between its words. */
    public static boolean isOne(String name) {
        return NAMES.contains(name.toLowerCase(Locale.ROOT).replaceAll("[^a-z]", ""));
    }
}
