package dev.sinew.probe.place;

import java.util.Locale;
import java.util.Set;

/** What parameters are called that say how much stands on a page, or how far a list goes. */
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
            "points",
            "samples",
            "pagelimit");

    /** How far a list of days and the like goes. */
    private static final Set<String> SPANS = Set.of(
            "days",
            "numdays",
            "dayscount",
            "daysahead",
            "weeks",
            "months",
            "nights",
            "hours",
            "years",
            "horizon",
            "span",
            "lookahead",
            "ahead");

    private PageSizes() {}

    /** Whether a parameter is called so, whatever stands between its words. */
    public static boolean isOne(String name) {
        return NAMES.contains(plain(name));
    }

    /** Whether a parameter is called as what says how far a list goes. */
    public static boolean isSpan(String name) {
        return SPANS.contains(plain(name));
    }

    private static String plain(String name) {
        return name.toLowerCase(Locale.ROOT).replaceAll("[^a-z]", "");
    }
}
