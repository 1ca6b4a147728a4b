package dev.sinew.report;

import dev.sinew.model.Confidence;
import dev.sinew.model.Evidence;
import dev.sinew.model.Finding;
import dev.sinew.model.Incident;
import dev.sinew.model.MarkHit;
import dev.sinew.model.Maturity;
import dev.sinew.model.Operation;
import dev.sinew.model.Origin;
import dev.sinew.model.Problem;
import dev.sinew.model.RuleFacts;
import dev.sinew.model.Severity;
import dev.sinew.model.Signal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Makes reports and their parts for tests. */
public final class Reports {
    /** Every kind of text that a report must not take at its word. */
    public static final List<String> HOSTILE = List.of(
            "<script>alert(1)</script>",
            "\"><img src=x onerror=alert(1)>",
            "</script><script>alert(2)</script>",
            "<!--",
            "]]>",
            "' onmouseover='alert(3)",
            "javascript:alert(4)",
            "\u202egnp.exe",
            "\u0000\u0007\u001b[2J\ufffe",
            "\ud800 alone",
            "\ud83d\ude00 paired",
            "line\nbreak\r\u2028\u2029",
            "{{7*7}}${7*7}@{x}",
            "x".repeat(10_000));

    private Reports() {}

    /** A rule with a page of three paragraphs. */
    public static RuleFacts rule(String id, Severity severity) {
        return rule(id, severity, Maturity.PREVIEW);
    }

    /** The same, trusted so far. */
    public static RuleFacts rule(String id, Severity severity, Maturity maturity) {
        String name = id.substring(id.indexOf('.') + 1);
        return new RuleFacts(
                id,
                name,
                "Title of " + name,
                severity,
                maturity,
                List.of("API2:2023"),
                List.of(598, 200),
                List.of("PCI-DSS-4.0.1 6.2.4", "GDPR Art. 32(1)(a)", "RFC 6797"),
                "What " + name
                        + " is. More of it.\n\nWhy it matters. And more.\n\nTo fix it, do as you should. Then rest.");
    }

    /** What a rule found at a place. */
    public static Finding finding(RuleFacts rule, Operation operation, String field) {
        return new Finding(
                rule,
                operation,
                field,
                Confidence.CONFIRMED,
                List.of(new Evidence(new Origin("traffic.jsonl", 3), "a note")),
                2);
    }

    public static Operation operation(String path) {
        return new Operation("api.bank.example", "GET", path, "");
    }

    /** One call of an actor. */
    public static Signal signal(RuleFacts rule, Operation operation, MarkHit.Outcome outcome, long entry) {
        return new Signal(
                rule,
                operation,
                new Origin("traffic.jsonl", entry),
                1_700_000_000_000_000L + entry * 1_000_000,
                outcome,
                new Signal.Actor(7, true),
                List.of(entry),
                List.of("iban"),
                Confidence.CONFIRMED,
                "the account is another caller's");
    }

    /** What an actor did. */
    public static Incident incident(String id, Severity severity, Signal... signals) {
        return new Incident(
                id,
                severity,
                signals[0].actor(),
                List.of(),
                Incident.Stage.SUCCESS,
                signals.length,
                0,
                List.of("iban"),
                Set.of(Incident.Stake.MONEY),
                List.of(signals));
    }

    /** A row without anything special. */
    public static AnalysisReport.Row row(Operation operation) {
        return new AnalysisReport.Row(
                operation,
                12,
                3,
                "always",
                List.of("bearer-jwt"),
                List.of("iban"),
                List.of(new AnalysisReport.Field("answer", "body", "iban", List.of("iban"), "GB2••••••819")),
                List.of("user"),
                Optional.empty(),
                "active",
                1_700_000_000_000_000L,
                1_700_000_100_000_000L,
                1,
                0.0,
                List.of());
    }

    /** A report of findings and incidents, with a row for each of their operations. */
    public static AnalysisReport report(List<Finding> findings, List<Incident> incidents) {
        List<AnalysisReport.Row> rows = new ArrayList<>();
        findings.stream()
                .map(Finding::operation)
                .filter(operation -> !operation.isApi())
                .distinct()
                .sorted()
                .forEach(operation -> rows.add(row(operation)));
        List<RuleFacts> rules = findings.stream().map(Finding::rule).distinct().toList();
        List<AnalysisReport.IncidentRow> named = new ArrayList<>();
        incidents.forEach(incident -> named.add(
                new AnalysisReport.IncidentRow(incident, "caller-" + (named.size() + 1), List.of("firefox"))));
        return new AnalysisReport(
                "0.1.0",
                "analyze",
                100,
                3,
                rows,
                List.of(),
                List.of(),
                findings,
                named,
                List.of(
                        new Problem("traffic.jsonl", 5, "line is no JSON"),
                        new Problem("", -1, "something of the run")),
                rules);
    }

    /** A report in which every text that can come from outside is hostile. */
    public static AnalysisReport hostile() {
        List<Finding> findings = new ArrayList<>();
        List<Incident> incidents = new ArrayList<>();
        List<AnalysisReport.Row> rows = new ArrayList<>();
        List<Problem> problems = new ArrayList<>();
        List<AnalysisReport.Api> apis = new ArrayList<>();
        List<AnalysisReport.Cohort> cohorts = new ArrayList<>();
        RuleFacts rule = rule("posture.hostile", Severity.HIGH);
        for (String text : HOSTILE) {
            Operation operation = new Operation("api" + text, "GET" + text, "/" + text + "/{" + text + "}", text);
            findings.add(new Finding(
                            rule,
                            operation,
                            text,
                            Confidence.LIKELY,
                            List.of(new Evidence(new Origin(text, 1), text)),
                            3)
                    .cured(text)
                    .at(new Finding.Line(text, 4)));
            Signal call = signal(rule("detect.hostile", Severity.HIGH), operation, MarkHit.Outcome.EXPOSED, 9);
            incidents.add(incident(
                    "inc-" + incidents.size(),
                    Severity.HIGH,
                    new Signal(
                            call.rule(),
                            operation,
                            new Origin(text, 9),
                            call.timeMicros(),
                            call.outcome(),
                            call.actor(),
                            List.of(),
                            List.of(),
                            call.confidence(),
                            text)));
            rows.add(new AnalysisReport.Row(
                    operation,
                    1,
                    1,
                    "always",
                    List.of("bearer-jwt"),
                    List.of("iban"),
                    List.of(new AnalysisReport.Field("answer", "body", text, List.of("iban"), text)),
                    List.of("user"),
                    Optional.of(false),
                    "shadow",
                    Long.MIN_VALUE,
                    Long.MIN_VALUE,
                    0,
                    5.5,
                    List.of(text)));
            problems.add(new Problem(text, 1, text));
            apis.add(new AnalysisReport.Api("api" + text, text, text, "internet", List.of(text), 7.5, List.of(text)));
            cohorts.add(new AnalysisReport.Cohort("user", 1, 1, List.of("bearer-jwt"), List.of(text), List.of(text)));
        }
        List<AnalysisReport.IncidentRow> named = new ArrayList<>();
        incidents.forEach(incident -> named.add(new AnalysisReport.IncidentRow(incident, "caller-1", HOSTILE)));
        return new AnalysisReport(
                "0.1.0", "analyze", 1, 1, rows, apis, cohorts, findings, named, problems, List.of(rule));
    }
}
