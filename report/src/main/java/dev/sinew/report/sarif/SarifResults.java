package dev.sinew.report.sarif;

import dev.sinew.model.Evidence;
import dev.sinew.model.Finding;
import dev.sinew.model.Fingerprints;
import dev.sinew.model.Operation;
import dev.sinew.model.RuleFacts;
import dev.sinew.model.Severity;
import dev.sinew.model.Signal;
import dev.sinew.report.AnalysisReport;
import dev.sinew.report.PlainText;
import dev.sinew.report.gate.Judgement;
import dev.sinew.report.gate.Standing;
import java.util.List;
import java.util.Locale;
import tools.jackson.core.JsonGenerator;

/** Writes findings and signals as results. */
final class SarifResults {
    private static final String FINGERPRINT = "sinew/v1";
    private static final int MAX_RELATED = 20;
    private static final int MAX_INTEGER = Integer.MAX_VALUE;

    private final JsonGenerator json;
    private final SarifRules rules;
    private final Judgement judgement;

    SarifResults(JsonGenerator json, SarifRules rules, Judgement judgement) {
        this.json = json;
        this.rules = rules;
        this.judgement = judgement;
    }

    void finding(Finding finding) {
        begin(finding.rule(), finding.rule().severity());
        text(json, "message", message(finding));
        Finding.Line line = finding.line();
        boolean inFile = !line.file().isEmpty();
        location(finding.operation(), inFile ? line.file() : file(finding.evidence()), inFile ? line.number() : 0);
        json.writeArrayPropertyStart("relatedLocations");
        finding.evidence().stream()
                .limit(MAX_RELATED)
                .forEach(evidence ->
                        related(evidence.origin().file(), evidence.origin().entry(), evidence.note()));
        json.writeEndArray();
        json.writeNumberProperty("occurrenceCount", clamped(finding.occurrences()));
        fingerprint(finding.fingerprint());
        standing(judgement.of(finding));
        json.writeName("properties").writeStartObject();
        json.writeStringProperty("confidence", word(finding.confidence()));
        json.writeEndObject();
        json.writeEndObject();
    }

    /** Signals of one kind. Their fingerprint tells nothing of the actor, so that the next one's fall together with them. */
    void signals(AnalysisReport.IncidentRow row, List<Signal> signals) {
        Signal first = signals.getFirst();
        Severity severity = first.rule().severity();
        begin(first.rule(), severity);
        text(
                json,
                "message",
                first.rule().title() + " (" + word(first.outcome()) + "). "
                        + sentence(PlainText.of(first.note())) + " Part of incident "
                        + row.incident().id() + ".");
        location(first.operation(), first.origin().file(), 0);
        json.writeArrayPropertyStart("relatedLocations");
        signals.stream()
                .limit(MAX_RELATED)
                .forEach(signal ->
                        related(signal.origin().file(), signal.origin().entry(), signal.note()));
        json.writeEndArray();
        json.writeNumberProperty("occurrenceCount", clamped(signals.size()));
        fingerprint(Fingerprints.of(first.rule().flaw(), first.operation(), "signal " + word(first.outcome())));
        standing(judgement.of(row.incident()));
        json.writeName("properties").writeStartObject();
        json.writeStringProperty("confidence", word(first.confidence()));
        json.writeStringProperty("incident", row.incident().id());
        json.writeStringProperty("actor", PlainText.of(row.actor()));
        json.writeStringProperty("outcome", word(first.outcome()));
        json.writeEndObject();
        json.writeEndObject();
    }

    private void begin(RuleFacts rule, Severity severity) {
        json.writeStartObject();
        json.writeStringProperty("ruleId", rule.id());
        json.writeNumberProperty("ruleIndex", rules.index(rule));
        json.writeStringProperty("level", SarifRules.level(severity));
    }

    private static String message(Finding finding) {
        StringBuilder text = new StringBuilder(finding.rule().title());
        if (!finding.field().isEmpty()) {
            text.append(": ").append(PlainText.of(finding.field()));
        }
        text.append(". ");
        finding.evidence().stream()
                .map(Evidence::note)
                .filter(note -> !note.isBlank())
                .findFirst()
                .ifPresent(note -> text.append("Seen: ")
                        .append(sentence(PlainText.of(note)))
                        .append(' '));
        if (!finding.cure().isEmpty()) {
            text.append("To fix: ").append(sentence(PlainText.of(finding.cure())));
        }
        return text.toString().strip();
    }

    private static String sentence(String text) {
        return text.isEmpty() || text.endsWith(".") ? text : text + ".";
    }

    private static String file(List<Evidence> evidence) {
        return evidence.isEmpty() ? "" : evidence.getFirst().origin().file();
    }

    private void location(Operation operation, String file, int line) {
        json.writeArrayPropertyStart("locations").writeStartObject();
        if (!file.isEmpty()) {
            physical(json, file, line);
        }
        json.writeArrayPropertyStart("logicalLocations").writeStartObject();
        json.writeStringProperty("fullyQualifiedName", PlainText.of(operation.toString()));
        json.writeStringProperty("kind", operation.isApi() ? "module" : "function");
        json.writeEndObject().writeEndArray();
        json.writeEndObject().writeEndArray();
    }

    private void related(String file, long entry, String note) {
        json.writeStartObject();
        text(json, "message", "entry " + entry + (note.isEmpty() ? "" : ": " + PlainText.of(note)));
        if (!file.isEmpty()) {
            physical(json, file, 0);
        }
        json.writeEndObject();
    }

    private void fingerprint(String value) {
        json.writeName("partialFingerprints").writeStartObject();
        json.writeStringProperty(FINGERPRINT, value);
        json.writeEndObject();
    }

    private void standing(Standing standing) {
        if (judgement.compared()) {
            json.writeStringProperty("baselineState", standing.isNew() ? "new" : "unchanged");
        }
        json.writeArrayPropertyStart("suppressions");
        if (standing.accepted().isPresent()) {
            json.writeStartObject();
            json.writeStringProperty("kind", "external");
            json.writeStringProperty("status", "accepted");
            json.writeStringProperty(
                    "justification", PlainText.of(standing.accepted().get().reason()));
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    /** A file by its address, with a line where one is known (from 1). */
    static void physical(JsonGenerator json, String file, int line) {
        json.writeName("physicalLocation").writeStartObject();
        json.writeName("artifactLocation").writeStartObject();
        json.writeStringProperty("uri", FileAddress.of(file));
        json.writeEndObject();
        if (line > 0) {
            json.writeName("region").writeStartObject();
            json.writeNumberProperty("startLine", line);
            json.writeEndObject();
        }
        json.writeEndObject();
    }

    /** A text as SARIF wraps it. */
    static void text(JsonGenerator json, String name, String text) {
        json.writeName(name).writeStartObject();
        json.writeStringProperty("text", text);
        json.writeEndObject();
    }

    private static int clamped(long count) {
        return (int) Math.min(MAX_INTEGER, Math.max(1, count));
    }

    private static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }
}
