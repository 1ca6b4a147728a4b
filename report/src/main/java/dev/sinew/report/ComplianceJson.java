package dev.sinew.report;

import dev.sinew.model.Finding;
import dev.sinew.model.Incident;
import dev.sinew.report.compliance.Compliance;
import dev.sinew.report.compliance.Requirement;
import dev.sinew.report.compliance.Standard;
import tools.jackson.core.JsonGenerator;

/** Writes into the JSON report which requirements findings and incidents touch, and which no rule looked at. */
final class ComplianceJson {
    private ComplianceJson() {}

    static void write(JsonGenerator json, AnalysisReport report) {
        Compliance compliance = Compliance.of(report.rules(), report.findings(), report.happened(), report.judgement());
        json.writeName("compliance").writeStartObject();
        json.writeArrayPropertyStart("owasp");
        compliance.owasp().forEach(entry -> requirement(json, "id", entry));
        json.writeEndArray();
        json.writeArrayPropertyStart("standards");
        for (Standard standard : compliance.standards()) {
            json.writeStartObject();
            json.writeStringProperty("standard", standard.id());
            json.writeStringProperty("title", standard.title());
            json.writeArrayPropertyStart("clauses");
            standard.requirements().forEach(clause -> requirement(json, "clause", clause));
            json.writeEndArray();
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    private static void requirement(JsonGenerator json, String key, Requirement requirement) {
        json.writeStartObject();
        json.writeStringProperty(key, requirement.id());
        json.writeStringProperty("title", requirement.title());
        json.writeBooleanProperty("checked", requirement.checked());
        json.writeNumberProperty("rules", requirement.rules());
        json.writeNumberProperty("accepted", requirement.accepted());
        JsonReport.texts(
                json,
                "findings",
                requirement.findings().stream().map(Finding::fingerprint).toList());
        JsonReport.texts(
                json,
                "incidents",
                requirement.incidents().stream().map(Incident::id).toList());
        json.writeEndObject();
    }
}
