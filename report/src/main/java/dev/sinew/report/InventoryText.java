package dev.sinew.report;

import dev.sinew.model.Operation;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Writes what exists for a person: in short by api, then the operations of each, then the callers. */
final class InventoryText {
    private static final int MAX_LISTED = 3;
    private static final int MAX_APIS = 20;
    private static final int MAX_OPERATIONS = 200;
    private static final int MAX_PATH = 72;
    private static final String UNKNOWN = "?";
    private static final Pattern PARAMETER = Pattern.compile("\\{[^}/]*}");

    private final Page page;
    private final Style style;

    InventoryText(Page page) {
        this.page = page;
        this.style = page.style();
    }

    /** One line for each api. */
    void overview(AnalysisReport report) {
        Map<String, List<AnalysisReport.Row>> byApi = byApi(report);
        if (byApi.isEmpty()) {
            return;
        }
        Map<String, Integer> findings = new HashMap<>();
        report.findings().forEach(each -> findings.merge(each.operation().api(), 1, Integer::sum));
        Map<String, Double> risks = new HashMap<>();
        report.apis().forEach(api -> risks.put(api.name(), api.risk()));
        page.heading("What exists", "");
        Table table = new Table(
                style,
                "~API",
                ">RISK",
                ">OPERATIONS",
                ">REQUESTS",
                ">NO CREDENTIALS",
                ">SENSITIVE",
                ">NOT DESCRIBED",
                ">FINDINGS");
        byApi.entrySet().stream().limit(MAX_APIS).forEach(each -> {
            List<AnalysisReport.Row> rows = each.getValue();
            table.row(
                    new Cell(name(each.getKey()), style::bold),
                    risk(risks.getOrDefault(each.getKey(), 0.0)),
                    number(rows.size()),
                    number(rows.stream().mapToLong(AnalysisReport.Row::requests).sum()),
                    number(count(rows, row -> row.authentication().equals("never"))),
                    number(count(rows, row -> !row.dataClasses().isEmpty())),
                    number(count(
                            rows,
                            row -> row.status().equals("shadow") || row.status().equals("zombie"))),
                    number(findings.getOrDefault(each.getKey(), 0)));
        });
        page.table(table);
        if (byApi.size() > MAX_APIS) {
            page.paragraph(2, TextReport.more(byApi.size() - MAX_APIS, "API"), style::dim);
        }
        page.gap();
    }

    private static long count(List<AnalysisReport.Row> rows, Predicate<AnalysisReport.Row> which) {
        return rows.stream().filter(which).count();
    }

    private static Cell number(long count) {
        return count == 0 ? Cell.EMPTY : Cell.plain(Words.grouped(count));
    }

    private static Map<String, List<AnalysisReport.Row>> byApi(AnalysisReport report) {
        Map<String, List<AnalysisReport.Row>> byApi = new LinkedHashMap<>();
        for (AnalysisReport.Row row : report.operations()) {
            byApi.computeIfAbsent(row.operation().api(), key -> new ArrayList<>())
                    .add(row);
        }
        return byApi;
    }

    /** The operations of each api. */
    void operations(AnalysisReport report) {
        Map<String, AnalysisReport.Api> facts = new LinkedHashMap<>();
        report.apis().forEach(api -> facts.put(api.name(), api));
        byApi(report).forEach((api, rows) -> api(api, told(facts, api), rows));
        legend(report.operations());
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

    private static String name(String api) {
        return api.isEmpty() ? "(no host)" : PlainText.of(api);
    }

    private void api(String api, String told, List<AnalysisReport.Row> rows) {
        long requests = rows.stream().mapToLong(AnalysisReport.Row::requests).sum();
        page.heading(
                name(api), Words.counted(rows.size(), "operation") + ", " + Words.counted(requests, "request") + told);
        Table table = new Table(
                style,
                "<METHOD",
                "~PATH",
                ">RISK",
                ">REQUESTS",
                ">ERRORS",
                ">CALLERS",
                "<AUTHENTICATION",
                "-DATA",
                "<SPECIFICATION");
        rows.stream().limit(MAX_OPERATIONS).forEach(row -> row(table, row));
        page.table(table);
        if (rows.size() > MAX_OPERATIONS) {
            page.paragraph(2, TextReport.more(rows.size() - MAX_OPERATIONS, "operation"), style::dim);
        }
        page.gap();
    }

    private void row(Table table, AnalysisReport.Row row) {
        table.row(
                method(row.operation().method()),
                new Cell(path(row.operation()), this::paintPath).cut(MAX_PATH, true),
                risk(row.risk()),
                Cell.plain(Words.grouped(row.requests())),
                errors(row),
                number(row.callers()),
                authentication(row),
                Cell.plain(String.join(", ", row.dataClasses())),
                specification(row));
    }

    private Cell risk(double risk) {
        String text = risk > 0 ? String.format(Locale.ROOT, "%.1f", risk) : "";
        return new Cell(text, risk >= 7 ? style::alarm : risk >= 4 ? style::warn : UnaryOperator.identity());
    }

    private Cell method(String method) {
        return new Cell(
                PlainText.of(method),
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
        String text = row.errors() == 0 ? "" : Words.percent(row.errors(), row.requests());
        return new Cell(text, 2 * row.errors() >= row.requests() ? style::warn : UnaryOperator.identity());
    }

    private String paintPath(String path) {
        return PARAMETER
                .matcher(path)
                .replaceAll((MatchResult found) -> Matcher.quoteReplacement(style.accent(found.group())));
    }

    private static String path(Operation operation) {
        String selector = operation.selector().isEmpty() ? "" : "  » " + operation.selector();
        return PlainText.of(operation.path() + selector);
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
    private void legend(List<AnalysisReport.Row> rows) {
        if (rows.stream().anyMatch(row -> row.authentication().equals("unknown"))) {
            page.paragraph(
                    2,
                    UNKNOWN
                            + " the source records no request headers: authentication and callers are unknown, not absent",
                    style::dim);
            page.gap();
        }
    }

    void cohorts(List<AnalysisReport.Cohort> cohorts) {
        if (cohorts.isEmpty()) {
            return;
        }
        page.heading("Callers", "");
        Table table = new Table(style, "<KIND", ">CALLERS", ">REQUESTS", "-AUTHENTICATION", "-CLIENTS", "-BECAUSE");
        cohorts.forEach(cohort -> table.row(
                Cell.plain(cohort.name()),
                Cell.plain(Words.grouped(cohort.callers())),
                Cell.plain(Words.grouped(cohort.requests())),
                Cell.plain(String.join(", ", cohort.authenticationTypes())),
                Cell.plain(PlainText.of(Words.few(cohort.agents(), MAX_LISTED))),
                new Cell(PlainText.of(Words.few(cohort.reasons(), MAX_LISTED)), style::dim)));
        page.table(table);
        page.gap();
    }
}
