package dev.sinew.console.api;

import dev.sinew.console.Refusal;

/** Tries the response rules that hold on what came in before. Called from many threads. */
public interface Previewing {
    /**
     * Begins to try them on so many days; one at a time.
     *
     * @throws Refusal 409 where one is under way
     */
    void start(int days) throws Refusal;

    /** What came of the last one, or that it is under way: a document of JSON with {@code state}. */
    byte[] last();
}
