package dev.sinew.app.serve;

import dev.sinew.console.api.Acceptances;
import dev.sinew.console.api.Resource;
import dev.sinew.model.Finding;
import dev.sinew.model.Operation;
import dev.sinew.model.Problem;
import dev.sinew.model.Severity;
import dev.sinew.model.policy.Allowance;
import dev.sinew.report.AnalysisReport;
import dev.sinew.report.Documents;
import dev.sinew.store.Document;
import dev.sinew.store.LedgerEntry;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Stream;
import tools.jackson.core.JsonGenerator;

/** Makes documents of the parts of a report: what the report says of them, with an id and what they can be filtered by. */
final class Rows {
    private static final int ID_BYTES = 10;

    /** The states of a finding that nobody answered. */
    private static final Set<String> OPEN = Set.of(word(LedgerEntry.State.OPEN), word(LedgerEntry.State.REOPENED));

    private Rows() {}

    static Document of(
            String key, Document.Order order, Map<String, String> texts, Map<String, Double> numbers, String json) {
        return new Document(key, order, texts, numbers, json);
    }

    /** The same operation has the same id for as long as its template stays. */
    static Document operation(AnalysisReport.Row row) {
        Operation operation = row.operation();
        String place = place(operation);
        return of(
                id(operation.unnamed().toString()),
                Document.Order.by(operation.api() + " " + operation.path() + " " + operation.method()),
                Map.of(
                        "place",
                        place,
                        "api",
                        operation.api(),
                        "method",
                        operation.method(),
                        "path",
                        operation.path(),
                        "authentication",
                        row.authentication(),
                        "status",
                        row.status(),
                        "data",
                        Resource.words(row.dataClasses())),
                Map.of("risk", row.risk(), "requests", (double) row.requests(), "callers", (double) row.callers()),
                withId(id(operation.unnamed().toString()), Documents.of(row)));
    }

    /** The APIs, each with what its operations carry and how much is open there. */
    static Stream<Document> apis(AnalysisReport report, List<Document> findings) {
        Map<String, SortedSet<String>> classes = new HashMap<>();
        for (AnalysisReport.Row row : report.operations()) {
            classes.computeIfAbsent(row.operation().api(), each -> new TreeSet<>())
                    .addAll(row.dataClasses());
        }
        Map<String, Map<String, Integer>> open = new HashMap<>();
        for (Document finding : findings) {
            Map<String, String> texts = finding.texts();
            if (OPEN.contains(texts.get("state"))) {
                open.computeIfAbsent(texts.get("api"), each -> new HashMap<>())
                        .merge(texts.get("severity"), 1, Integer::sum);
            }
        }
        return report.apis().stream()
                .map(api -> api(
                        api,
                        classes.getOrDefault(api.name(), Collections.emptySortedSet()),
                        open.getOrDefault(api.name(), Map.of())));
    }

    private static Document api(AnalysisReport.Api api, SortedSet<String> classes, Map<String, Integer> open) {
        String more = Documents.text(json -> {
            json.writeStartObject();
            json.writeArrayPropertyStart("dataClasses");
            classes.forEach(json::writeString);
            json.writeEndArray();
            json.writeName("openFindings").writeStartObject();
            for (Severity severity : Severity.values()) {
                json.writeNumberProperty(word(severity), open.getOrDefault(word(severity), 0));
            }
            json.writeEndObject();
            json.writeEndObject();
        });
        return of(
                id(api.name()),
                Document.Order.by(api.name()),
                Map.of(
                        "api",
                        api.name(),
                        "environment",
                        api.environment(),
                        "owner",
                        api.owner(),
                        "exposure",
                        api.exposure()),
                Map.of("risk", api.risk()),
                merged(withId(id(api.name()), Documents.of(api)), more));
    }

    /**
     * Findings of today, then those that are fixed. What was said of a place that is none any more, because its path is part of
     * another's template by now, is not shown as fixed: nobody fixed it.
     */
    static Stream<Document> findings(
            List<Finding> findings, Map<String, LedgerEntry> ledger, Set<Operation> operations) {
        List<Document> documents = new ArrayList<>();
        Set<String> present = new HashSet<>();
        for (Finding finding : findings) {
            String fingerprint = finding.fingerprint();
            LedgerEntry entry = ledger.get(fingerprint);
            if (entry != null && present.add(fingerprint)) {
                documents.add(finding(finding, entry));
            }
        }
        ledger.values().stream()
                .filter(entry -> entry.state() == LedgerEntry.State.FIXED
                        && operations.contains(entry.subject().operation().unnamed())
                        && present.add(entry.fingerprint()))
                .sorted(Comparator.comparing(LedgerEntry::fingerprint))
                .forEach(entry -> documents.add(gone(entry)));
        return documents.stream();
    }

    private static Document finding(Finding finding, LedgerEntry entry) {
        Map<String, String> texts = new HashMap<>(attributes(entry));
        texts.put("confidence", word(finding.confidence()));
        texts.put("rule", finding.rule().id());
        texts.put("maturity", word(finding.rule().maturity()));
        return of(
                finding.fingerprint(),
                worstFirst(finding.rule().severity(), finding.operation().toString()),
                texts,
                Map.of("occurrences", (double) finding.occurrences()),
                merged(Documents.text(json -> life(json, entry)), Documents.of(finding)));
    }

