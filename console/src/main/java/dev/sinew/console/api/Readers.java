package dev.sinew.console.api;

import java.util.Optional;
import java.util.Set;

/** Who may read, and who may change something. */
@FunctionalInterface
public interface Readers {
    String READ = "read";

    /** Metrics alone. */
    String METRICS = "metrics";

    /** May decide: accept findings. */
    String WRITE = "write";

    /** May say what is to be done about incidents, who is never blocked, and what does not pass. */
    String POLICY = "policy";

    /** May keep callers out. */
    String BLOCK = "block";

    /** The holder of a token that works, under the name that it was made for. */
    record Reader(String name, Set<String> scopes) {
        public Reader {
            scopes = Set.copyOf(scopes);
        }
    }

    /** Who holds a token; nobody where it does not work. */
    Optional<Reader> reader(String secret);
}
