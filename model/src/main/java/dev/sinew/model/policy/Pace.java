package dev.sinew.model.policy;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * How fast a response rule made blocks.
 *
 * @param rule by its name
 * @param recent when it made those of the last hour, in order
 * @param stopped since when it may only propose, as it made too many
 */
public record Pace(String rule, List<Instant> recent, Optional<Instant> stopped) implements Entry {
    public Pace {
        recent = List.copyOf(recent);
    }

    /** The id of a rule's pace. */
    public static String id(String rule) {
        return "pace " + rule;
    }

    @Override
    public String id() {
        return id(rule);
    }
}
