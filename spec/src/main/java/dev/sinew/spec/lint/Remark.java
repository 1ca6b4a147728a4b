package dev.sinew.spec.lint;

import dev.sinew.model.Confidence;
import dev.sinew.model.Evidence;
import dev.sinew.model.Finding;
import dev.sinew.model.Operation;
import dev.sinew.model.Origin;
import dev.sinew.model.RuleFacts;
import java.util.List;

/**
 * One weakness of a description, as a check sees it.
 *
 * @param operation where; the api as a whole where it is about more than one operation
 * @param field the parameter, scheme, server or schema that it concerns, or empty
 * @param confidence how sure it is
 * @param line where it stands in its file
 * @param notes what is written there, or missing, never a secret; at least one
 * @param occurrences how often
 * @param cure what to write instead
 */
public record Remark(
        Operation operation,
        String field,
        Confidence confidence,
        Finding.Line line,
        List<String> notes,
        long occurrences,
        String cure) {
    public Remark {
        notes = List.copyOf(notes);
    }

    static Remark of(Operation operation, String field, Finding.Line line, String note, String cure) {
        return new Remark(operation, field, Confidence.LIKELY, line, List.of(note), 1, cure);
    }

    /** The same, as sure as that. */
    Remark as(Confidence other) {
        return new Remark(operation, field, other, line, notes, occurrences, cure);
    }

    /** The finding by a rule. */
    Finding by(RuleFacts rule) {
        Origin origin = new Origin(line.file(), Math.max(0, line.number() - 1));
        List<Evidence> evidence =
                notes.stream().map(note -> new Evidence(origin, note)).toList();
        return new Finding(rule, operation, field, confidence, evidence, occurrences)
                .cured(cure)
                .at(line);
    }
}
