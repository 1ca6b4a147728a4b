package dev.sinew.app;

import dev.sinew.model.LearnedOperation;
import dev.sinew.report.AnalysisReport;
import dev.sinew.report.JsonReport;
import dev.sinew.report.Look;
import dev.sinew.report.TextReport;
import dev.sinew.report.html.HtmlReport;
import dev.sinew.report.junit.JUnitReport;
import dev.sinew.report.sarif.SarifReport;
import dev.sinew.spec.write.OpenApiWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** The forms in which what was learned is told. */
enum Format {
    text,
    json,
    sarif,
    junit,
    html,
    openapi;

    static final String DESCRIPTION =
            "text, json, sarif (2.1.0), junit (XML), html (one page), or openapi: what was learned as"
                    + " OpenAPI 3.1 (default: ${DEFAULT-VALUE}).";

    /** Writes a report, or what was learned, into a stream. */
    void write(
            AnalysisReport report, List<LearnedOperation> learned, ReportOptions options, OutputStream out, Look look)
            throws IOException {
        switch (this) {
            case text -> out.write(new TextReport(look).write(report).getBytes(StandardCharsets.UTF_8));
            case json -> new JsonReport().write(report, out);
            case sarif -> new SarifReport().write(report, out);
            case html -> new HtmlReport().write(report, out);
            case junit -> new JUnitReport(options.least()).write(report, out);
            case openapi -> out.write(OpenApiWriter.json(learned).getBytes(StandardCharsets.UTF_8));
        }
    }
}
