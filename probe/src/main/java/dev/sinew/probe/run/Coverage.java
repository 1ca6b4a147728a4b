package dev.sinew.probe.run;

import dev.sinew.model.Operation;
import java.util.List;

/**
 * Whether an operation was really reached.
 *
 * @param operation which
 * @param as the identities that succeeded with it
 * @param tests how many tests came to a verdict other than inconclusive
 * @param reason why nobody reached it, or empty
 */
public record Coverage(Operation operation, List<String> as, int tests, String reason) {
    public Coverage {
        as = List.copyOf(as);
    }

    public boolean isReached() {
        return !as.isEmpty();
    }
}
