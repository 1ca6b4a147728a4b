package dev.sinew.report.compliance;

import dev.sinew.model.Finding;
import dev.sinew.model.Incident;
import java.util.List;

/**
 * One requirement of a standard.
 *
 * @param id the clause as the standard counts it
 * @param title what it asks for in a few words, or empty
 * @param rules how many of the rules that ran look at it
 * @param findings those that touch it and that nobody accepted, worst first
 * @param incidents those in which it was broken and that nobody accepted, worst first
 * @param accepted how many findings and incidents somebody accepted
 */
public record Requirement(
        String id, String title, int rules, List<Finding> findings, List<Incident> incidents, int accepted) {
    public Requirement {
        findings = List.copyOf(findings);
        incidents = List.copyOf(incidents);
    }

    /** Whether any rule that ran looks at it. Without one, nothing found means nothing. */
    public boolean checked() {
        return rules > 0;
    }
}
