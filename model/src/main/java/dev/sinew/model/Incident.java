package dev.sinew.model;

import java.util.List;

/**
 * What one actor did, from the first signal to the last.
 *
 * @param id stable for the same signals in the same input
 * @param severity by what was reached
 * @param actor who
 * @param agents families of user agents, in order
 * @param stage how far it came
 * @param objects how many different objects were reached
 * @param writes how many calls changed something
 * @param dataClasses the classes of values that were exposed, in order
 * @param signals in the order of time
 */
public record Incident(
        String id,
        Severity severity,
        Signal.Actor actor,
        List<String> agents,
        Stage stage,
        int objects,
        int writes,
        List<String> dataClasses,
        List<Signal> signals) {
    /** How far an attack came. */
    public enum Stage {
        /** Looking for what exists. */
        PROBING,
        /** Refused so far. */
        ATTEMPT,
        /** Reached or changed something. */
        SUCCESS,
        /** Reached much of one kind. */
        EXTRACTION
    }

    public Incident {
        agents = List.copyOf(agents);
        dataClasses = List.copyOf(dataClasses);
        signals = List.copyOf(signals);
    }
}
