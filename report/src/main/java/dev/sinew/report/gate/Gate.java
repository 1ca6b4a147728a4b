package dev.sinew.report.gate;

import dev.sinew.model.Finding;
import dev.sinew.model.Incident;
import dev.sinew.model.Maturity;
import dev.sinew.model.Severity;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Fails a run for what is new, accepted by nobody, and found by a rule that is past experiment.
 *
 * @param least the lowest severity that fails
 */
public record Gate(Severity least) {
    /** Whether a finding fails the run. */
    public boolean stops(Finding finding, Standing standing) {
        return standing.counts()
                && finding.rule().severity().compareTo(least) >= 0
                && finding.rule().maturity() != Maturity.EXPERIMENTAL;
    }

    /** Whether an incident fails the run. */
    public boolean stops(Incident incident, Standing standing) {
        return standing.counts()
                && incident.severity().compareTo(least) >= 0
                && incident.signals().stream().anyMatch(signal -> signal.rule().maturity() != Maturity.EXPERIMENTAL);
    }

    /** Why the run fails, in one sentence; empty where it does not. */
    public Optional<String> failure(List<Finding> findings, List<Incident> incidents, Judgement judgement) {
        List<Finding> stopping = findings.stream()
                .filter(each -> stops(each, judgement.of(each)))
                .toList();
        List<Incident> attacks = incidents.stream()
                .filter(each -> stops(each, judgement.of(each)))
                .toList();
        if (stopping.isEmpty() && attacks.isEmpty()) {
            return Optional.empty();
        }
        String counts = (stopping.isEmpty() ? "" : counted(stopping.size(), "finding"))
                + (stopping.isEmpty() || attacks.isEmpty() ? "" : " and ")
                + (attacks.isEmpty() ? "" : counted(attacks.size(), "incident"));
        return Optional.of((judgement.compared() ? "new: " : "") + counts + " of severity " + word(least)
                + (least == Severity.CRITICAL ? "" : " or above") + "; first: " + first(stopping, attacks));
    }

    private static String first(List<Finding> findings, List<Incident> incidents) {
        Severity ofFinding =
                findings.isEmpty() ? Severity.LOW : findings.getFirst().rule().severity();
        boolean incidentFirst = !incidents.isEmpty()
                && (findings.isEmpty() || incidents.getFirst().severity().compareTo(ofFinding) >= 0);
        if (incidentFirst) {
            Incident worst = incidents.getFirst();
            return word(worst.severity()) + " "
                    + worst.signals().getFirst().rule().title() + ", "
                    + worst.signals().getFirst().operation();
        }
        Finding worst = findings.getFirst();
        return word(ofFinding) + " " + worst.rule().title() + ", " + worst.operation();
    }

    private static String counted(int count, String noun) {
        return count + " " + noun + (count == 1 ? "" : "s");
    }

    private static String word(Severity severity) {
        return severity.name().toLowerCase(Locale.ROOT);
    }
}
