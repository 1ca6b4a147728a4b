package dev.sinew.model;

import java.util.List;

/**
 * One segment of a request path.
 *
 * @param text the decoded segment where section 4 of the design lets it be kept (at most 32 characters, no data class hit),
 *     else empty
 * @param format its format
 * @param length its length in bytes, decoded
 * @param print its keyed fingerprint
 * @param number for integers, and for names with a number in them, the number shifted by the api's secret offset, else 0
 */
public record Segment(String text, ValueFormat format, int length, long print, long number) {
    private static final Segment NONE = new Segment("", ValueFormat.EMPTY, 0, 0, 0);

    private static final String NAMES = "abcdefghijklmnopqrstuvwxyzABCDEF";

    /** The name, below {@link Location#PATH}, of the field that a segment at some index counts as; indexes to 31. */
    public static String fieldName(int index) {
        return NAMES.substring(index, index + 1);
    }

    /** The last segment of a path that is not empty, as the one behind a trailing slash is; an empty one where there is none. */
    public static Segment last(List<Segment> segments) {
        for (int i = segments.size() - 1; i >= 0; i--) {
            if (segments.get(i).format() != ValueFormat.EMPTY) {
                return segments.get(i);
            }
        }
        return NONE;
    }

    /** The index of the segment that a field below {@link Location#PATH} stands for, or -1. */
    public static int index(FieldPath field) {
        return field.name().length() == 1 ? NAMES.indexOf(field.name()) : -1;
    }
}
