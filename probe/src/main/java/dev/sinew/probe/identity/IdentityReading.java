package dev.sinew.probe.identity;

import dev.sinew.model.Problem;
import java.util.List;
import java.util.Optional;

/**
 * What was read of a file of identities.
 *
 * @param identities in the order written
 * @param signUp how users sign up, where the file says it
 * @param problems what could not be read, each with what to do
 */
public record IdentityReading(List<Identity> identities, Optional<SignUpStep> signUp, List<Problem> problems) {
    public IdentityReading {
        identities = List.copyOf(identities);
        problems = List.copyOf(problems);
    }
}
