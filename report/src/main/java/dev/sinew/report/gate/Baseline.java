package dev.sinew.report.gate;

import dev.sinew.model.Severity;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** What an earlier report had: its findings by fingerprint, and how many incidents of each fingerprint. */
public final class Baseline {
    /** No earlier report. */
    public static final Baseline NONE = new Baseline(false, Map.of(), Map.of());

    private final boolean given;
    private final Map<String, Severity> findings;
    private final Map<String, Integer> incidents;

    /** The findings and incidents of a report. */
    public Baseline(Map<String, Severity> findings, Map<String, Integer> incidents) {
        this(true, findings, incidents);
    }

    private Baseline(boolean given, Map<String, Severity> findings, Map<String, Integer> incidents) {
        this.given = given;
        this.findings = new HashMap<>(findings);
        this.incidents = Map.copyOf(incidents);
    }

    boolean isGiven() {
        return given;
    }

    /** Whether a finding was there and was not milder. */
    boolean knows(String fingerprint, Severity severity) {
        Severity then = findings.get(fingerprint);
        return then != null && then.compareTo(severity) >= 0;
    }

    Map<String, Integer> incidents() {
        return incidents;
    }

    /** How many of its findings are not among those. */
    int missing(Set<String> present) {
        Set<String> gone = new HashSet<>(findings.keySet());
        gone.removeAll(present);
        return gone.size();
    }
}
