package dev.sinew.probe.run;

/**
 * That a run may write, and how.
 *
 * @param run tells its texts from those of other runs
 * @param loginTries how often a wrong password is tried on one identity
 */
public record Writing(String run, int loginTries) {
    public static final int USUAL_TRIES = 20;
}
