package dev.sinew.report.gate;

import dev.sinew.model.Finding;
import dev.sinew.model.Incident;
import dev.sinew.model.Problem;
import java.util.List;
import java.util.Map;

/**
 * How all findings and incidents of a report stand.
 *
 * @param findings by fingerprint, those that are not simply new
 * @param incidents by id, those that are not simply new
 * @param compared whether there was a baseline
 * @param fixed how many findings of the baseline are no longer there
 * @param problems what is wrong with what was accepted: expired, or about nothing
 */
public record Judgement(
        Map<String, Standing> findings,
        Map<String, Standing> incidents,
        boolean compared,
        int fixed,
        List<Problem> problems) {
    /** Without baseline and acceptances: all is new. */
    public static final Judgement NONE = new Judgement(Map.of(), Map.of(), false, 0, List.of());

    public Judgement {
        findings = Map.copyOf(findings);
        incidents = Map.copyOf(incidents);
        problems = List.copyOf(problems);
    }

    public Standing of(Finding finding) {
        return findings.isEmpty() ? Standing.NEW : findings.getOrDefault(finding.fingerprint(), Standing.NEW);
    }

    public Standing of(Incident incident) {
        return incidents.getOrDefault(incident.id(), Standing.NEW);
    }
}
