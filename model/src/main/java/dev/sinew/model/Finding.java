package dev.sinew.model;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Something wrong with a place.
 *
 * @param rule the facts of the rule that found it
 * @param operation where
 * @param field the parameter, header or field that it concerns, or empty
 * @param confidence how sure it is
 * @param evidence what was seen, first seen first
 * @param occurrences how often it was seen
 */
public record Finding(
        RuleFacts rule,
        Operation operation,
        String field,
        Confidence confidence,
        List<Evidence> evidence,
        long occurrences) {
    /** The worst first, then in the order of operations, rules and fields. */
    public static final Comparator<Finding> WORST_FIRST = Comparator.comparing(
                    (Finding finding) -> finding.rule().severity())
            .reversed()
            .thenComparing(Finding::operation)
            .thenComparing(finding -> finding.rule().id())
            .thenComparing(Finding::field);

    private static final Pattern PARAMETER = Pattern.compile("\\{[^}/]*}");

    public Finding {
        evidence = List.copyOf(evidence);
    }

    /**
     * SHA-256 over flaw, api, method, template with unnamed parameters, selector and field, in hexadecimal. The same weakness
     * at the same place has the same fingerprint whichever rule sees it, in every installation.
     */
    public String fingerprint() {
        String template = PARAMETER.matcher(operation.path()).replaceAll("{}");
        String subject = String.join(
                "\n", rule.flaw(), operation.api(), operation.method(), template, operation.selector(), field);
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(subject.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
