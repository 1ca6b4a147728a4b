package dev.sinew.probe.run;

import dev.sinew.probe.identity.SignUpStep;
import java.util.Optional;

/**
 * That a run may write, and how.
 *
 * @param run tells its texts from those of other runs
 * @param loginTries how often a wrong password is tried on one identity
 * @param leftovers whether also what nothing can delete is created
 * @param signUp how users sign up, where the file of identities says it
 */
public record Writing(String run, int loginTries, boolean leftovers, Optional<SignUpStep> signUp) {
    /** One more than NIST SP 800-63B lets anybody have before a limit must hold. */
    public static final int USUAL_TRIES = 101;

    /** Creates what it can delete again, and has users sign up as the description tells. */
    public Writing(String run, int loginTries) {
        this(run, loginTries, false, Optional.empty());
    }
}
