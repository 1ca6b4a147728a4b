package dev.sinew.probe.run;

import java.util.Optional;

/** Parameters of paths that say which part of a list is wanted, as in {@code /posts/page/{offset}/{limit}}: they name no object, and take the first part. A page of a wiki is one, so that {@code page} is none. */
final class Paging {
    private Paging() {}

    /** What such a parameter takes; empty where it is another. */
    static Optional<String> of(String parameter) {
        return switch (Nouns.plain(parameter)) {
            case "offset", "skip" -> Optional.of("0");
            case "limit", "take", "perpage", "pagesize" -> Optional.of("20");
            case "pagenumber", "pageno", "pageindex" -> Optional.of("1");
            default -> Optional.empty();
        };
    }
}
