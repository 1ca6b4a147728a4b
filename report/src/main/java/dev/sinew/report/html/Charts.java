package dev.sinew.report.html;

import dev.sinew.model.Finding;
import dev.sinew.model.Severity;
import dev.sinew.report.AnalysisReport;
import dev.sinew.report.Words;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Draws a report's charts. */
final class Charts {
    private static final int MOST_CLASSES = 8;

    private Charts() {}

    static List<Chart> of(AnalysisReport report) {
        List<Chart> charts = new ArrayList<>();
        charts.add(severities(report.findings()));
        charts.add(authentication(report.operations()));
        charts.add(dataClasses(report.operations()));
        charts.add(status(report.operations()));
        charts.add(risk(report.operations()));
        return charts.stream().filter(Chart::any).toList();
    }

    private static Chart severities(List<Finding> findings) {
        Map<String, Long> counts = new LinkedHashMap<>();
        for (Severity severity : List.of(Severity.CRITICAL, Severity.HIGH, Severity.MEDIUM, Severity.LOW)) {
            counts.put(
                    Words.word(severity),
                    findings.stream()
                            .filter(each -> each.rule().severity() == severity)
                            .count());
        }
        return chart("Findings by severity", counts, counts.keySet().stream().toList());
    }

    private static Chart authentication(List<AnalysisReport.Row> rows) {
        Map<String, Long> counts = new LinkedHashMap<>();
        Map<String, String> labels = new LinkedHashMap<>();
        labels.put("always", "always authenticated");
        labels.put("mixed", "sometimes");
        labels.put("never", "never");
        labels.put("unknown", "not recorded");
        labels.forEach((value, label) -> counts.put(
                label,
                rows.stream().filter(row -> row.authentication().equals(value)).count()));
        return chart("Operations by authentication", counts, List.of("good", "medium", "bad", "plain"));
    }

    private static Chart dataClasses(List<AnalysisReport.Row> rows) {
        Map<String, Long> counts = new LinkedHashMap<>();
        rows.forEach(row -> row.dataClasses().forEach(each -> counts.merge(each, 1L, Long::sum)));
        Map<String, Long> most = new LinkedHashMap<>();
        counts.entrySet().stream()
                .sorted(Map.Entry.<String, Long>comparingByValue(Comparator.reverseOrder())
                        .thenComparing(Map.Entry.comparingByKey()))
                .limit(MOST_CLASSES)
                .forEach(each -> most.put(Shown.of(each.getKey()), each.getValue()));
        String more = counts.size() > most.size() ? ", the most frequent of " + counts.size() : "";
        return chart("Operations by sensitive data" + more, most, List.of("plain"));
    }

    private static Chart status(List<AnalysisReport.Row> rows) {
        Map<String, Long> counts = new LinkedHashMap<>();
        List<AnalysisReport.Row> compared =
                rows.stream().filter(row -> row.documented().isPresent()).toList();
        Map<String, String> labels = new LinkedHashMap<>();
        labels.put("active", "described");
        labels.put("shadow", "shadow: not described");
        labels.put("zombie", "zombie: retired, still used");
        labels.put("orphan", "orphan: never called");
        labels.forEach((value, label) -> counts.put(
                label,
                compared.stream().filter(row -> row.status().equals(value)).count()));
        return chart("Operations by specification", counts, List.of("good", "bad", "medium", "plain"));
    }

    private static Chart risk(List<AnalysisReport.Row> rows) {
        Map<String, Long> counts = new LinkedHashMap<>();
        boolean computed = rows.stream().anyMatch(row -> row.risk() > 0);
        counts.put("9 to 10", between(rows, computed, 9, 10.1));
        counts.put("7 to 9", between(rows, computed, 7, 9));
        counts.put("4 to 7", between(rows, computed, 4, 7));
        counts.put("below 4", between(rows, computed, 0, 4));
        return chart("Operations by risk", counts, List.of("critical", "high", "medium", "low"));
    }

    private static long between(List<AnalysisReport.Row> rows, boolean computed, double from, double to) {
        return computed
                ? rows.stream()
                        .filter(row -> row.risk() >= from && row.risk() < to)
                        .count()
                : 0;
    }

    /** Tones are those of the bars in order; the last one goes for all further ones. */
    private static Chart chart(String title, Map<String, Long> counts, List<String> tones) {
        long most = counts.values().stream().mapToLong(Long::longValue).max().orElse(0);
        List<Chart.Bar> bars = new ArrayList<>();
        counts.forEach((label, count) -> {
            double width = most == 0 ? 0 : Math.round(1000.0 * count / most) / 10.0;
            bars.add(new Chart.Bar(label, count, width, tones.get(Math.min(bars.size(), tones.size() - 1))));
        });
        return new Chart(title, bars);
    }
}
