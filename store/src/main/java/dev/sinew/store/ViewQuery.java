package dev.sinew.store;

import java.util.List;

/**
 * Which documents of a view, in which order, and where to go on.
 *
 * @param filters all of which must hold
 * @param sort the order
 * @param after where the last page ended; {@link #START} for the first
 * @param limit how many at most
 */
public record ViewQuery(List<Filter> filters, Sort sort, String after, int limit) {
    /** The beginning. */
    public static final String START = "";

    /** What must hold of an attribute; the attribute must be declared by the view. */
    public sealed interface Filter {
        String attribute();

        /** The text is this. */
        record Is(String attribute, String text) implements Filter {}

        /** The text holds this somewhere; the case of the letters A to Z does not matter. */
        record Contains(String attribute, String text) implements Filter {}

        /** The number is there and not less. */
        record AtLeast(String attribute, double number) implements Filter {}

        /** The number is there and not more. */
        record AtMost(String attribute, double number) implements Filter {}
    }

    /**
     * An order of documents.
     *
     * @param attribute a declared one, or empty for the order that the documents say themselves
     * @param descending whether the greatest come first
     */
    public record Sort(String attribute, boolean descending) {
        /** As the documents say. */
        public static final Sort OWN = new Sort("", false);
    }

    public ViewQuery {
        filters = List.copyOf(filters);
        if (limit < 1) {
            throw new IllegalArgumentException("limit must be positive, not " + limit);
        }
    }

    /** The first page of all, in their own order. */
    public static ViewQuery first(int limit) {
        return new ViewQuery(List.of(), Sort.OWN, START, limit);
    }

    /** The page after a cursor. */
    public ViewQuery after(String cursor) {
        return new ViewQuery(filters, sort, cursor, limit);
    }
}
