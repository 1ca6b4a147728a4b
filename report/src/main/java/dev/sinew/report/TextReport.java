package dev.sinew.report;

import dev.sinew.model.Evidence;
import dev.sinew.model.Finding;
import dev.sinew.model.Operation;
import dev.sinew.model.Problem;
import dev.sinew.model.Severity;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Writes the report for a person: what exists, what is wrong, what could not be read. */
public final class TextReport {
    private static final int MAX_PROBLEMS = 12;
    private static final int MAX_PATH = 72;

    private final Style style;

    public TextReport(Style style) {
        this.style = style;
    }

    /** The whole report as lines. */
    public String write(AnalysisReport report) {
        StringBuilder out = new StringBuilder(8192);
        Map<String, List<AnalysisReport.Row>> byApi = new LinkedHashMap<>();
        for (AnalysisReport.Row row : report.operations()) {
            byApi.computeIfAbsent(row.operation().api(), key -> new ArrayList<>())
                    .add(row);
        }
        byApi.forEach((api, rows) -> api(out, api, rows));
        findings(out, report.findings());
        problems(out, report.problems());
        out.append(style.bold(summary(report, byApi.size()))).append('\n');
        return out.toString();
    }

    private void api(StringBuilder out, String api, List<AnalysisReport.Row> rows) {
        long requests = rows.stream().mapToLong(AnalysisReport.Row::requests).sum();
        out.append(style.bold(api.isEmpty() ? "(no host)" : PlainText.of(api)))
                .append(style.dim("  " + counted(rows.size(), "operation") + ", " + counted(requests, "request")))
                .append("\n\n");
        Table table =
                new Table(style, "<METHOD", "<PATH", ">REQUESTS", ">ERRORS", ">CALLERS", "<AUTHENTICATION", "<DATA");
        for (AnalysisReport.Row row : rows) {
            table.row(
                    row.operation().method(),
                    path(row.operation()),
                    Long.toString(row.requests()),
                    row.errors() == 0 ? "" : percent(row.errors(), row.requests()),
                    row.callers() == 0 ? "" : Long.toString(row.callers()),
                    authentication(row),
                    String.join(", ", row.dataClasses()));
        }
        table.write(out);
        out.append('\n');
    }

    private static String path(Operation operation) {
        String selector = operation.selector().isEmpty() ? "" : "  » " + operation.selector();
        String path = PlainText.of(operation.path() + selector);
        if (path.length() <= MAX_PATH) {
            return path;
        }
        int half = MAX_PATH / 2 - 1;
        return path.substring(0, half) + "…" + path.substring(path.length() - half);
    }

    private static String authentication(AnalysisReport.Row row) {
        String types = String.join(", ", row.authenticationTypes());
        return switch (row.authentication()) {
            case "unknown" -> "?";
            case "never" -> "none";
            case "mixed" -> "mixed: " + types;
            default -> types;
        };
    }

    private void findings(StringBuilder out, List<Finding> findings) {
        if (findings.isEmpty()) {
            return;
        }
        out.append(style.bold("Findings")).append("\n\n");
        for (Finding finding : findings) {
            String severity = finding.rule().severity().name().toLowerCase(Locale.ROOT);
            out.append("  ")
                    .append(paint(finding.rule().severity(), pad(severity, 8)))
                    .append("  ");
            out.append(style.bold(finding.rule().title()));
            if (!finding.field().isEmpty()) {
                out.append(": ").append(PlainText.of(finding.field()));
            }
            out.append('\n');
            out.append("            ").append(PlainText.of(finding.operation().toString()));
            out.append(style.dim("  (" + counted(finding.occurrences(), "time") + ", "
                    + finding.rule().id() + ")"));
            out.append('\n');
            for (Evidence evidence : finding.evidence()) {
                out.append("            ").append(style.dim(place(evidence))).append('\n');
            }
        }
        out.append('\n');
    }

    private static String place(Evidence evidence) {
        return PlainText.of(evidence.origin().file()) + " entry "
                + evidence.origin().entry() + ": " + PlainText.of(evidence.note());
    }

    private String paint(Severity severity, String text) {
        return switch (severity) {
            case CRITICAL, HIGH -> style.alarm(text);
            case MEDIUM -> style.warn(text);
            case LOW -> style.dim(text);
        };
    }

    private void problems(StringBuilder out, List<Problem> problems) {
        if (problems.isEmpty()) {
            return;
        }
        out.append(style.bold("Not read or not attributed")).append("\n\n");
        for (Problem problem : problems.subList(0, Math.min(MAX_PROBLEMS, problems.size()))) {
            out.append("  ").append(PlainText.of(problem.file()));
            if (problem.entry() >= 0) {
                out.append(" entry ").append(problem.entry());
            }
            out.append(problem.file().isEmpty() ? "" : ": ")
                    .append(PlainText.of(problem.what()))
                    .append('\n');
        }
        if (problems.size() > MAX_PROBLEMS) {
            out.append(style.dim("  … and " + (problems.size() - MAX_PROBLEMS) + " more (--format json lists all)"))
                    .append('\n');
        }
        out.append('\n');
    }

    private static String summary(AnalysisReport report, int apis) {
        return counted(report.exchanges(), "exchange") + ", " + counted(apis, "API") + ", "
                + counted(report.operations().size(), "operation") + ", " + counted(report.callers(), "caller") + ", "
                + counted(report.findings().size(), "finding") + ", "
                + counted(report.problems().size(), "problem");
    }

    private static String counted(long count, String noun) {
        return count + " " + noun + (count == 1 ? "" : "s");
    }

    private static String percent(long part, long all) {
        long rounded = Math.round(100.0 * part / Math.max(1, all));
        return rounded == 0 ? "<1%" : rounded + "%";
    }

    private static String pad(String text, int width) {
        return text + " ".repeat(Math.max(0, width - text.length()));
    }
}
