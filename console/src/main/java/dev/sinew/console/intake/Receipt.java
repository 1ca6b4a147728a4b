package dev.sinew.console.intake;

import java.util.List;

/**
 * What became of each line of a post, in the order of the lines; empty lines have none.
 *
 * @param lines one entry a line
 */
public record Receipt(List<Line> lines) {
    public Receipt {
        lines = List.copyOf(lines);
    }

    /** How many lines have an outcome. */
    public long count(Outcome outcome) {
        return lines.stream().filter(line -> line.outcome() == outcome).count();
    }

    /** What became of a line. */
    public enum Outcome {
        /** It is durable. */
        ACCEPTED,
        /** An exchange of this id came before, in the last 24 hours, and is durable. */
        DUPLICATE,
        /** It could not be read and is not kept. */
        REJECTED
    }

    /**
     * One line.
     *
     * @param number from 0
     * @param outcome what became of it
     * @param what why it was rejected, else empty
     */
    public record Line(long number, Outcome outcome, String what) {}
}
