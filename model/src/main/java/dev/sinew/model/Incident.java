package dev.sinew.model;

import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

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
 * @param stakes what was changed that matters most, by the words of the operations
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
        Set<Stake> stakes,
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

    /** What a change can be about that matters most. */
    public enum Stake {
        /** Money was moved, or limits and receivers were changed. */
        MONEY,
        /** A PIN, password or another way to log in was changed. */
        CREDENTIALS
    }

    public Incident {
        stakes = Collections.unmodifiableSortedSet(new TreeSet<>(stakes));
        agents = List.copyOf(agents);
        dataClasses = List.copyOf(dataClasses);
        signals = List.copyOf(signals);
    }

    /**
     * SHA-256 over how far it came and which flaws it used at which operations with which outcome, in hexadecimal. It tells
     * nothing of the actor, the time and the objects: another actor who does the same has the same fingerprint, and one who comes
     * further, or goes elsewhere as well, has another.
     */
    public String fingerprint() {
        SortedSet<String> deeds = new TreeSet<>();
        signals.forEach(signal -> deeds.add(
                signal.outcome() + " " + Fingerprints.subject(signal.rule().flaw(), signal.operation(), "")));
        return Fingerprints.hash(stage + "\n" + String.join("\n", deeds));
    }
}