    private static Document gone(LedgerEntry entry) {
        return of(
                entry.fingerprint(),
                worstFirst(
                        entry.subject().severity(), entry.subject().operation().toString()),
                attributes(entry),
                Map.of(),
                Documents.text(json -> gone(json, entry)));
    }

    private static Map<String, String> attributes(LedgerEntry entry) {
        LedgerEntry.Subject subject = entry.subject();
        return Map.of(
                "place",
                place(subject.operation()),
                "severity",
                word(subject.severity()),
                "state",
                word(entry.state()),
                "rule",
                subject.rules().isEmpty() ? "" : subject.rules().getFirst(),
                "flaw",
                subject.flaw(),
                "api",
                subject.operation().api());
    }

    private static void life(JsonGenerator json, LedgerEntry entry) {
        json.writeStartObject();
        json.writeStringProperty("id", entry.fingerprint());
        json.writeStringProperty("state", word(entry.state()));
        json.writeStringProperty("firstSeen", entry.firstSeen().toString());
        json.writeStringProperty("lastSeen", entry.lastSeen().toString());
        json.writeStringProperty("changed", entry.changed().toString());
        Acceptances.write(json, entry);
        json.writeEndObject();
    }

    private static void gone(JsonGenerator json, LedgerEntry entry) {
        LedgerEntry.Subject subject = entry.subject();
        json.writeStartObject();
        json.writeStringProperty("id", entry.fingerprint());
        json.writeStringProperty("state", word(entry.state()));
        json.writeStringProperty("firstSeen", entry.firstSeen().toString());
        json.writeStringProperty("lastSeen", entry.lastSeen().toString());
        json.writeStringProperty("changed", entry.changed().toString());
        json.writeStringProperty(
                "rule", subject.rules().isEmpty() ? "" : subject.rules().getFirst());
        json.writeStringProperty("flaw", subject.flaw());
        json.writeStringProperty("severity", word(subject.severity()));
        json.writeStringProperty("title", subject.title());
        json.writeName("operation").writeStartObject();
        json.writeStringProperty("api", subject.operation().api());
        json.writeStringProperty("method", subject.operation().method());
        json.writeStringProperty("path", subject.operation().path());
        json.writeStringProperty("selector", subject.operation().selector());
        json.writeEndObject();
        json.writeStringProperty("field", subject.field());
        json.writeStringProperty("fingerprint", entry.fingerprint());
        json.writeEndObject();
    }

    /** An incident, with why nobody is blocked for it where that is so. */
    static Document incident(AnalysisReport.IncidentRow row, Optional<Allowance> allowed) {
        return of(
                row.incident().id(),
                worstFirst(row.incident().severity(), row.incident().id()),
                Map.of(
                        "actor",
                        row.actor(),
                        "severity",
                        word(row.incident().severity()),
                        "stage",
                        word(row.incident().stage())),
                Map.of(
                        "objects",
                        (double) row.incident().objects(),
                        "writes",
                        (double) row.incident().writes(),
                        "signals",
                        (double) row.incident().signals().size()),
                allowed.map(allowance -> merged(Documents.of(row), allowed(allowance)))
                        .orElseGet(() -> Documents.of(row)));
    }

    private static String allowed(Allowance allowance) {
        return Documents.text(json -> {
            json.writeStartObject();
            json.writeName("allowed").writeStartObject();
            json.writeStringProperty("what", allowance.what());
            json.writeStringProperty("reason", allowance.reason());
            json.writeEndObject();
            json.writeEndObject();
        });
    }

    static Document caller(AnalysisReport.Caller caller) {
        return of(
                caller.name(),
                Document.Order.by(-(double) caller.requests()),
                Map.of("caller", caller.name(), "cohort", caller.cohort()),
                Map.of("requests", (double) caller.requests()),
                withId(caller.name(), Documents.of(caller)));
    }

    static Stream<Document> problems(List<Problem> problems) {
        List<Document> documents = new ArrayList<>();
        for (Problem problem : problems) {
            documents.add(of(
                    "problem-" + documents.size(),
                    Document.Order.by(documents.size()),
                    Map.of("what", problem.what(), "file", problem.file()),
                    Map.of("entry", (double) problem.entry()),
                    Documents.of(problem)));
        }
        return documents.stream();
    }

    static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }

    private static Document.Order worstFirst(Severity severity, String then) {
        return new Document.Order(-severity.ordinal(), then);
    }

    private static String place(Operation operation) {
        return (operation.method() + " " + operation.api() + operation.path() + " " + operation.selector()).strip();
    }

    private static String withId(String id, String json) {
        return merged(
                Documents.text(out -> {
                    out.writeStartObject();
                    out.writeStringProperty("id", id);
                    out.writeEndObject();
                }),
                json);
    }

    /** One object with the members of two that are not empty. */
    private static String merged(String first, String second) {
        return first.substring(0, first.length() - 1) + "," + second.substring(1);
    }

    private static String id(String of) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(of.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash, 0, ID_BYTES);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
