package dev.sinew.report;

import dev.sinew.model.Operation;
import dev.sinew.model.Problem;
import dev.sinew.report.json.JsonDocument;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import tools.jackson.core.JsonGenerator;

/** Writes the JSON report, one document whose keys are a contract: none is ever renamed. */
public final class JsonReport {
    /**
     * Writes a report in UTF-8; the stream stays open.
     *
     * @throws IOException where the stream does not take it
     */
    public void write(AnalysisReport report, OutputStream out) throws IOException {
        JsonDocument.write(out, json -> document(json, report));
    }

    private static void document(JsonGenerator json, AnalysisReport report) {
        json.writeStartObject();
        json.writeName("sinew").writeStartObject();
        json.writeStringProperty("version", report.version());
        json.writeStringProperty("command", report.command());
        json.writeEndObject();
        summary(json, report);
        json.writeArrayPropertyStart("operations");
        report.operations().forEach(row -> row(json, row));
        json.writeEndArray();
        json.writeArrayPropertyStart("findings");
        report.findings().forEach(finding -> FindingJson.write(json, finding, report.judgement()));
        json.writeEndArray();
        json.writeArrayPropertyStart("apis");
        report.apis().forEach(api -> api(json, api));
        json.writeEndArray();
        json.writeArrayPropertyStart("cohorts");
        report.cohorts().forEach(cohort -> cohort(json, cohort));
        json.writeEndArray();
        json.writeArrayPropertyStart("signals").writeEndArray();
        json.writeArrayPropertyStart("incidents");
        report.incidents().forEach(incident -> IncidentJson.write(json, incident, report.judgement()));
        json.writeEndArray();
        if (report.tested().equals(Tested.NOTHING)) {
            json.writeArrayPropertyStart("tests").writeEndArray();
        } else {
            TestJson.write(json, report.tested());
        }
        if (!report.apps().isEmpty()) {
            AppsJson.write(json, report.apps());
        }
        if (!report.issuers().isEmpty()) {
            IssuersJson.write(json, report.issuers());
        }
        json.writeArrayPropertyStart("problems");
        report.problems().forEach(problem -> problem(json, problem));
        json.writeEndArray();
        ComplianceJson.write(json, report);
        json.writeEndObject();
    }

    private static void summary(JsonGenerator json, AnalysisReport report) {
        json.writeName("summary").writeStartObject();
        json.writeNumberProperty("exchanges", report.exchanges());
        json.writeNumberProperty("operations", report.operations().size());
        json.writeNumberProperty("callers", report.callers());
        json.writeNumberProperty("findings", report.findings().size());
        json.writeNumberProperty("incidents", report.incidents().size());
        Tally tally = Tally.of(report);
        json.writeNumberProperty("new", tally.counting());
        json.writeNumberProperty("accepted", tally.accepted());
        json.writeNumberProperty("fixed", report.judgement().fixed());
        json.writeEndObject();
    }

    static void row(JsonGenerator json, AnalysisReport.Row row) {
        json.writeStartObject();
        place(json, row.operation());
        json.writeNumberProperty("requests", row.requests());
        json.writeNumberProperty("callers", row.callers());
        json.writeStringProperty("authentication", row.authentication());
        texts(json, "authenticationTypes", row.authenticationTypes());
        texts(json, "dataClasses", row.dataClasses());
        json.writeArrayPropertyStart("dataFields");
        row.fields().forEach(field -> field(json, field));
        json.writeEndArray();
        texts(json, "cohorts", row.cohorts());
        if (row.documented().isPresent()) {
            json.writeBooleanProperty("documented", row.documented().get());
        } else {
            json.writeNullProperty("documented");
        }
        json.writeStringProperty("status", row.status());
        time(json, "firstSeen", row.firstSeenMicros());
        time(json, "lastSeen", row.lastSeenMicros());
        json.writeNumberProperty("risk", row.risk());
        texts(json, "riskReasons", row.riskReasons());
        json.writeEndObject();
    }

    static void api(JsonGenerator json, AnalysisReport.Api api) {
        json.writeStartObject();
        json.writeStringProperty("api", api.name());
        json.writeStringProperty("environment", api.environment());
        json.writeStringProperty("owner", api.owner());
        json.writeStringProperty("exposure", api.exposure());
        texts(json, "tags", api.tags());
        json.writeNumberProperty("risk", api.risk());
        texts(json, "riskReasons", api.riskReasons());
        json.writeEndObject();
    }

    static void caller(JsonGenerator json, AnalysisReport.Caller caller) {
        json.writeStartObject();
        text(json, "caller", caller.name());
        json.writeStringProperty("cohort", caller.cohort());
        json.writeStringProperty("because", caller.because());
        json.writeNumberProperty("requests", caller.requests());
        texts(json, "authenticationTypes", caller.authenticationTypes());
        texts(json, "clients", caller.agents());
        json.writeNumberProperty("applications", caller.applications());
        json.writeNumberProperty("tenants", caller.tenants());
        json.writeNumberProperty("consents", caller.consents());
        time(json, "firstSeen", caller.firstSeenMicros());
        time(json, "lastSeen", caller.lastSeenMicros());
        json.writeEndObject();
    }

    private static void cohort(JsonGenerator json, AnalysisReport.Cohort cohort) {
        json.writeStartObject();
        json.writeStringProperty("cohort", cohort.name());
        json.writeNumberProperty("callers", cohort.callers());
        json.writeNumberProperty("requests", cohort.requests());
        texts(json, "authenticationTypes", cohort.authenticationTypes());
        texts(json, "clients", cohort.agents());
        texts(json, "reasons", cohort.reasons());
        json.writeEndObject();
    }

    private static void field(JsonGenerator json, AnalysisReport.Field field) {
        json.writeStartObject();
        json.writeStringProperty("side", field.side());
        json.writeStringProperty("in", field.place());
        text(json, "field", field.name());
        texts(json, "classes", field.classes());
        text(json, "sample", field.sample());
        json.writeEndObject();
    }

    static void place(JsonGenerator json, Operation operation) {
        text(json, "api", operation.api());
        text(json, "method", operation.method());
        text(json, "path", operation.path());
        text(json, "selector", operation.selector());
    }

    static void problem(JsonGenerator json, Problem problem) {
        json.writeStartObject();
        text(json, "file", problem.file());
        if (problem.entry() >= 0) {
            json.writeNumberProperty("entry", problem.entry());
        } else {
            json.writeNullProperty("entry");
        }
        text(json, "what", problem.what());
        json.writeEndObject();
    }

    /** A text of any origin: half a pair of surrogates has no form in UTF-8. */
    static void text(JsonGenerator json, String name, String value) {
        json.writeStringProperty(name, PlainText.whole(value));
    }

    static void texts(JsonGenerator json, String name, List<String> values) {
        json.writeArrayPropertyStart(name);
        values.forEach(value -> json.writeString(PlainText.whole(value)));
        json.writeEndArray();
    }

    static void time(JsonGenerator json, String name, long micros) {
        if (micros == Long.MIN_VALUE) {
            json.writeNullProperty(name);
        } else {
            json.writeStringProperty(
                    name, Instant.EPOCH.plus(micros, ChronoUnit.MICROS).toString());
        }
    }
}
