package dev.sinew.spec.drift;

import dev.sinew.model.Confidence;
import dev.sinew.model.Evidence;
import dev.sinew.model.Origin;
import java.util.List;

/**
 * One contradiction between traffic and description, as a check sees it.
 *
 * @param field the parameter, field or status, or empty where it concerns the operation
 * @param confidence how sure it is
 * @param evidence where it was seen first, with names and types, never values
 * @param occurrences how often, at least
 */
public record Drift(String field, Confidence confidence, Evidence evidence, long occurrences) {
    static Drift of(String field, Confidence confidence, Origin origin, String note, long occurrences) {
        return new Drift(field, confidence, new Evidence(origin, note), Math.max(1, occurrences));
    }

    /** Drifts of one place as one, the surest first. */
    static int byCertainty(Drift one, Drift other) {
        return other.confidence().compareTo(one.confidence());
    }

    static List<Evidence> evidence(List<Drift> drifts) {
        return drifts.stream().map(Drift::evidence).distinct().toList();
    }
}
