package dev.sinew.probe.run;

/**
 * That a run may write, and how.
 *
 * @param run tells its texts from those of other runs
 * @param loginTries how often a wrong password is tried on one identity
 */
public record Writing(String run, int loginTries) {
    /** One more than NIST SP 800-63B lets anybody have before a limit must hold. */
    public static final int USUAL_TRIES = 101;
}
