package dev.sinew.report.gate;

import dev.sinew.model.Finding;
import dev.sinew.model.Incident;
import dev.sinew.model.Problem;
import dev.sinew.model.RuleFacts;
import dev.sinew.model.Signal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Tells how findings and incidents stand against a baseline and against what was accepted. A finding is known where the baseline
 * has its fingerprint at the same severity or above. An incident is known where the baseline has one of the same fingerprint,
 * which knows no actor; each such incident there stands for one here, so that more actors than before are new. An incident is
 * accepted by its fingerprint, or where entries cover each of its signals.
 */
public final class Judge {
    private final Baseline baseline;
    private final Ignores ignores;
    private final LocalDate today;

    /** A judge; without a baseline, {@link Baseline#NONE}. */
    public Judge(Baseline baseline, Ignores ignores, LocalDate today) {
        this.baseline = baseline;
        this.ignores = ignores;
        this.today = today;
    }

    /** Judges what rules found; {@code ran} are all rules that could have found something. */
    public Judgement judge(List<Finding> findings, List<Incident> incidents, Collection<RuleFacts> ran) {
        List<Problem> problems = new ArrayList<>();
        List<IgnoreEntry.Matcher> entries = standing(problems);
        Set<IgnoreEntry> used = new HashSet<>();
        Map<String, Standing> ofFindings = new HashMap<>();
        Set<String> present = new HashSet<>();
        for (Finding finding : findings) {
            String fingerprint = finding.fingerprint();
            present.add(fingerprint);
            put(
                    ofFindings,
                    fingerprint,
                    baseline.knows(fingerprint, finding.rule().severity()),
                    accepted(finding, fingerprint, entries, used));
        }
        Map<String, Standing> ofIncidents = new LinkedHashMap<>();
        Map<String, Integer> known = new HashMap<>(baseline.incidents());
        for (Incident incident : incidents) {
            String fingerprint = incident.fingerprint();
            int left = known.getOrDefault(fingerprint, 0);
            known.put(fingerprint, left - 1);
            put(ofIncidents, incident.id(), left > 0, accepted(incident, fingerprint, entries, used));
        }
        for (IgnoreEntry.Matcher entry : entries) {
            if (!used.contains(entry.entry()) && entry.isAbout(ran)) {
                problems.add(problem(entry.entry(), "matches nothing: take it out, or correct it"));
            }
        }
        return new Judgement(ofFindings, ofIncidents, baseline.isGiven(), baseline.missing(present), problems);
    }

    private List<IgnoreEntry.Matcher> standing(List<Problem> problems) {
        List<IgnoreEntry.Matcher> entries = new ArrayList<>();
        for (IgnoreEntry entry : ignores.entries()) {
            if (entry.expired(today)) {
                problems.add(problem(
                        entry,
                        "expired after "
                                + entry.acceptance()
                                        .until()
                                        .map(LocalDate::toString)
                                        .orElse("")
                                + ": what it accepted counts again"));
            } else {
                entries.add(entry.matcher());
            }
        }
        return entries;
    }

    private Problem problem(IgnoreEntry entry, String what) {
        return new Problem(ignores.file(), -1, "line " + entry.line() + ": " + entry.subject() + " " + what);
    }

    private static void put(Map<String, Standing> all, String key, boolean known, Optional<Acceptance> accepted) {
        if (known || accepted.isPresent()) {
            all.put(key, new Standing(!known, accepted));
        }
    }

    private static Optional<Acceptance> accepted(
            Finding finding, String fingerprint, List<IgnoreEntry.Matcher> entries, Set<IgnoreEntry> used) {
        Optional<Acceptance> first = Optional.empty();
        for (IgnoreEntry.Matcher entry : entries) {
            if (entry.names(fingerprint) || entry.covers(finding.rule(), finding.operation())) {
                used.add(entry.entry());
                first = first.or(() -> Optional.of(entry.entry().acceptance()));
            }
        }
        return first;
    }

    private static Optional<Acceptance> accepted(
            Incident incident, String fingerprint, List<IgnoreEntry.Matcher> entries, Set<IgnoreEntry> used) {
        for (IgnoreEntry.Matcher entry : entries) {
            if (entry.names(fingerprint)) {
                used.add(entry.entry());
                return Optional.of(entry.entry().acceptance());
            }
        }
        return entries.isEmpty() ? Optional.empty() : covered(incident, entries, used);
    }

    private static Optional<Acceptance> covered(
            Incident incident, List<IgnoreEntry.Matcher> entries, Set<IgnoreEntry> used) {
        Set<IgnoreEntry> covering = new HashSet<>();
        Optional<Acceptance> all = Optional.empty();
        for (Signal signal : incident.signals()) {
            Optional<IgnoreEntry> entry = entries.stream()
                    .filter(each -> each.covers(signal.rule(), signal.operation()))
                    .map(IgnoreEntry.Matcher::entry)
                    .findFirst();
            if (entry.isEmpty()) {
                return Optional.empty();
            }
            if (covering.add(entry.get())) {
                Acceptance one = entry.get().acceptance();
                all = Optional.of(all.map(before -> before.and(one)).orElse(one));
            }
        }
        used.addAll(covering);
        return all;
    }
}
