package dev.sinew.model;

import java.util.List;

/**
 * What the index knows of a rule.
 *
 * @param id its id
 * @param flaw the weakness it is evidence of
 * @param title what is wrong, in a few words
 * @param severity how bad it is
 * @param maturity how far it is trusted
 * @param owasp OWASP API Security Top 10 entries
 * @param cwe CWE numbers
 * @param standards requirements that it breaks, each as {@code STANDARD CLAUSE}
 * @param page the doc comment: what, why it matters, how to fix
 */
public record RuleFacts(
        String id,
        String flaw,
        String title,
        Severity severity,
        Maturity maturity,
        List<String> owasp,
        List<Integer> cwe,
        List<String> standards,
        String page) {
    public RuleFacts {
        owasp = List.copyOf(owasp);
        cwe = List.copyOf(cwe);
        standards = List.copyOf(standards);
    }
}
