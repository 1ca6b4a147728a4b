package dev.sinew.console.api;

import dev.sinew.store.View;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** What can be listed: each a view of the store, and what it can be filtered and sorted by. */
public enum Resource {
    /** What can be called. */
    OPERATIONS(
            "API operations",
            List.of("place", "api", "method", "path", "authentication", "status", Resource.DATA),
            List.of("risk", "requests", "callers")),
    /** Hosts and what is known of them. */
    APIS("APIs", List.of("api", "environment", "owner", "exposure"), List.of("risk")),
    /** What is wrong with places. */
    FINDINGS(
            "Findings with their life cycle",
            List.of("place", "severity", "state", "confidence", "rule", "flaw", "api", "maturity"),
            List.of("occurrences")),
    /** What actors did. */
    INCIDENTS("Incidents", List.of("actor", "severity", "stage"), List.of("objects", "writes", "signals")),
    /** Who calls, the busiest first, up to a limit. */
    CALLERS("Callers", List.of("caller", "cohort"), List.of("requests")),
    /** What could not be read, and limits that were hit. */
    PROBLEMS("Problems", List.of("what", "file"), List.of("entry"));

    /** Names of classes of data, one or several in a document. */
    private static final String DATA = "data";

    private final String title;

    @SuppressWarnings("ImmutableEnumChecker") // a record of unmodifiable lists
    private final View view;

    Resource(String title, List<String> texts, List<String> numbers) {
        this.title = title;
        this.view = new View(name().toLowerCase(Locale.ROOT), texts, numbers);
    }

    /** How it is called in paths. */
    public String path() {
        return view.name();
    }

    /** What it is, for people. */
    public String title() {
        return title;
    }

    /** Where the store has it. */
    public View view() {
        return view;
    }

    /** The attribute that a free search looks into: the first. */
    String searched() {
        return view.texts().getFirst();
    }

    /** Whether an attribute holds several words, of which a filter names one. */
    boolean isList(String attribute) {
        return this == OPERATIONS && attribute.equals(DATA);
    }

    /** Several words as the text of an attribute, each between spaces, so that a filter does not find a part of one. */
    public static String words(List<String> words) {
        return words.isEmpty() ? "" : " " + String.join(" ", words) + " ";
    }

    /** All parameters that a listing takes. */
    List<String> parameters() {
        List<String> all = new ArrayList<>(view.texts());
        view.numbers().forEach(number -> all.add("min-" + number));
        Stream.of("q", "sort", "limit", "cursor").forEach(all::add);
        return all;
    }
}
