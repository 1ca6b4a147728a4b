package dev.sinew.report;

import dev.sinew.model.Evidence;
import dev.sinew.model.Finding;
import dev.sinew.model.Operation;
import dev.sinew.model.Problem;
import dev.sinew.model.RuleFacts;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import tools.jackson.core.JsonEncoding;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.exc.JacksonIOException;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.util.DefaultPrettyPrinter;

/** Writes the JSON report, one document whose keys are a contract: none is ever renamed. */
public final class JsonReport {
    private final JsonFactory factory = new JsonFactory();

    /**
     * Writes a report in UTF-8; the stream stays open.
     *
     * @throws IOException where the stream does not take it
     */
    public void write(AnalysisReport report, OutputStream out) throws IOException {
        try {
            document(report, out);
        } catch (JacksonIOException e) {
            throw e.getCause();
        }
    }

    private void document(AnalysisReport report, OutputStream out) {
        ObjectWriteContext pretty = new ObjectWriteContext.Base() {
            @Override
            public DefaultPrettyPrinter getPrettyPrinter() {
                return new DefaultPrettyPrinter();
            }
        };
        try (JsonGenerator json = factory.createGenerator(pretty, new Unclosed(out), JsonEncoding.UTF8)) {
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
            report.findings().forEach(finding -> finding(json, finding));
            json.writeEndArray();
            json.writeArrayPropertyStart("apis");
            report.apis().forEach(api -> api(json, api));
            json.writeEndArray();
            json.writeArrayPropertyStart("cohorts");
            report.cohorts().forEach(cohort -> cohort(json, cohort));
            json.writeEndArray();
            json.writeArrayPropertyStart("signals").writeEndArray();
            json.writeArrayPropertyStart("incidents");
            report.incidents().forEach(incident -> IncidentJson.write(json, incident));
            json.writeEndArray();
            json.writeArrayPropertyStart("tests").writeEndArray();
            json.writeArrayPropertyStart("problems");
            report.problems().forEach(problem -> problem(json, problem));
            json.writeEndArray();
            json.writeEndObject();
            json.writeRaw('\n');
        }
    }

    private static void summary(JsonGenerator json, AnalysisReport report) {
        json.writeName("summary").writeStartObject();
        json.writeNumberProperty("exchanges", report.exchanges());
        json.writeNumberProperty("operations", report.operations().size());
        json.writeNumberProperty("callers", report.callers());
        json.writeNumberProperty("findings", report.findings().size());
        json.writeNumberProperty("incidents", report.incidents().size());
        json.writeEndObject();
    }

    private static void row(JsonGenerator json, AnalysisReport.Row row) {
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

    private static void api(JsonGenerator json, AnalysisReport.Api api) {
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
        json.writeStringProperty("field", field.name());
        texts(json, "classes", field.classes());
        json.writeStringProperty("sample", field.sample());
        json.writeEndObject();
    }

    static void place(JsonGenerator json, Operation operation) {
        json.writeStringProperty("api", operation.api());
        json.writeStringProperty("method", operation.method());
        json.writeStringProperty("path", operation.path());
        json.writeStringProperty("selector", operation.selector());
    }

    private static void finding(JsonGenerator json, Finding finding) {
        RuleFacts rule = finding.rule();
        json.writeStartObject();
        json.writeStringProperty("rule", rule.id());
        json.writeStringProperty("flaw", rule.flaw());
        json.writeStringProperty("severity", rule.severity().name().toLowerCase(Locale.ROOT));
        json.writeStringProperty("confidence", finding.confidence().name().toLowerCase(Locale.ROOT));
        json.writeStringProperty("maturity", rule.maturity().name().toLowerCase(Locale.ROOT));
        texts(json, "owasp", rule.owasp());
        json.writeArrayPropertyStart("cwe");
        rule.cwe().forEach(json::writeNumber);
        json.writeEndArray();
        texts(json, "standards", rule.standards());
        json.writeStringProperty("title", rule.title());
        json.writeStringProperty("cure", finding.cure());
        texts(json, "alsoFoundBy", finding.others().stream().map(RuleFacts::id).toList());
        json.writeName("operation").writeStartObject();
        place(json, finding.operation());
        json.writeEndObject();
        if (finding.line().file().isEmpty()) {
            json.writeNullProperty("file");
        } else {
            json.writeStringProperty("file", finding.line().file());
        }
        if (finding.line().number() == 0) {
            json.writeNullProperty("line");
        } else {
            json.writeNumberProperty("line", finding.line().number());
        }
        json.writeStringProperty("field", finding.field());
        json.writeNumberProperty("occurrences", finding.occurrences());
        json.writeArrayPropertyStart("evidence");
        finding.evidence().forEach(evidence -> evidence(json, evidence));
        json.writeEndArray();
        json.writeStringProperty("fingerprint", finding.fingerprint());
        json.writeEndObject();
    }

    private static void evidence(JsonGenerator json, Evidence evidence) {
        json.writeStartObject();
        json.writeStringProperty("file", evidence.origin().file());
        json.writeNumberProperty("entry", evidence.origin().entry());
        json.writeStringProperty("note", evidence.note());
        json.writeEndObject();
    }

    private static void problem(JsonGenerator json, Problem problem) {
        json.writeStartObject();
        json.writeStringProperty("file", problem.file());
        if (problem.entry() >= 0) {
            json.writeNumberProperty("entry", problem.entry());
        } else {
            json.writeNullProperty("entry");
        }
        json.writeStringProperty("what", problem.what());
        json.writeEndObject();
    }

    static void texts(JsonGenerator json, String name, List<String> values) {
        json.writeArrayPropertyStart(name);
        values.forEach(json::writeString);
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
