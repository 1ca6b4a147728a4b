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
import java.util.function.UnaryOperator;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Writes the report for a person: what exists, what is wrong, what could not be read. */
public final class TextReport {
    private static final int MAX_PROBLEMS = 12;
    private static final int MAX_LISTED = 3;
    private static final int MAX_PATH = 72;
    private static final String UNKNOWN = "?";
    private static final Pattern PARAMETER = Pattern.compile("\\{[^}/]*}");

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
        Map<String, AnalysisReport.Api> facts = new LinkedHashMap<>();
        report.apis().forEach(api -> facts.put(api.name(), api));
        byApi.forEach((api, rows) -> api(out, api, told(facts, api), rows));
        legend(out, report.operations());
        cohorts(out, report.cohorts());
        new IncidentText(style).write(out, report.incidents());
        findings(out, report.findings());
        problems(out, report.problems());
        out.append(style.bold(summary(report, byApi.size()))).append('\n');
        return out.toString();
    }

    /** What the configuration tells of an api, for its heading. */
    private static String told(Map<String, AnalysisReport.Api> facts, String name) {
        AnalysisReport.Api api = facts.get(name);
        if (api == null) {
            return "";
        }
        List<String> told = new ArrayList<>(List.of(api.environment(), api.exposure()));
        told.add(api.owner().isEmpty() ? "" : "owner " + api.owner());
        told.addAll(api.tags());
        told.removeIf(String::isEmpty);
        return told.isEmpty() ? "" : "  (" + PlainText.of(String.join(", ", told)) + ")";
    }

    private void cohorts(StringBuilder out, List<AnalysisReport.Cohort> cohorts) {
        if (cohorts.isEmpty()) {
            return;
        }
        out.append(style.bold("Callers")).append("\n\n");
        Table table = new Table(style, "<KIND", ">CALLERS", ">REQUESTS", "<AUTHENTICATION", "<CLIENTS", "<BECAUSE");
        cohorts.forEach(cohort -> table.row(
                Cell.plain(cohort.name()),
                Cell.plain(grouped(cohort.callers())),
                Cell.plain(grouped(cohort.requests())),
                Cell.plain(String.join(", ", cohort.authenticationTypes())),
                Cell.plain(few(cohort.agents())),
                new Cell(PlainText.of(few(cohort.reasons())), style::dim)));
        table.write(out);
        out.append('\n');
    }

    private static String few(List<String> texts) {
        List<String> first = texts.subList(0, Math.min(MAX_LISTED, texts.size()));
        int rest = texts.size() - first.size();
        return String.join(", ", first) + (rest > 0 ? " and " + rest + " more" : "");
    }

    private void api(StringBuilder out, String api, String told, List<AnalysisReport.Row> rows) {
        long requests = rows.stream().mapToLong(AnalysisReport.Row::requests).sum();
        out.append(style.bold(api.isEmpty() ? "(no host)" : PlainText.of(api)))
                .append(style.dim(
                        "  " + counted(rows.size(), "operation") + ", " + counted(requests, "request") + told))
                .append("\n\n");
        Table table = new Table(
                style,
                "<METHOD",
                "<PATH",
                ">REQUESTS",
                ">ERRORS",
                ">CALLERS",
                "<AUTHENTICATION",
                "<DATA",
                "<SPECIFICATION");
        rows.forEach(row -> table.row(
                method(row.operation().method()),
                new Cell(path(row.operation()), this::paintPath),
                Cell.plain(grouped(row.requests())),
                errors(row),
                row.callers() == 0 ? Cell.EMPTY : Cell.plain(grouped(row.callers())),
                authentication(row),
                Cell.plain(String.join(", ", row.dataClasses())),
                specification(row)));
        table.write(out);
        out.append('\n');
    }

    private Cell method(String method) {
        return new Cell(
                method,
                switch (method) {
                    case "GET", "HEAD", "OPTIONS" -> style::dim;
                    case "DELETE" -> style::alarm;
                    default -> style::bold;
                });
    }

    /** Whether a specification has it; nothing where none was given. */
    private Cell specification(AnalysisReport.Row row) {
        if (row.documented().isEmpty()) {
            return Cell.EMPTY;
        }
        boolean active = row.status().equals("active");
        return new Cell(active ? "described" : row.status(), active ? style::dim : style::warn);
    }

    private Cell errors(AnalysisReport.Row row) {
        String text = row.errors() == 0 ? "" : percent(row.errors(), row.requests());
        return new Cell(text, 2 * row.errors() >= row.requests() ? style::warn : UnaryOperator.identity());
    }

    private String paintPath(String path) {
        return PARAMETER
                .matcher(path)
                .replaceAll((MatchResult found) -> Matcher.quoteReplacement(style.accent(found.group())));
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

    private Cell authentication(AnalysisReport.Row row) {
        String types = String.join(", ", row.authenticationTypes());
        return switch (row.authentication()) {
            case "unknown" -> new Cell(UNKNOWN, style::dim);
            case "never" -> new Cell("none", style::warn);
            case "mixed" -> new Cell("mixed: " + types, style::warn);
            default -> Cell.plain(types);
        };
    }

    /** Says once what the mark for the unknown means. */
    private void legend(StringBuilder out, List<AnalysisReport.Row> rows) {
        if (rows.stream().anyMatch(row -> row.authentication().equals("unknown"))) {
            String meaning =
                    " the source records no request headers: authentication and callers are unknown, not absent";
            out.append(style.dim("  " + UNKNOWN + meaning)).append("\n\n");
        }
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
            out.append(style.dim(
                            "  … and " + grouped(problems.size() - MAX_PROBLEMS) + " more (--format json lists all)"))
                    .append('\n');
        }
        out.append('\n');
    }

    private static String summary(AnalysisReport report, int apis) {
        return counted(report.exchanges(), "exchange") + ", " + counted(apis, "API") + ", "
                + counted(report.operations().size(), "operation") + ", " + counted(report.callers(), "caller") + ", "
                + counted(report.findings().size(), "finding") + ", "
                + counted(report.incidents().size(), "incident") + ", "
                + counted(report.problems().size(), "problem");
    }

    private static String counted(long count, String noun) {
        return grouped(count) + " " + noun + (count == 1 ? "" : "s");
    }

    /** Digits in groups of three, whatever the place. */
    private static String grouped(long count) {
        return String.format(Locale.ROOT, "%,d", count);
    }

    private static String percent(long part, long all) {
        long rounded = Math.round(100.0 * part / Math.max(1, all));
        return rounded == 0 ? "<1%" : rounded + "%";
    }

    private static String pad(String text, int width) {
        return text + " ".repeat(Math.max(0, width - text.length()));
    }
}
