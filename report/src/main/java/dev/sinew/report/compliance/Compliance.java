package dev.sinew.report.compliance;

import dev.sinew.model.Finding;
import dev.sinew.model.Incident;
import dev.sinew.model.RuleFacts;
import dev.sinew.model.Signal;
import dev.sinew.report.gate.Judgement;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * Findings and incidents by the requirements that they touch. It tells where to look, not whether a standard is kept: most
 * requirements are about more than an API can show.
 *
 * @param owasp all ten entries of the OWASP API Security Top 10 2023, checked or not
 * @param standards the standards that rules name, in the order of their names
 */
public record Compliance(List<Requirement> owasp, List<Standard> standards) {
    public Compliance {
        owasp = List.copyOf(owasp);
        standards = List.copyOf(standards);
    }

    /** Groups what was found; {@code ran} are all rules that could have found something. */
    public static Compliance of(
            Collection<RuleFacts> ran,
            Collection<Finding> findings,
            Collection<Incident> incidents,
            Judgement judgement) {
        Touched owasp = new Touched(RuleFacts::owasp);
        Touched clauses = new Touched(RuleFacts::standards);
        for (Touched each : List.of(owasp, clauses)) {
            ran.forEach(each::ran);
            findings.forEach(finding -> each.add(finding, judgement));
            incidents.forEach(incident -> each.add(incident, judgement));
        }
        List<Requirement> entries = new ArrayList<>();
        OwaspApi.TITLES.forEach((id, title) -> entries.add(owasp.requirement(id, id, title)));
        return new Compliance(entries, standards(clauses));
    }

    private static List<Standard> standards(Touched clauses) {
        Map<String, Map<String, Requirement>> byStandard = new TreeMap<>();
        if (!clauses.keys().isEmpty()) {
            Clauses titles = Clauses.known();
            for (String key : clauses.keys()) {
                int space = key.indexOf(' ');
                String standard = space < 0 ? key : key.substring(0, space);
                String clause = space < 0 ? "" : key.substring(space + 1).strip();
                byStandard
                        .computeIfAbsent(standard, name -> new TreeMap<>(Clauses.ORDER))
                        .put(clause, clauses.requirement(key, clause, titles.title(standard, clause)));
            }
        }
        List<Standard> all = new ArrayList<>();
        byStandard.forEach(
                (id, requirements) -> all.add(new Standard(id, Clauses.name(id), List.copyOf(requirements.values()))));
        return all;
    }

    /** What touches each requirement, under the text by which rules name it. */
    private static final class Touched {
        private final Function<RuleFacts, List<String>> named;
        private final Map<String, List<Finding>> findings = new HashMap<>();
        private final Map<String, List<Incident>> incidents = new HashMap<>();
        private final Map<String, Integer> rules = new LinkedHashMap<>();
        private final Map<String, Integer> accepted = new HashMap<>();

        Touched(Function<RuleFacts, List<String>> named) {
            this.named = named;
        }

        void ran(RuleFacts rule) {
            new LinkedHashSet<>(named.apply(rule)).forEach(key -> rules.merge(key, 1, Integer::sum));
        }

        void add(Finding finding, Judgement judgement) {
            Set<String> keys = new LinkedHashSet<>(named.apply(finding.rule()));
            finding.others().forEach(other -> keys.addAll(named.apply(other)));
            put(keys, finding, findings, judgement.of(finding).accepted().isPresent());
        }

        void add(Incident incident, Judgement judgement) {
            Set<String> keys = new LinkedHashSet<>();
            incident.signals().stream().map(Signal::rule).distinct().forEach(rule -> keys.addAll(named.apply(rule)));
            put(keys, incident, incidents, judgement.of(incident).accepted().isPresent());
        }

        private <T> void put(Set<String> keys, T what, Map<String, List<T>> into, boolean isAccepted) {
            for (String key : keys) {
                rules.putIfAbsent(key, 1);
                if (isAccepted) {
                    accepted.merge(key, 1, Integer::sum);
                } else {
                    into.computeIfAbsent(key, each -> new ArrayList<>()).add(what);
                }
            }
        }

        Set<String> keys() {
            return rules.keySet();
        }

        Requirement requirement(String key, String id, String title) {
            return new Requirement(
                    id,
                    title,
                    rules.getOrDefault(key, 0),
                    findings.getOrDefault(key, List.of()),
                    incidents.getOrDefault(key, List.of()),
                    accepted.getOrDefault(key, 0));
        }
    }
}
