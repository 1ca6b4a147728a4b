package dev.sinew.report.html;

import dev.sinew.report.AnalysisReport;
import dev.sinew.report.Words;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * An api in one line.
 *
 * @param name the lower-case authority
 * @param told what the configuration tells of it
 * @param risk from 0 to 10 with one digit, or empty where none was computed
 * @param tone of the risk
 * @param reasons what makes the risk
 * @param operations how many
 * @param requests how many
 * @param findings how many
 */
public record ApiView(
        String name,
        String told,
        String risk,
        String tone,
        List<String> reasons,
        String operations,
        String requests,
        String findings) {
    private static final int MOST_REASONS = 3;

    public ApiView {
        reasons = List.copyOf(reasons);
    }

    /** The apis, the riskiest first. */
    static List<ApiView> of(AnalysisReport report) {
        Map<String, long[]> counts = new LinkedHashMap<>();
        for (AnalysisReport.Row row : report.operations()) {
            long[] of = counts.computeIfAbsent(row.operation().api(), api -> new long[3]);
            of[0]++;
            of[1] += row.requests();
        }
        report.findings()
                .forEach(each -> counts.computeIfAbsent(each.operation().api(), api -> new long[3])[2]++);
        return report.apis().stream()
                .sorted(Comparator.comparingDouble(AnalysisReport.Api::risk)
                        .reversed()
                        .thenComparing(AnalysisReport.Api::name))
                .map(api -> view(api, counts.getOrDefault(api.name(), new long[3])))
                .toList();
    }

    private static ApiView view(AnalysisReport.Api api, long[] counts) {
        List<String> told = new ArrayList<>(List.of(api.environment(), api.exposure()));
        told.add(api.owner().isEmpty() ? "" : "owner " + api.owner());
        told.addAll(api.tags());
        told.removeIf(String::isEmpty);
        return new ApiView(
                api.name().isEmpty() ? "(no host)" : Shown.of(api.name()),
                Shown.of(String.join(", ", told)),
                api.risk() > 0 ? String.format(Locale.ROOT, "%.1f", api.risk()) : "",
                api.risk() >= 7 ? "high" : api.risk() >= 4 ? "medium" : "low",
                Shown.few(api.riskReasons(), MOST_REASONS),
                Words.grouped(counts[0]),
                Words.grouped(counts[1]),
                counts[2] == 0 ? "" : Words.grouped(counts[2]));
    }
}
