package dev.sinew.model;

import java.util.List;

/**
 * Something wrong with an event.
 *
 * @param rule the facts of the rule that says so
 * @param operation what was called
 * @param origin the exchange
 * @param timeMicros when it happened, in microseconds since 1970 UTC; also where the judgement came later
 * @param outcome what came of it
 * @param actor the key of the caller, or of the client where nothing tells a caller
 * @param objects fingerprints of the objects that it was about, may be empty
 * @param dataClasses the classes of values that were exposed, in order
 * @param confidence how sure it is
 * @param note one sentence that says why, without any value
 */
public record Signal(
        RuleFacts rule,
        Operation operation,
        Origin origin,
        long timeMicros,
        MarkHit.Outcome outcome,
        Actor actor,
        List<Long> objects,
        List<String> dataClasses,
        Confidence confidence,
        String note) {
    public Signal {
        objects = List.copyOf(objects);
        dataClasses = List.copyOf(dataClasses);
    }

    /** The same by a caller under another key. */
    public Signal by(long caller) {
        return new Signal(
                rule,
                operation,
                origin,
                timeMicros,
                outcome,
                new Actor(caller, true),
                objects,
                dataClasses,
                confidence,
                note);
    }

    /**
     * Who did it.
     *
     * @param key derived from fingerprints, never shown
     * @param known whether it is a caller, rather than a client that nobody is known behind
     */
    public record Actor(long key, boolean known) implements Comparable<Actor> {
        @Override
        public int compareTo(Actor other) {
            int order = Boolean.compare(other.known, known);
            return order != 0 ? order : Long.compare(key, other.key);
        }
    }
}
