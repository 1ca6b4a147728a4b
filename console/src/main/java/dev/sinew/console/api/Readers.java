package dev.sinew.console.api;

import java.util.Set;

/** Who may read. */
@FunctionalInterface
public interface Readers {
    String READ = "read";

    /** Metrics alone. */
    String METRICS = "metrics";

    /** The scopes of a token; none where it does not work. */
    Set<String> scopes(String secret);
}
