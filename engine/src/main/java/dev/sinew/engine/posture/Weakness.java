package dev.sinew.engine.posture;

import dev.sinew.model.Confidence;
import dev.sinew.model.Evidence;
import dev.sinew.model.Finding;
import dev.sinew.model.Operation;
import dev.sinew.model.Origin;
import dev.sinew.model.RuleFacts;
import java.util.List;

/**
 * What a check found, before it is a finding of a rule.
 *
 * @param operation where; {@link Operation#ofApi} for the api as a whole
 * @param field the parameter, header or field, or empty
 * @param confidence how sure it is
 * @param evidence what was seen and where, first seen first; no values from traffic
 * @param occurrences how often, at least 1
 * @param cure what to do about it here, naming header, field or setting; empty where the rule's page says all
 */
public record Weakness(
        Operation operation,
        String field,
        Confidence confidence,
        List<Evidence> evidence,
        long occurrences,
        String cure) {
    public Weakness {
        evidence = List.copyOf(evidence);
    }

    /** A weakness of an operation with one evidence. */
    public static Weakness of(
            OperationPosture operation, String field, Confidence confidence, Origin origin, String note, long count) {
        return of(operation.operation(), field, confidence, origin, note, count);
    }

    /** A weakness of a place with one evidence. */
    public static Weakness of(
            Operation operation, String field, Confidence confidence, Origin origin, String note, long count) {
        return new Weakness(operation, field, confidence, List.of(new Evidence(origin, note)), Math.max(1, count), "");
    }

    /** The same with what to do about it. */
    public Weakness cured(String by) {
        return new Weakness(operation, field, confidence, evidence, occurrences, by);
    }

    Finding by(RuleFacts rule) {
        return new Finding(rule, operation, field, confidence, evidence, occurrences).cured(cure);
    }
}
