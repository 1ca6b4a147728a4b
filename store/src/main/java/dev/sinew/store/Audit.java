package dev.sinew.store;

import java.time.Instant;
import java.util.List;

/**
 * Who did what in this installation, append only. Each line holds the SHA-256 of the one before, so that a change in the past
 * shows. What was cut off at the end shows only to who noted the last hash elsewhere.
 */
public interface Audit {
    /** Something that somebody did. */
    record Deed(Instant at, String who, String what, String subject, String detail) {}

    /**
     * A line of the audit.
     *
     * @param number from 1, without gaps
     * @param previous the hash of the line before, in hexadecimal; of nothing for the first
     * @param hash of this line and {@code previous}
     */
    record Line(long number, Deed deed, String previous, String hash) {}

    /** Whether the lines are as they were written. */
    sealed interface Verdict {
        /** All are; the last hash is what to note elsewhere. */
        record Intact(long lines, String lastHash) implements Verdict {}

        /** The first line that is not. */
        record Broken(long number, String what) implements Verdict {}
    }

    /** Adds a line. */
    Line record(Deed deed);

    /** The newest first, before a number; {@link Long#MAX_VALUE} for the first page. */
    List<Line> newest(long before, int limit);

    /** Reads all lines and checks the chain. */
    Verdict verify();
}
