package dev.sinew.probe.identity;

import dev.sinew.model.Problem;
import java.util.List;

/**
 * What was read of a file of identities.
 *
 * @param identities in the order written
 * @param problems what could not be read, each with what to do
 */
public record IdentityReading(List<Identity> identities, List<Problem> problems) {
    public IdentityReading {
        identities = List.copyOf(identities);
        problems = List.copyOf(problems);
    }
}
