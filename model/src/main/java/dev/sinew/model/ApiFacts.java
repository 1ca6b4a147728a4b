package dev.sinew.model;

import java.util.List;

/**
 * What the user tells of an api; empty where nothing is told.
 *
 * @param environment {@code production}, {@code test} …
 * @param owner who answers for it
 * @param exposure {@code internet}, {@code partner} or {@code internal}
 * @param tags words to find it by
 */
public record ApiFacts(String environment, String owner, String exposure, List<String> tags) {
    /** Nothing is told. */
    public static final ApiFacts NONE = new ApiFacts("", "", "", List.of());

    public ApiFacts {
        tags = List.copyOf(tags);
    }
}
