package dev.sinew.engine.classify;

import java.util.List;
import java.util.Set;

/** Plain numbers whose name says that they are ids of things: {@code "receipt": 5046}, {@code "bookings": [48436, 48440]}. */
public final class ListedIds {
    /** What is counted or measured, so that its numbers are amounts. */
    private static final Set<String> AMOUNTS = Set.of(
            "hours",
            "minutes",
            "seconds",
            "days",
            "weeks",
            "months",
            "quarters",
            "years",
            "dates",
            "times",
            "ages",
            "scores",
            "grades",
            "marks",
            "points",
            "ratings",
            "ranks",
            "levels",
            "stars",
            "votes",
            "likes",
            "views",
            "prices",
            "amounts",
            "totals",
            "sums",
            "costs",
            "fees",
            "sales",
            "balances",
            "payments",
            "revenues",
            "rates",
            "counts",
            "quantities",
            "sizes",
            "lengths",
            "widths",
            "heights",
            "weights",
            "depths",
            "distances",
            "temperatures",
            "percents",
            "percentages",
            "percentiles",
            "values",
            "numbers",
            "digits",
            "readings",
            "samples",
            "measurements",
            "metrics",
            "coordinates",
            "positions",
            "offsets",
            "indices",
            "indexes",
            "bounds",
            "ranges",
            "limits",
            "steps",
            "bins",
            "buckets",
            "stats",
            "statistics",
            "pages",
            "ports",
            "bytes",
            "bits",
            "pixels",
            "colors",
            "colours",
            "vectors",
            "embeddings",
            "features",
            "weightings",
            "intervals",
            "durations",
            "delays",
            "latencies",
            "series",
            "statuses",
            "errors",
            "codes",
            "answers",
            "results",
            "capacities",
            "versions");

    /** What services number, and what hardly is a number of anything else. */
    private static final Set<String> THINGS = Set.of(
            "receipt",
            "invoice",
            "booking",
            "reservation",
            "appointment",
            "campaign",
            "document",
            "vehicle",
            "contract",
            "policy",
            "claim",
            "prescription",
            "shipment",
            "parcel",
            "subscription",
            "membership",
            "course",
            "listing",
            "employee",
            "patient",
            "customer",
            "tenant",
            "apartment",
            "property",
            "ticket",
            "complaint",
            "mandate",
            "delegation",
            "household",
            "attachment",
            "project",
            "event",
            "venue",
            "flight",
            "trip",
            "device",
            "meter",
            "account",
            "board",
            "conversation",
            "playlist",
            "organization",
            "organisation",
            "company",
            "restaurant",
            "clinic",
            "hospital",
            "hotel",
            "warehouse",
            "product",
            "asset",
            "permit",
            "application",
            "task",
            "loan",
            "exam",
            "lesson",
            "enrollment",
            "enrolment",
            "assignment",
            "submission",
            "survey",
            "workspace",
            "building");

    private ListedIds() {}

    /** Whether an integer that is called so is the id of a thing. */
    static boolean isThing(String word) {
        return THINGS.contains(word);
    }

    /** Whether the numbers of a list of this name stand for things: a noun of several that is no amount. */
    public static boolean areIn(String name) {
        List<String> words = NameTraits.words(Spelling.plain(name));
        if (words.isEmpty()) {
            return false;
        }
        String last = words.getLast();
        return last.length() > 4
                && last.endsWith("s")
                && !last.endsWith("ss")
                && !last.endsWith("us")
                && !AMOUNTS.contains(last)
                && !(words.size() > 2 && words.contains("per"));
    }
}
