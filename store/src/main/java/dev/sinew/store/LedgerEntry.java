package dev.sinew.store;

import dev.sinew.model.Operation;
import dev.sinew.model.Severity;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A finding and where it stands in its life.
 *
 * @param fingerprint of the finding
 * @param subject what was found
 * @param state where it stands
 * @param firstSeen when it was first said
 * @param lastSeen when it was last said
 * @param changed when its state last changed
 * @param acceptance the last acceptance that was not withdrawn, whether or not it has ended
 */
public record LedgerEntry(
        String fingerprint,
        Subject subject,
        State state,
        Instant firstSeen,
        Instant lastSeen,
        Instant changed,
        Optional<Acceptance> acceptance) {
    /** Where a finding stands. */
    public enum State {
        /** Said by a rule, and nobody accepted it. */
        OPEN,
        /** Somebody lives with it, until a day. */
        ACCEPTED,
        /** All rules that said it ran and no longer say it. */
        FIXED,
        /** Open again: it came back after it was fixed, or its acceptance ended. */
        REOPENED;

        /** Whether somebody should look at it. */
        public boolean isOpen() {
            return this == OPEN || this == REOPENED;
        }
    }

    /**
     * What a ledger keeps of a finding, so that it can be named when nothing says it any more.
     *
     * @param rules those that say it, the worst first
     */
    public record Subject(
            List<String> rules, String flaw, String title, Severity severity, Operation operation, String field) {
        public Subject {
            rules = List.copyOf(rules);
        }
    }

    /**
     * That somebody lives with a finding.
     *
     * @param reason why
     * @param who by name
     * @param until the first moment at which it no longer holds
     */
    public record Acceptance(String reason, String who, Instant until) {}

    /**
     * A step in a finding's life.
     *
     * @param at when
     * @param what what happened
     * @param state where it stood then
     * @param who the person, or empty where a rule or the time did it
     * @param note the reason of a person, or empty
     */
    public record Step(Instant at, Event what, State state, String who, String note) {}

    /** What can happen to a finding. */
    public enum Event {
        SEEN,
        GONE,
        CAME_BACK,
        ACCEPTED,
        WITHDRAWN,
        EXPIRED
    }
}
