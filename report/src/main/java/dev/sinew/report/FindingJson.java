package dev.sinew.report;

import dev.sinew.model.Evidence;
import dev.sinew.model.Finding;
import dev.sinew.model.RuleFacts;
import dev.sinew.report.gate.Judgement;
import dev.sinew.report.gate.Standing;
import java.util.Locale;
import tools.jackson.core.JsonGenerator;

/** Writes findings into the JSON report. */
final class FindingJson {
    private FindingJson() {}

    static void write(JsonGenerator json, Finding finding, Judgement judgement) {
        RuleFacts rule = finding.rule();
        json.writeStartObject();
        json.writeStringProperty("rule", rule.id());
        json.writeStringProperty("flaw", rule.flaw());
        json.writeStringProperty("severity", rule.severity().name().toLowerCase(Locale.ROOT));
        json.writeStringProperty("confidence", finding.confidence().name().toLowerCase(Locale.ROOT));
        json.writeStringProperty("maturity", rule.maturity().name().toLowerCase(Locale.ROOT));
        JsonReport.texts(json, "owasp", rule.owasp());
        json.writeArrayPropertyStart("cwe");
        rule.cwe().forEach(json::writeNumber);
        json.writeEndArray();
        JsonReport.texts(json, "standards", rule.standards());
        json.writeStringProperty("title", rule.title());
        JsonReport.text(json, "cure", finding.cure());
        JsonReport.texts(
                json,
                "alsoFoundBy",
                finding.others().stream().map(RuleFacts::id).toList());
        json.writeName("operation").writeStartObject();
        JsonReport.place(json, finding.operation());
        json.writeEndObject();
        line(json, finding.line());
        JsonReport.text(json, "field", finding.field());
        json.writeNumberProperty("occurrences", finding.occurrences());
        json.writeArrayPropertyStart("evidence");
        finding.evidence().forEach(evidence -> evidence(json, evidence));
        json.writeEndArray();
        json.writeStringProperty("fingerprint", finding.fingerprint());
        standing(json, judgement.of(finding), judgement);
        json.writeEndObject();
    }

    /** Whether it is new, which only a baseline tells, and why it was accepted. */
    static void standing(JsonGenerator json, Standing standing, Judgement judgement) {
        if (judgement.compared()) {
            json.writeBooleanProperty("new", standing.isNew());
        } else {
            json.writeNullProperty("new");
        }
        if (standing.accepted().isEmpty()) {
            json.writeNullProperty("accepted");
            return;
        }
        json.writeName("accepted").writeStartObject();
        JsonReport.text(json, "reason", standing.accepted().get().reason());
        if (standing.accepted().get().until().isPresent()) {
            json.writeStringProperty(
                    "until", standing.accepted().get().until().get().toString());
        } else {
            json.writeNullProperty("until");
        }
        json.writeEndObject();
    }

    private static void line(JsonGenerator json, Finding.Line line) {
        if (line.file().isEmpty()) {
            json.writeNullProperty("file");
        } else {
            JsonReport.text(json, "file", line.file());
        }
        if (line.number() == 0) {
            json.writeNullProperty("line");
        } else {
            json.writeNumberProperty("line", line.number());
        }
    }

    private static void evidence(JsonGenerator json, Evidence evidence) {
        json.writeStartObject();
        JsonReport.text(json, "file", evidence.origin().file());
        json.writeNumberProperty("entry", evidence.origin().entry());
        JsonReport.text(json, "note", evidence.note());
        json.writeEndObject();
    }
}
