package dev.sinew.report.message;

import dev.sinew.model.Operation;
import dev.sinew.model.Severity;
import dev.sinew.report.PlainText;
import java.time.Instant;
import java.util.List;
import java.util.Locale;

/**
 * Something that happened, as it is told. Every text in it is plain and short, whatever it was made of: values were masked when they
 * were observed, control characters are replaced here. A form escapes it for its own markup.
 *
 * @param id names what happened, the same in each delivery of it
 * @param kind what happened
 * @param at when
 * @param severity how bad it is
 * @param subject what it is about: the incident, finding or block by its id
 * @param title in a few words
 * @param text in a sentence or two
 * @param operation where
 * @param actor who did it, by the name that pages show; may be empty
 * @param rule the rule that says so; may be empty
 * @param cwe numbers of the weakness
 * @param cure what to do; may be empty
 * @param firstSeen since when
 * @param lastSeen until when
 * @param facts what else is worth knowing, in the order of weight
 * @param calls the calls that an incident is made of, the newest {@link #MOST_CALLS}
 */
public record Notice(
        String id,
        Kind kind,
        Instant at,
        Severity severity,
        String subject,
        String title,
        String text,
        Operation operation,
        String actor,
        String rule,
        List<Integer> cwe,
        String cure,
        Instant firstSeen,
        Instant lastSeen,
        List<Fact> facts,
        List<Call> calls) {
    /** How many calls are told of. */
    public static final int MOST_CALLS = 50;

    static final int SHORT = 300;
    private static final int LONG = 1_000;

    /** What can happen. */
    public enum Kind {
        INCIDENT_OPENED("New incident"),
        INCIDENT_RAISED("Incident got worse"),
        FINDING_OPENED("New finding"),
        FINDING_RAISED("Finding got worse"),
        FINDING_REOPENED("Finding came back"),
        BLOCK_ADDED("Caller blocked"),
        BLOCK_ENDED("Block ended"),
        BLOCK_PROPOSED("Block proposed"),
        RESPONSE_STOPPED("Blocking at once stopped"),
        /** Nothing happened: somebody tries whether a target can be reached. */
        TEST("Test");

        private final String title;

        Kind(String title) {
            this.title = title;
        }

        /** In a few words, for people. */
        public String title() {
            return title;
        }

        /** The name that configurations and programs use. */
        public String word() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }

        /** Whether it is about what somebody did, rather than about a weakness or a block. */
        public boolean isOfIncident() {
            return this == INCIDENT_OPENED || this == INCIDENT_RAISED || this == TEST;
        }

        /** Whether it is about a weakness. */
        public boolean isOfFinding() {
            return this == FINDING_OPENED || this == FINDING_RAISED || this == FINDING_REOPENED;
        }

        /** Whether something that was known changed. */
        public boolean isChange() {
            return this == INCIDENT_RAISED || this == FINDING_RAISED || this == FINDING_REOPENED;
        }
    }

    /** Something worth knowing. */
    public record Fact(String name, String value) {
        public Fact {
            name = cut(name, SHORT);
            value = cut(value, SHORT);
        }
    }

    /**
     * A call of an incident.
     *
     * @param rule that says that something is wrong with it
     * @param title of that rule
     * @param operation what was called
     * @param outcome {@code exposed}, {@code changed}, {@code attempted} or {@code unknown}
     * @param at when
     * @param exchange where it was captured
     * @param note why, without any value
     */
    public record Call(
            String rule, String title, Operation operation, String outcome, Instant at, String exchange, String note) {
        public Call {
            rule = cut(rule, SHORT);
            title = cut(title, SHORT);
            operation = cut(operation);
            outcome = cut(outcome, SHORT);
            exchange = cut(exchange, SHORT);
            note = cut(note, SHORT);
        }
    }

    public Notice {
        id = cut(id, SHORT);
        subject = cut(subject, SHORT);
        title = cut(title, SHORT);
        text = cut(text, LONG);
        operation = cut(operation);
        actor = cut(actor, SHORT);
        rule = cut(rule, SHORT);
        cwe = List.copyOf(cwe);
        cure = cut(cure, LONG);
        facts = List.copyOf(facts);
        calls = List.copyOf(calls);
    }

    /** One line that says what happened, how bad it is and where. */
    public String headline() {
        String where = operation.api().isEmpty() ? "" : " at " + operation;
        return kind.title() + " (" + severity.name().toLowerCase(Locale.ROOT) + "): " + title + where;
    }

    private static Operation cut(Operation operation) {
        return new Operation(
                cut(operation.api(), SHORT),
                cut(operation.method(), SHORT),
                cut(operation.path(), SHORT),
                cut(operation.selector(), SHORT));
    }

    /** A text that is plain, with an ellipsis where it was longer than so many characters. */
    static String cut(String text, int most) {
        if (text.length() <= most) {
            return PlainText.of(text);
        }
        int end = Character.isHighSurrogate(text.charAt(most - 2)) ? most - 2 : most - 1;
        return PlainText.of(text.substring(0, end)) + "…";
    }
}
