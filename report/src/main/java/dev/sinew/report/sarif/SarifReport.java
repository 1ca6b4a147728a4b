package dev.sinew.report.sarif;

import dev.sinew.model.Problem;
import dev.sinew.report.AnalysisReport;
import dev.sinew.report.AppsJson;
import dev.sinew.report.IncidentStory;
import dev.sinew.report.IssuersJson;
import dev.sinew.report.PlainText;
import dev.sinew.report.json.JsonDocument;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import tools.jackson.core.JsonGenerator;

/**
 * Writes a report as SARIF 2.1.0 (OASIS): one run, a result for each finding and for each kind of signal of an incident, problems as
 * notifications of the run.
 */
public final class SarifReport {
    private static final String SCHEMA =
            "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json";

    /**
     * Writes a report in UTF-8; the stream stays open.
     *
     * @throws IOException where the stream does not take it
     */
    public void write(AnalysisReport report, OutputStream out) throws IOException {
        JsonDocument.write(out, json -> document(json, report));
    }

    private static void document(JsonGenerator json, AnalysisReport report) {
        SarifRules rules = SarifRules.of(report);
        json.writeStartObject();
        json.writeStringProperty("$schema", SCHEMA);
        json.writeStringProperty("version", "2.1.0");
        json.writeArrayPropertyStart("runs");
        json.writeStartObject();
        json.writeName("tool").writeStartObject();
        json.writeName("driver").writeStartObject();
        json.writeStringProperty("name", "Sinew");
        json.writeStringProperty("version", report.version());
        json.writeArrayPropertyStart("supportedTaxonomies").writeStartObject();
        json.writeStringProperty("name", "CWE");
        json.writeNumberProperty("index", 0);
        json.writeEndObject().writeEndArray();
        rules.write(json);
        json.writeEndObject().writeEndObject();
        rules.writeTaxonomy(json);
        json.writeName("automationDetails").writeStartObject();
        json.writeStringProperty("id", "sinew/" + report.command() + "/");
        json.writeEndObject();
        json.writeStringProperty("columnKind", "utf16CodeUnits");
        invocation(json, report.problems());
        results(json, report, rules);
        properties(json, report);
        json.writeEndObject().writeEndArray().writeEndObject();
    }

    /** What no result can hold: the answers about apps and who was asked are told also where nothing is wrong. */
    private static void properties(JsonGenerator json, AnalysisReport report) {
        if (report.apps().isEmpty() && report.issuers().isEmpty()) {
            return;
        }
        json.writeName("properties").writeStartObject();
        if (!report.apps().isEmpty()) {
            AppsJson.write(json, report.apps());
        }
        if (!report.issuers().isEmpty()) {
            IssuersJson.write(json, report.issuers());
        }
        json.writeEndObject();
    }

    private static void results(JsonGenerator json, AnalysisReport report, SarifRules rules) {
        SarifResults results = new SarifResults(json, rules, report.judgement());
        json.writeArrayPropertyStart("results");
        report.findings().forEach(results::finding);
        for (AnalysisReport.IncidentRow row : report.incidents()) {
            IncidentStory.kinds(row.incident()).forEach(signals -> results.signals(row, signals));
        }
        json.writeEndArray();
    }

    private static void invocation(JsonGenerator json, List<Problem> problems) {
        json.writeArrayPropertyStart("invocations").writeStartObject();
        json.writeBooleanProperty("executionSuccessful", true);
        json.writeArrayPropertyStart("toolExecutionNotifications");
        for (Problem problem : problems) {
            json.writeStartObject();
            json.writeStringProperty("level", "warning");
            SarifResults.text(
                    json,
                    "message",
                    (problem.entry() >= 0 ? "entry " + problem.entry() + ": " : "") + PlainText.of(problem.what()));
            if (!problem.file().isEmpty()) {
                json.writeArrayPropertyStart("locations").writeStartObject();
                SarifResults.physical(json, problem.file(), 0);
                json.writeEndObject().writeEndArray();
            }
            json.writeEndObject();
        }
        json.writeEndArray().writeEndObject().writeEndArray();
    }
}
