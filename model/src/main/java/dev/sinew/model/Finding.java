package dev.sinew.model;

import java.util.Comparator;
import java.util.List;

/**
 * Something wrong with a place.
 *
 * @param rule the facts of the rule that found it, the worst where several did
 * @param operation where; without method and path it is about the api as a whole
 * @param field the parameter, header or field that it concerns, or empty
 * @param confidence how sure it is
 * @param evidence what was seen, first seen first
 * @param occurrences how often it was seen
 * @param cure what to do about it here: the header, field or setting by its name; empty where the rule's page says all
 * @param line where it stands in a file of the user's, such as a specification
 * @param others further rules that found the same
 */
public record Finding(
        RuleFacts rule,
        Operation operation,
        String field,
        Confidence confidence,
        List<Evidence> evidence,
        long occurrences,
        String cure,
        Line line,
        List<RuleFacts> others) {
    /**
     * A place in a file.
     *
     * @param file as the user named it, or empty
     * @param number from 1, or 0 where only the file is known
     */
    public record Line(String file, int number) {
        /** No file. */
        public static final Line NONE = new Line("", 0);
    }

    /** The worst first, then in the order of operations, rules and fields. */
    public static final Comparator<Finding> WORST_FIRST = Comparator.comparing(
                    (Finding finding) -> finding.rule().severity())
            .reversed()
            .thenComparing(Finding::operation)
            .thenComparing(finding -> finding.rule().id())
            .thenComparing(Finding::field);

    public Finding {
        evidence = List.copyOf(evidence);
        others = List.copyOf(others);
    }

    /** A finding by one rule, without a cure of its own, in no file. */
    public Finding(
            RuleFacts rule,
            Operation operation,
            String field,
            Confidence confidence,
            List<Evidence> evidence,
            long occurrences) {
        this(rule, operation, field, confidence, evidence, occurrences, "", Line.NONE, List.of());
    }

    /** The same finding, with what to do about it here. */
    public Finding cured(String by) {
        return new Finding(rule, operation, field, confidence, evidence, occurrences, by, line, others);
    }

    /** The same finding, standing in a file. */
    public Finding at(Line where) {
        return new Finding(rule, operation, field, confidence, evidence, occurrences, cure, where, others);
    }

    /** Whether it is about an api as a whole rather than one of its operations. */
    public boolean ofApi() {
        return operation.isApi();
    }

    /**
     * SHA-256 over flaw, api, method, template with unnamed parameters, selector and field, in hexadecimal. The same weakness
     * at the same place has the same fingerprint whichever rule sees it, in every installation.
     */
    public String fingerprint() {
        return Fingerprints.of(rule.flaw(), operation, field);
    }
}
