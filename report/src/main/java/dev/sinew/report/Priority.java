package dev.sinew.report;

import dev.sinew.model.Confidence;
import dev.sinew.model.Finding;
import dev.sinew.model.Incident;
import dev.sinew.model.Maturity;
import dev.sinew.model.Operation;
import dev.sinew.model.Severity;
import dev.sinew.model.Signal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Something that somebody should look at first.
 *
 * @param severity how bad it is
 * @param incident whether it happened, rather than could happen
 * @param title what, in a few words
 * @param where in which places
 * @param why why it matters, in one sentence
 * @param cure what to do, in one sentence
 * @param anchor the rule's id for findings, the incident's id for incidents
 */
public record Priority(
        Severity severity, boolean incident, String title, String where, String why, String cure, String anchor) {
    private static final int MOST = 5;
    private static final Comparator<Priority> WORST_FIRST = Comparator.comparing(Priority::severity)
            .thenComparing(Priority::incident)
            .reversed();

    /**
     * The first few of what nobody accepted and rules past experiment found; incidents go before findings as bad as they. What
     * shows one weakness is one matter: incidents of one flaw are told together, and its finding is left to them.
     */
    public static List<Priority> of(AnalysisReport report) {
        List<Priority> all = new ArrayList<>();
        Map<String, List<AnalysisReport.IncidentRow>> alike = new LinkedHashMap<>();
        for (AnalysisReport.IncidentRow row : report.incidents()) {
            if (report.judgement().of(row.incident()).accepted().isEmpty()) {
                Signal lead = IncidentStory.lead(row.incident());
                String kind = row.incident().severity() + "\n" + lead.rule().flaw();
                alike.computeIfAbsent(kind, key -> new ArrayList<>()).add(row);
            }
        }
        alike.values().forEach(rows -> all.add(ofIncidents(rows)));
        List<Finding> open = report.findings().stream()
                .filter(each -> report.judgement().of(each).accepted().isEmpty())
                .filter(each -> each.rule().maturity() != Maturity.EXPERIMENTAL)
                .toList();
        Set<String> happened = alike.values().stream()
                .map(rows ->
                        IncidentStory.lead(rows.getFirst().incident()).rule().flaw())
                .collect(Collectors.toSet());
        FindingGroup.of(open).stream()
                .filter(group -> !happened.contains(group.rule().flaw()))
                .forEach(group -> all.add(ofFindings(group)));
        all.sort(WORST_FIRST);
        return List.copyOf(all.subList(0, Math.min(MOST, all.size())));
    }

    private static Priority ofIncidents(List<AnalysisReport.IncidentRow> rows) {
        Incident first = rows.getFirst().incident();
        Signal lead = IncidentStory.lead(first);
        List<Operation> places = rows.stream()
                .flatMap(row -> row.incident().signals().stream())
                .map(Signal::operation)
                .distinct()
                .toList();
        String who = rows.size() == 1 ? PlainText.of(rows.getFirst().actor()) : Words.counted(rows.size(), "actor");
        return new Priority(
                first.severity(),
                true,
                lead.rule().title() + " (" + who + ")",
                PlainText.of(lead.operation().toString())
                        + (places.size() == 1 ? "" : " and " + Words.counted(places.size() - 1L, "more operation")),
                rows.size() == 1
                        ? IncidentStory.of(first)
                        : IncidentStory.of(rows.stream()
                                .map(AnalysisReport.IncidentRow::incident)
                                .toList()),
                RulePage.firstSentence(RulePage.of(lead.rule()).fix()),
                first.id());
    }

    private static Priority ofFindings(FindingGroup group) {
        RulePage page = RulePage.of(group.rule());
        return new Priority(
                group.rule().severity(),
                false,
                group.rule().title() + (group.sure() == Confidence.POSSIBLE ? " (possible)" : ""),
                group.where(),
                page.reason(),
                RulePage.firstSentence(PlainText.of(group.cure())),
                group.rule().id());
    }
}
