package dev.sinew.report;

import dev.sinew.model.Finding;
import dev.sinew.model.Problem;
import dev.sinew.report.gate.Judgement;
import java.io.StringWriter;
import java.util.function.Consumer;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/** The parts of a report as JSON documents of their own, each in the form that it has in the JSON report. */
public final class Documents {
    private static final JsonFactory FACTORY = new JsonFactory();

    private Documents() {}

    /** An operation. */
    public static String of(AnalysisReport.Row row) {
        return text(json -> JsonReport.row(json, row));
    }

    /** An api. */
    public static String of(AnalysisReport.Api api) {
        return text(json -> JsonReport.api(json, api));
    }

    /** A finding that nobody has judged. */
    public static String of(Finding finding) {
        return text(json -> FindingJson.write(json, finding, Judgement.NONE));
    }

    /** An incident that nobody has judged. */
    public static String of(AnalysisReport.IncidentRow row) {
        return text(json -> IncidentJson.write(json, row, Judgement.NONE));
    }

    /** A problem. */
    public static String of(Problem problem) {
        return text(json -> JsonReport.problem(json, problem));
    }

    /** A caller. */
    public static String of(AnalysisReport.Caller caller) {
        return text(json -> JsonReport.caller(json, caller));
    }

    /** Any document, in one line. */
    public static String text(Consumer<JsonGenerator> content) {
        StringWriter out = new StringWriter();
        try (JsonGenerator json = FACTORY.createGenerator(ObjectWriteContext.empty(), out)) {
            content.accept(json);
        }
        return out.toString();
    }
}
