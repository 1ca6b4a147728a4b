package dev.sinew.engine.flow;

import dev.sinew.model.Operation;

/**
 * A sensitive step that succeeded, and one that nearly all others take before it, and this caller did not.
 *
 * @param step what succeeded
 * @param before what others do first
 * @param others how many others took the step with success, of those that are kept
 * @param first how many of them always did the other before
 * @param clients how many clients those have who did not
 * @param how whether it was left out, taken in vain, or not taken again
 * @param weight how many signs say that the step matters: money, secrets, words
 * @param usualMicros how long before it others did it at most
 * @param knownMicros for how long before it all steps are remembered
 * @param told whether the request brings what only a message can have told, and so was begun elsewhere
 * @param gaps whether the capture lacks answers, and then may lack steps
 */
public record Skipped(
        Operation step,
        Operation before,
        int others,
        int first,
        int clients,
        How how,
        int weight,
        long usualMicros,
        long knownMicros,
        boolean told,
        boolean gaps) {
    /** What became of the step before. */
    public enum How {
        LEFT_OUT,
        IN_VAIN,
        NOT_AGAIN
    }
}
