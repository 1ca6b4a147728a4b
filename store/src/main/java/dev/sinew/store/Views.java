package dev.sinew.store;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What pages and reports read: documents made by the folds. All of it can be made anew from the journal. */
public interface Views {
    /** Puts these in the place of all that the view held. Readers see all of the old or all of the new. */
    void replace(View view, Stream<Document> documents);

    /** Adds documents, or puts them in the place of those with the same key, all at once. */
    void put(View view, List<Document> documents);

    /** Takes documents away; keys that are not there do not matter. */
    void remove(View view, List<String> keys);

    /**
     * Some documents, by keyset: pages are right however far one goes, and what is added or removed meanwhile shifts nothing.
     *
     * @throws IllegalArgumentException for an attribute that the view does not declare, or a cursor that is none of this query's
     */
    ViewPage page(View view, ViewQuery query);

    /** One document. */
    Optional<Document> get(View view, String key);

    /** How many documents fit all filters. */
    long count(View view, List<ViewQuery.Filter> filters);
}
