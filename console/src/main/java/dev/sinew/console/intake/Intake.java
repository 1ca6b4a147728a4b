package dev.sinew.console.intake;

import dev.sinew.console.Refusal;

/** Takes exchanges for good. Called from many threads at once. */
@FunctionalInterface
public interface Intake {
    /**
     * Takes exchanges as JSON Lines; returns once those that were accepted are durable.
     *
     * @param sender the id of the token that they came with
     * @param lines what was sent, decompressed; the caller leaves it alone from now on
     * @throws Refusal where nothing was taken and all should be sent again later
     */
    Receipt take(String sender, byte[] lines) throws Refusal, InterruptedException;
}
